// The yardstick of the matching of made-up people: the same work in SQL, by DuckDB, in a process of its own.
import { availableParallelism } from "node:os";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { measure } from "../../server/data-quality/matching/truth/measure.ts";
import { readTruth } from "../../server/data-quality/matching/truth/read-truth.ts";
import { sayRanApart } from "../harness/say-ran-apart.ts";
import { compared, meet, readPeople, strangers, yardstickComparisons } from "./duckdb-sql.ts";
import { learnWeights, strangerShares } from "./duckdb-weights.ts";

/** As many as the matcher draws. */
const strangerPairs = 400_000;
/** log2 odds from which two records are taken as one: connected components forgive no pair that only looks right. */
const sameFrom = Math.log2(0.999 / 0.001);

type Columns = (sql: string) => Promise<number[][]>;
type Asked = { file: string; truth: string; records: number };

const asked: Asked = JSON.parse(process.argv[2] ?? "{}");
await sayRanApart(async () => {
  const columns = await duckdb();
  if (columns === null) return null;
  const began = performance.now();
  const matched = await matchInSql(columns, asked);
  const seconds = (performance.now() - began) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { ...matched.counts, seconds, peakMb, clusters: (await qualityOf(matched)).clusters };
});

/** Answers the columns of a query's result; null where the library isn't beside the packages. */
async function duckdb(): Promise<Columns | null> {
  const name: string = "@duckdb/node-api";
  const library = await import(name).catch(() => null);
  if (library === null) return null;
  const instance = await library.DuckDBInstance.create(":memory:", {
    threads: String(availableParallelism()),
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getColumns();
}

async function matchInSql(columns: Columns, { file, records }: Asked) {
  await columns(readPeople(file));
  const begun = performance.now();
  await columns(meet);
  const met = performance.now();
  const drawn = await patternsIn(columns, compared(strangers(strangerPairs, records), null, records));
  const shares = strangerShares(drawn);
  const agree = yardstickComparisons.map(({ levels }, at) => shares[at]?.[levels - 1] ?? 1);
  const learned = performance.now();
  await columns(`create table weighed as ${compared("pair", agree, records)}`);
  const weighed = performance.now();
  const patterns = await patternsIn(columns, "select pattern from weighed");
  const weights = learnWeights(patterns, shares, records);
  const known = performance.now();
  const values = [...weights].map(([pattern, weight]) => `(${pattern}, ${weight})`).join(", ");
  const [a = [], b = []] = await columns(`
    select a, b
    from weighed join (values ${values}) as known (pattern, weight) using (pattern)
    where weight + rare >= ${sameFrom}`);
  const picked = performance.now();
  const candidatePairs = [...patterns.values()].reduce((sum, count) => sum + count, 0);
  return {
    counts: {
      candidatePairs,
      // As the matcher counts it: without reading, without learning, and without building clusters.
      pairsPerSecond: (candidatePairs * 1000) / (met - begun + weighed - learned + picked - known),
    },
    a,
    b,
    groupOf: connected(records, a, b),
  };
}

async function patternsIn(columns: Columns, relation: string): Promise<Map<number, number>> {
  const [patterns = [], counts = []] = await columns(
    `select pattern, count(*)::int from (${relation}) group by pattern order by pattern`,
  );
  return new Map(patterns.map((pattern, at) => [pattern, counts[at] ?? 0]));
}

/** The cluster of each record: whoever is reached over pairs, however many. */
function connected(records: number, a: readonly number[], b: readonly number[]): Int32Array {
  const above = Int32Array.from({ length: records }, (_, record) => record);
  const top = (record: number) => {
    let at = record;
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number;
      at = above[at] as number;
    }
    return at;
  };
  for (const [at, one] of a.entries()) above[top(one)] = top(b[at] ?? one);
  return above.map((_, record) => top(record));
}

async function qualityOf({ a, b, groupOf }: Awaited<ReturnType<typeof matchInSql>>) {
  const [truthFile] = findFiles([asked.truth]);
  if (truthFile === undefined) throw new Error(`${asked.truth} isn't there.`);
  const ids = Array.from(groupOf, (_, record) => `r${record}`);
  const origins = { ids, files: ids.map(() => 0), rows: ids.map((_, row) => row), sources: [] };
  const same = a.map((one, at) => ({ a: one, b: b[at] ?? one, isAutomatic: false }));
  return measure({ same, groupOf, wasAsked: () => true }, await readTruth(truthFile, origins), {
    acrossFilesOnly: false,
    fileOf: origins.files,
  });
}
