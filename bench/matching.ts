import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "../server/data-quality/matching/truth/measure.ts";
import type { Bench, Figure } from "./figure.ts";
import { customersOf } from "./harness/size.ts";
import { type RanApart, runApart } from "./harness/start-process.ts";
import { rounded, type Spread, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";
import { writePeople } from "./importing/people-file.ts";
import { type MatchingSet, matchingSets } from "./matching/sets.ts";

type Matched = {
  records: number;
  candidatePairs: number;
  pairsPerSecond: number;
  seconds: { reading: number; matching: number };
  measured: Measured | null;
};

/** What a pair must be to be acted on without a person: of a thousand no more than five may be wrong. */
const automaticAim = { at: "p50", atLeast: 99.5 } as const;

/** Of the sets only the smallest, to see that they run. */
const quickSets = new Set(["fodors-zagats", "rldata500"]);

export const matching: Bench = {
  name: "matching",
  question:
    "How surely are records of one person or company found, on public sets whose truth is known, and how fast among made-up people?",
  measure: async (world) => [...(await ofSets(world)), ...(await ofMadeUp(world))],
};

/** How good it is: one matching of each set, which comes out the same each time. */
async function ofSets(world: World): Promise<Figure[]> {
  const { dataSets, effort, say } = world;
  if (dataSets === null) {
    say("  The public sets aren't here: name their folder with --data-sets.");
    return [];
  }
  const figures: Figure[] = [];
  let seconds = 0;
  for (const set of matchingSets) {
    if (effort.times === 1 && !quickSets.has(set.name)) continue;
    const files = set.files.map((file) => join(dataSets, file));
    const missing = [...files, join(dataSets, set.truth)].filter((file) => !existsSync(file));
    if (missing.length > 0) {
      say(`  ${set.name} is left out: ${missing[0]} isn't there.`);
      continue;
    }
    const { ms, result } = await matchApart({ ...set, files, truth: join(dataSets, set.truth) });
    seconds += ms / 1000;
    figures.push(...figuresOf(set, result));
  }
  if (figures.length > 0)
    figures.push({ name: "all sets, one after the other", unit: "s", spread: spreadOf([rounded(seconds)]) });
  return figures;
}

function figuresOf(set: MatchingSet, { measured }: Matched): Figure[] {
  if (measured === null) throw new Error(`${set.name} was matched and not measured.`);
  const { yardstick, atLeast } = set;
  const share = (what: string, value: number | null, more: Partial<Figure> = {}): Figure[] =>
    value === null || value === 0
      ? []
      : [{ name: `${set.name}: ${what}`, unit: "%", spread: percent(value), ...more }];
  const beside = (value: number | undefined, of: string): Partial<Figure> =>
    yardstick === undefined || value === undefined
      ? {}
      : { yardstick: { name: `${yardstick.name}, ${of} of ${set.name}`, spread: percent(value) } };
  const aim: Partial<Figure> =
    atLeast === undefined ? {} : { aim: { at: "p50", atLeast: percent(atLeast).p50 } };
  return [
    ...share("F1 of clusters", measured.clusters.f1, { ...beside(yardstick?.clusters, "clusters"), ...aim }),
    ...share("F1 of pairs", measured.pairs.f1, beside(yardstick?.pairs, "pairs")),
    ...share("precision of pairs beyond doubt", measured.autoBand.precision, { aim: automaticAim }),
  ];
}

/** A share in percent, cut off behind the first digit: 99.49 doesn't reach 99.5. */
function percent(share: number): Spread {
  return spreadOf([Math.floor(share * 1000 + 1e-9) / 10]);
}

/** How fast it is: as many made-up people as the company has customers, from the first byte of their file. */
async function ofMadeUp(world: World): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "vitalfew-bench-match-"));
  try {
    const count = customersOf[world.size];
    const { files } = await writePeople(folder, count);
    const [people] = files;
    const ran = await matchApart({ files: people === undefined ? [] : [people.path] });
    return [
      { name: "made-up people, from the file to the clusters", unit: "s", spread: spreadOf([ran.ms / 1000]) },
      { name: "of which reading", unit: "s", spread: spreadOf([ran.result.seconds.reading]) },
      { name: "of which matching", unit: "s", spread: spreadOf([ran.result.seconds.matching]) },
      { name: "records it gets through", unit: "rows/s", spread: spreadOf([(count * 1000) / ran.ms]) },
      {
        name: "pairs while blocking and weighing",
        unit: "pairs/s",
        spread: spreadOf([ran.result.pairsPerSecond]),
      },
      { name: "most memory of the process", unit: "MB", spread: spreadOf([ran.peakMb]) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function matchApart(asked: {
  files: readonly string[];
  truth?: string;
  without?: readonly string[];
  within?: boolean;
}): Promise<RanApart<Matched>> {
  const { files, truth, without, within } = asked;
  return runApart<Matched>("../matching/match-process.ts", [
    JSON.stringify({ files, truth, without, within }),
  ]);
}
