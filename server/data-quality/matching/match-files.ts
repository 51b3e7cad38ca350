import { statSync } from "node:fs";
import type { MatchedPair } from "../../matching/found-pairs.ts";
import type { Evidence } from "../../matching/judge.ts";
import { type Matching, match } from "../../matching/match.ts";
import { readyThreads, type Threads } from "../../matching/ready-threads.ts";
import type { Kind } from "../../matching/roles.ts";
import { refuse } from "../../plumbing/refuse.ts";
import type { FoundFile } from "../imports/reading/find-files.ts";
import type { FilePart } from "./files/file-part.ts";
import { textColumns } from "./files/lay-out-columns.ts";
import { openRecordFile, type RecordFile } from "./files/open-record-file.ts";
import type { Origins, TakenIn } from "./files/take-in.ts";
import { areWorthThreads, type Hands, readyHands } from "./files/take-in-halves.ts";
import { type SaidRoles, understandFiles } from "./files/understand-files.ts";
import { type Labels, labelsOf, refuseElsewhere } from "./labels/read-labels.ts";
import { ofStandIns, withCopies } from "./with-copies.ts";

/** What came of matching the records of files, people and organisations by themselves, numbered together. */
export type MatchedFiles = {
  files: readonly RecordFile[];
  /** Where the files lie that were read. */
  paths: readonly string[];
  parts: readonly FilePart[];
  origins: Origins;
  /** Each file was taken as free of duplicates: only records of different files can be the same. */
  isLink: boolean;
  /** In a link, the files that are seen to hold some records more than once, which then stand in one cluster. */
  repeating: readonly string[];
  candidatePairs: number;
  /** Same, related and unsure, surest first. */
  pairs: Iterable<MatchedPair>;
  /** The cluster of each record, as the number of one of its records. */
  groupOf: Int32Array;
  wasAsked(a: number, b: number): boolean;
  explain(a: number, b: number): readonly Evidence[];
  /** What was learnt of each kind. */
  learned: readonly Learned[];
  seconds: { reading: number; matching: number };
  /** In blocking and weighing. */
  pairsPerSecond: number;
};

/** What was learnt of the records of one kind, the first of which is number `from`, and how many labels it heeded. */
export type Learned = Pick<Matching, "records" | "comparisons" | "model" | "unlabelled" | "eachWeighed"> & {
  kind: Kind;
  from: number;
  labels: number;
};

/** The file of a record is kept in one byte. */
const filesMost = 255;

type Asked = {
  kind: Kind | "auto";
  said?: SaidRoles;
  within?: boolean;
  threads?: number;
  labels?: Labels;
  /** Keeps also the pairs of which nothing is said, for a card. */
  keepsUnlikely?: boolean;
};

/**
 * Finds which records of files are one person or organisation: in one file any two, in several those of different files,
 * unless `within` says that each may hold duplicates too.
 */
export async function matchFiles(found: readonly FoundFile[], asked: Asked): Promise<MatchedFiles> {
  const bytes = found.reduce((sum, { storedAt }) => sum + statSync(storedAt).size, 0);
  // Threads load their code while this one still finds out what the files are.
  const hands = readyHands(bytes, asked.threads);
  const threads = areWorthThreads(bytes) && asked.threads !== 1 ? readyThreads(asked.threads) : null;
  try {
    return await matchWith({ hands, threads }, found, asked);
  } finally {
    await Promise.all([hands.dismiss(), threads?.dismiss()]);
  }
}

async function matchWith(
  { hands, threads }: { hands: Hands; threads: Threads | null },
  found: readonly FoundFile[],
  asked: Asked,
): Promise<MatchedFiles> {
  const begun = performance.now();
  const files: RecordFile[] = [];
  for (const file of found) files.push(...(await openRecordFile(file, asked.said?.keys())));
  if (files.length > filesMost) refuse("match_files_many", { count: files.length, limit: filesMost });
  const parts = understandFiles(files, asked.kind, asked.said);
  const isLink = files.length > 1 && asked.within !== true;
  const portions: Portion[] = [];
  let labels = asked.labels ?? { path: "", said: [] };
  let [reading, from] = [(performance.now() - begun) / 1000, 0];
  const kinds = (["person", "organisation"] as const).filter((kind) =>
    parts.some((part) => part.kind === kind),
  );
  for (const kind of kinds) {
    const ofKind = parts.filter((part) => part.kind === kind);
    const start = performance.now();
    const { prepared, origins } = await hands.takeIn(kind, ofKind, files, !isLink);
    if (kind === kinds.at(-1)) await hands.dismiss();
    reading += (performance.now() - start) / 1000;
    const { found: said, elsewhere } = labelsOf(labels, origins, (file) => files[file]?.path ?? "");
    labels = elsewhere;
    // One record has nobody to be compared with.
    const matching =
      prepared.records < 2
        ? null
        : await match(prepared, {
            mode: isLink ? "link" : "dedupe",
            labels: ofStandIns(said, prepared.records, origins.standIns),
            keepsUnlikely: asked.keepsUnlikely === true,
            ...(asked.threads === undefined ? {} : { threads: asked.threads }),
            ...(threads === null ? {} : { ready: threads }),
          });
    const texts = textColumns(ofKind.map(({ columns }) => columns));
    const found = matching && withCopies(matching, origins.standIns);
    portions.push({ kind, origins, from, matching, found, texts, labels: said.length });
    from += origins.ids.length;
  }
  refuseElsewhere(labels, (id) => portions.some(({ origins }) => origins.ids.includes(id)));
  const paths = found.map(({ storedAt }) => storedAt);
  return {
    files,
    paths,
    parts,
    isLink,
    repeating: repeatingOf(portions, files),
    ...joined(portions),
    learned: portions.flatMap(learnedOf),
    seconds: { reading, matching: secondsOf(portions) },
  };
}

/** One kind's records and what came of them; `from` is the number of the first among all. */
type Portion = {
  kind: Kind;
  origins: TakenIn;
  from: number;
  matching: Matching | null;
  /** The same with the copies that were not compared. */
  found: ReturnType<typeof withCopies> | null;
  texts: readonly string[];
  labels: number;
};

function repeatingOf(portions: readonly Portion[], files: readonly RecordFile[]): string[] {
  const repeating = new Set(portions.flatMap(({ matching }) => [...(matching?.repeating ?? [])]));
  return files.flatMap(({ path }, file) => (repeating.has(file) ? [path] : []));
}

function learnedOf({ kind, from, matching, texts, labels }: Portion): Learned[] {
  if (matching === null) return [];
  const { records, model, unlabelled, eachWeighed } = matching;
  const comparisons = matching.comparisons.map((one) => ({ ...one, name: asNamed(one.name, texts) }));
  return [{ kind, from, labels, records, comparisons, model, unlabelled, eachWeighed }];
}

function secondsOf(portions: readonly Portion[]): number {
  return portions.reduce((sum, { matching }) => sum + (matching?.seconds ?? 0), 0);
}

function joined(portions: readonly Portion[]) {
  const origins = joinedOrigins(portions);
  const groupOf = Int32Array.from(origins.ids.keys());
  for (const { found, from } of portions)
    found?.groupOf.forEach((group, record) => {
      groupOf[from + record] = from + group;
    });
  const candidatePairs = portions.reduce((sum, { matching }) => sum + (matching?.candidatePairs ?? 0), 0);
  const busy = portions.reduce(
    (sum, { matching }) =>
      sum + (matching === null ? 0 : matching.candidatePairs / matching.pairsPerSecond || 0),
    0,
  );
  const portionOf = (record: number) => portions.findLast(({ from }) => record >= from);
  return {
    origins,
    groupOf,
    pairs: joinedPairs(portions),
    candidatePairs,
    pairsPerSecond: busy === 0 ? 0 : candidatePairs / busy,
    wasAsked(a: number, b: number) {
      const [one, other] = [portionOf(a), portionOf(b)];
      if (one === undefined || one !== other) return false;
      return one.found?.wasAsked(a - one.from, b - one.from) ?? false;
    },
    explain(a: number, b: number) {
      const portion = portionOf(a);
      const evidence = portion?.found?.explain(a - portion.from, b - portion.from) ?? [];
      return evidence.map((one) => ({ ...one, comparison: asNamed(one.comparison, portion?.texts ?? []) }));
    },
  };
}

/** The pairs of one kind as they are; of both, the surest first. */
function joinedPairs(portions: readonly Portion[]): Iterable<MatchedPair> {
  const [only, ...others] = portions;
  if (others.length === 0) return only?.found?.pairs ?? [];
  return portions
    .flatMap(({ found, from }) =>
      Array.from(found?.pairs ?? [], (pair) => ({ ...pair, a: pair.a + from, b: pair.b + from })),
    )
    .toSorted((one, other) => other.weight - one.weight);
}

/** The matcher numbers the texts that it compares; their columns have names. */
function asNamed(comparison: string, texts: readonly string[]): string {
  const [, nth] = comparison.match(/^other column (\d+)$/) ?? [];
  return nth === undefined ? comparison : (texts[Number(nth) - 1] ?? comparison);
}

function joinedOrigins(portions: readonly Portion[]): Origins {
  const [only, ...others] = portions;
  if (only !== undefined && others.length === 0) return only.origins;
  return {
    files: portions.flatMap(({ origins }) => origins.files),
    rows: portions.flatMap(({ origins }) => origins.rows),
    ids: portions.flatMap(({ origins }) => origins.ids),
    sources: portions.flatMap(({ origins }) => origins.sources),
  };
}
