import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Figure } from "./figure.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";
import { ofMadeUp } from "./matching/made-up.ts";
import { automaticAim, type Matched, matchApart, percent } from "./matching/match-apart.ts";
import { type MatchingSet, matchingSets } from "./matching/sets.ts";

/** Of the sets only the smallest, to see that they run. */
const quickSets = new Set(["fodors-zagats", "rldata500"]);

export const matching: Bench = {
  name: "matching",
  question:
    "How surely are records of one person or company found, on public sets whose truth is known, and how fast and how surely among made-up people of nine countries, beside the same work in SQL by DuckDB?",
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
