import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Quality } from "../../server/data-quality/matching/truth/truth.ts";
import type { Figure } from "../figure.ts";
import { customersOf } from "../harness/size.ts";
import { runApart } from "../harness/start-process.ts";
import { spreadOf } from "../harness/statistics.ts";
import type { World } from "../harness/world.ts";
import { automaticAim, type Matched, matchApart, percent } from "./match-apart.ts";
import { writeMadePeople } from "./write-made-people.ts";

/** What the same work in SQL took and found. */
type InSql = {
  candidatePairs: number;
  pairsPerSecond: number;
  seconds: number;
  peakMb: number;
  clusters: Quality;
};

const seed = 20_261;
const timesMost = 3;
const yardstick = "the same rules, comparisons and connected components in SQL by DuckDB, on the same file";

/**
 * How fast and how sure it is among made-up people, as many records as the company has customers: in turns with DuckDB,
 * where that is installed beside the packages.
 */
export async function ofMadeUp({ size, effort, say }: World): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-bench-match-"));
  try {
    const records = customersOf[size];
    const { file, truth } = writeMadePeople(folder, records, seed);
    const ours: Matched[] = [];
    const theirs: InSql[] = [];
    for (let time = 0; time < Math.min(timesMost, effort.times); time++) {
      // A run that only shows that everything works does without what takes 70 MB to install.
      if (effort.times > 1) {
        const { result } = await runApart<InSql | null>("../matching/duckdb-process.ts", [
          JSON.stringify({ file, truth, records }),
        ]);
        if (result !== null) theirs.push(result);
      }
      ours.push((await matchApart({ files: [file], truth })).result);
    }
    if (theirs.length === 0)
      say("  DuckDB isn't measured beside it: npm install --no-save @duckdb/node-api@1.5.6-r.1 brings it.");
    return [...speedOf(ours, theirs, records), ...qualityOf(ours[0], theirs[0])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Seconds from the records to the weighed pairs, without reading and learning. In SQL six comparisons are made, and rules and names
 * know no short forms; the matcher makes all of its own.
 */
const weighing = ({ candidatePairs, pairsPerSecond }: Pick<InSql, "candidatePairs" | "pairsPerSecond">) =>
  candidatePairs / pairsPerSecond;

function speedOf(ours: readonly Matched[], theirs: readonly InSql[], records: number): Figure[] {
  const beside = (value: (one: InSql) => number, what: string): Partial<Figure> =>
    theirs.length === 0
      ? {}
      : { yardstick: { name: `${what}: ${yardstick}`, spread: spreadOf(theirs.map(value)) } };
  const seconds = spreadOf(ours.map(({ clustered }) => clustered.seconds));
  const inSql = theirs.length === 0 ? null : spreadOf(theirs.map((one) => one.seconds));
  return [
    {
      name: "made-up people, from the file to the clusters",
      unit: "s",
      spread: seconds,
      ...beside((one) => one.seconds, "time"),
      aim: { at: "p50", atMost: 20 },
    },
    ...(inSql === null
      ? []
      : [
          {
            name: "so many times as fast as that in SQL",
            unit: "×",
            spread: spreadOf([inSql.p50 / seconds.p50]),
            aim: { at: "p50", atLeast: 1.5 },
          } satisfies Figure,
          {
            name: "so many times as fast while blocking and weighing alone",
            unit: "×",
            spread: spreadOf([spreadOf(theirs.map(weighing)).p50 / spreadOf(ours.map(weighing)).p50]),
            aim: { at: "p50", atLeast: 1.5 },
          } satisfies Figure,
        ]),
    { name: "of which reading", unit: "s", spread: spreadOf(ours.map((one) => one.seconds.reading)) },
    { name: "of which matching", unit: "s", spread: spreadOf(ours.map((one) => one.seconds.matching)) },
    {
      name: "of which laying out the pairs found, and the rest",
      unit: "s",
      spread: spreadOf(
        ours.map(({ clustered, seconds: { reading, matching } }) => clustered.seconds - reading - matching),
      ),
    },
    {
      name: "records it gets through",
      unit: "rows/s",
      spread: spreadOf(ours.map(({ clustered }) => records / clustered.seconds)),
    },
    {
      name: "pairs that meet and are weighed",
      unit: "pairs",
      spread: spreadOf(ours.map((one) => one.candidatePairs)),
      ...beside((one) => one.candidatePairs, "pairs"),
    },
    {
      name: "pairs while blocking and weighing",
      unit: "pairs/s",
      spread: spreadOf(ours.map((one) => one.pairsPerSecond)),
      ...beside((one) => one.pairsPerSecond, "pairs a second"),
      aim: { at: "p50", atLeast: 1_500_000 },
    },
    {
      name: "most memory of the process, until the clusters are there",
      unit: "MB",
      spread: spreadOf(ours.map(({ clustered }) => clustered.peakMb)),
      ...beside((one) => one.peakMb, "memory"),
      aim: { at: "max", atMost: 1500 },
    },
  ];
}

/** How good the first matching is; the others come out the same. */
function qualityOf(first: Matched | undefined, inSql: InSql | undefined): Figure[] {
  const measured = first?.measured;
  if (first === undefined || !measured || first.falseCluster === null)
    throw new Error("Made-up people were matched and not measured.");
  const share = (name: string, value: number | null, more: Partial<Figure> = {}): Figure[] =>
    value === null ? [] : [{ name: `made-up people: ${name}`, unit: "%", spread: percent(value), ...more }];
  const theirF1 = inSql?.clusters.f1 ?? null;
  return [
    ...share("F1 of pairs", measured.pairs.f1),
    ...share(
      "F1 of clusters",
      measured.clusters.f1,
      theirF1 === null ? {} : { yardstick: { name: `F1: ${yardstick}`, spread: percent(theirF1) } },
    ),
    ...share("precision of pairs beyond doubt", measured.autoBand.precision, { aim: automaticAim }),
    {
      name: "made-up people: the largest cluster that holds two people",
      unit: "records",
      spread: spreadOf([first.falseCluster]),
      aim: { at: "max", atMost: 10 },
    },
  ];
}
