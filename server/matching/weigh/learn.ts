import type { Comparison } from "../compare/comparison.ts";
import type { Model } from "./model.ts";
import type { CountedPattern } from "./patterns.ts";
import { sharedColumns } from "./shared-columns.ts";
import type { StartModel } from "./start.ts";

/** How strongly the start holds against what the data says, as a share of the pairs found in a class. */
const startShare = 0.3;
/** The least it holds, in pairs: a small base moves it little. */
const startPairs = 60;
/** An answer this much against being the same (bits) keeps groups apart, where a comparison may do that at all. */
const vetoBits = -5;
const rounds = 20;

export interface State {
  /** Each class's share of all pairs. */
  readonly shares: Float64Array;
  /** P(level | class), null where the class answers as strangers do. */
  readonly levels: (Float64Array | null)[][];
}

/**
 * Learns the classes from counted answers by expectation maximisation (Fellegi and Sunter 1969; Winkler 1988), with
 * two differences: there are several classes beside strangers, and strangers stay as they were measured on random
 * pairs. The start acts as pairs seen before (a Dirichlet prior), so that a base of few records keeps to it.
 * @param allPairs how many pairs there are that may be the same; where files are linked, those of two files
 */
export function learn(
  comparisons: readonly Comparison[],
  start: StartModel,
  strangers: readonly Float64Array[],
  patterns: readonly CountedPattern[],
  records: number,
  allPairs = pairsAmong(records),
): Model {
  const shared = sharedColumns(start, strangers, patterns);
  const state = stateAt(start, comparisons, records, allPairs);
  for (const [column, row] of shared)
    start.classes.forEach(({ isOfHouse }, k) => {
      const rows = state.levels[k];
      if (isOfHouse === true && rows !== undefined) rows[column] = Float64Array.from(row);
    });
  const begin = state.levels.map((rows) => rows.map((row) => (row === null ? null : Float64Array.from(row))));
  for (let round = 0; round < rounds; round++) {
    const { sums, hits } = expect(state, start, strangers, patterns, (column) => shared.has(column));
    maximise(state, start, begin, { sums, hits }, { records, allPairs });
  }
  const identifiers = start.identifiers.filter((column) => !shared.has(column));
  return modelOf({ ...start, identifiers }, state, strangers);
}

const pairsAmong = (records: number) => (records * (records - 1)) / 2;

/** The state before any data: what the start believes of a base of `records`. */
export function stateAt(
  start: StartModel,
  comparisons: readonly Comparison[],
  records: number,
  allPairs = pairsAmong(records),
): State {
  return {
    shares: Float64Array.from(start.classes, ({ perRecord }) =>
      Math.max(1e-12, (perRecord * records) / allPairs),
    ),
    levels: start.classes.map(({ levels }) =>
      comparisons.map(({ levels: names }, i) => withMissing(levels[i] ?? null, names.length)),
    ),
  };
}

function withMissing(row: readonly number[] | null, length: number): Float64Array | null {
  if (row === null) return null;
  const total = row.reduce((sum, p) => sum + p, 0);
  return Float64Array.from({ length }, (_, level) => (level === 0 ? 1 : (row[level - 1] ?? 0) / total));
}

/** How many pairs belong to each class, and how they answered. */
function expect(
  state: State,
  start: StartModel,
  strangers: readonly Float64Array[],
  patterns: readonly CountedPattern[],
  isShared: (comparison: number) => boolean,
) {
  const classes = state.levels.length;
  const sums = new Float64Array(classes);
  const hits = state.levels.map((rows) =>
    rows.map((row) => (row === null ? null : new Float64Array(row.length))),
  );
  const strange = 1 - state.shares.reduce((sum, share) => sum + share, 0);
  const odds = new Float64Array(classes);
  for (const { levels, count } of patterns) {
    let all = strange;
    for (let k = 0; k < classes; k++) {
      let p = state.shares[k] as number;
      state.levels[k]?.forEach((row, i) => {
        const level = levels[i] as number;
        if (row !== null && level !== 0) p *= (row[level] as number) / (strangers[i]?.[level] as number);
      });
      p *= start.classes[k]?.teaches?.(levels, strangers, isShared) ?? 1;
      odds[k] = p;
      all += p;
    }
    for (let k = 0; k < classes; k++) {
      const weight = (count * (odds[k] as number)) / all;
      if (weight < 1e-9) continue;
      sums[k] = (sums[k] as number) + weight;
      hits[k]?.forEach((row, i) => {
        const level = levels[i] as number;
        if (row !== null) row[level] = (row[level] as number) + weight;
      });
    }
  }
  return { sums, hits };
}

/** The classes as those pairs show them, held back by the start. */
function maximise(
  state: State,
  start: StartModel,
  begin: State["levels"],
  { sums, hits }: ReturnType<typeof expect>,
  { records, allPairs }: { records: number; allPairs: number },
): void {
  start.classes.forEach(({ perRecord, mostOfSame, mostPerRecord, most = [] }, k) => {
    const seen = sums[k] as number;
    let share = Math.max(1e-12, (seen + 0.05 * perRecord * records) / 1.05 / allPairs);
    if (mostOfSame !== undefined) share = Math.min(share, mostOfSame * (state.shares[0] as number));
    if (mostPerRecord !== undefined) share = Math.min(share, (mostPerRecord * records) / allPairs);
    state.shares[k] = share;
    const strength = Math.max(startPairs, startShare * seen);
    state.levels[k]?.forEach((row, i) => {
      const found = hits[k]?.[i];
      const from = begin[k]?.[i];
      if (row === null || !found || !from) return;
      let total = 0;
      for (let level = 1; level < row.length; level++)
        total += (found[level] as number) + strength * (from[level] as number);
      for (let level = 1; level < row.length; level++)
        row[level] = ((found[level] as number) + strength * (from[level] as number)) / total;
    });
    for (const { comparison, level, share } of most) keepBelow(state.levels[k]?.[comparison], level, share);
  });
}

/** Holds an answer's probability to a share; the others take up what it leaves, in proportion. */
function keepBelow(row: Float64Array | null | undefined, level: number, share: number): void {
  const p = row?.[level] ?? 0;
  if (!row || p <= share) return;
  for (let other = 1; other < row.length; other++)
    row[other] = other === level ? share : ((row[other] as number) * (1 - share)) / (1 - p);
}

/** A state as weights against strangers. */
export function modelOf(
  start: StartModel,
  { shares, levels }: State,
  strangers: readonly Float64Array[],
): Model {
  const table = (
    read: (p: number, stranger: number) => number,
    isLeftOut: (k: number) => boolean = () => false,
  ) =>
    levels.map((rows, k) =>
      rows.map((row, i) =>
        Array.from(strangers[i] ?? [], (u, level) =>
          level === 0 || row === null || isLeftOut(k) ? 0 : read(Math.max(row[level] as number, 1e-9), u),
        ),
      ),
    );
  const bits = table((p, u) => Math.log2(p / u));
  return {
    classes: start.classes.map(({ name }) => name),
    priors: Array.from(shares, (share) => Math.log2(share)),
    bits,
    isRelation: start.classes.map(({ isChance }, k) => k > 0 && isChance !== true),
    logs: table(Math.log2, (k) => start.classes[k]?.isChance === true),
    vetoes: (bits[0] ?? []).map((row, i) =>
      start.vetoes.includes(i) ? row.map((weight) => weight <= vetoBits) : [],
    ),
    identifiers: start.identifiers,
    shift: 0,
  };
}
