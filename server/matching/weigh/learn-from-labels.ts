import type { Answers } from "../compare/comparison.ts";
import { contradictionBits, logSum, type Model, rarityIn, vetoedBy } from "./model.ts";

/** What a person said of a pair. */
export type Label = "same" | "related" | "different";

/** A pair's answers, and what a person said of it. */
export interface LabelledPair {
  readonly answers: Answers;
  readonly is: Label;
}

/**
 * How far (bits, one standard deviation) labels are expected to move what an answer says, and each of the two others. Which pairs are asked
 * about rests on their odds, and of those that are open most are the same: that says where the threshold lies, and next to nothing of how
 * many relations a base has. Where that moved as readily as the threshold (1 in place of 0.1), 300 answers let a fifth more
 * pairs of one group into clusters, for a lower F1 (companies of old systems 1.31 and 1.17 %, .9701 and .9711; contacts .9506 and .9527).
 */
const deviations = { level: 0.5, shift: 1, relation: 0.1 };

/**
 * Moves a model by what people said of pairs: a logistic regression in three outcomes (same, related, neither) that starts
 * at the model. What may move is what each answer says of being the same, the threshold, and how common relations are,
 * each held back by a normal prior around where it stands, so that few labels move little and none nothing. The answers
 * of strangers, vetoes and what sets relations apart from each other stay.
 *
 * Labels near the threshold count most (a local likelihood, Tibshirani and Hastie 1987): which pairs were asked may rest
 * on their odds without bending the fit, and no decision rests on how sure the surest pairs are. Heeding all alike, labels for
 * each of the 204 pairs of Fodors–Zagats that aren't strangers beyond doubt cost it 1.4 points of F1; like this, 300 labels drawn in four ways
 * cost none of four sets anything, with any of three seeds.
 *
 * A quarter and half a bit were held against each other on companies and contacts of old systems, childcare and
 * Fodors–Zagats, whichever of them was left out: 300 labels drawn at random within four bits of the threshold gain
 * 0.65, 0.15, 0.16 and 0 points of the F1 of pairs with the one, 0.92, 0.62, 0.20 and 0 with the other, so that half a bit is
 * chosen each time. 50 labels gain 0.23, 0.11, 0.13 and 0 with it.
 */
export function learnFromLabels(model: Model, labels: readonly LabelledPair[], records: number): Model {
  if (labels.length === 0) return model;
  const weights = classWeights(model, records);
  const seen = labels.map(({ answers, is }): Seen => {
    const of = weights(answers);
    return { ...of, is, weight: nearness(of.same - logSum(of.related, of.neither)) };
  });
  const moves = movesFrom(model, labels);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let largest = 0;
    for (const move of moves) largest = Math.max(largest, Math.abs(step(move, seen)));
    if (largest < settled) break;
  }
  return moved(model, moves);
}

/** It settles within some dozen; a step below the millionth of a bit is none. */
const sweeps = 500;
const settled = 1e-6;

/** Within these odds (log2, either way) a label counts in full; beyond it counts half as much for each bit more. */
const openOdds = 4;
const nearness = (odds: number) => 2 ** Math.min(0, openOdds - Math.abs(odds));

/** log2 weights of a pair being the same, related, and neither. */
interface Seen {
  same: number;
  related: number;
  readonly neither: number;
  readonly is: Label;
  readonly weight: number;
}

/** One number of the model that may move: by how much it has, and which pairs it is part of. */
interface Move {
  readonly of: "shift" | "relation" | { readonly comparison: number; readonly level: number };
  readonly pairs: readonly number[];
  readonly deviation: number;
  by: number;
}

/** Weighs as `weigher` does, the classes apart from each other. */
function classWeights(model: Model, records: number) {
  const rarity = rarityIn(records);
  const isVetoed = vetoedBy(model);
  const weight = (k: number, { levels, holders }: Answers): number =>
    (model.bits[k] ?? []).reduce((sum, row, i) => {
      const level = levels[i] as number;
      if (level === 0) return sum;
      const log = (holders[i] as number) > 0 ? (model.logs[k]?.[i]?.[level] ?? 0) : 0;
      return sum + (log === 0 ? (row[level] ?? 0) : log + rarity(holders[i] as number));
    }, model.priors[k] ?? 0);
  return (answers: Answers) => {
    let [related, neither] = [-Infinity, 0];
    for (let k = 1; k < model.classes.length; k++) {
      if (model.isRelation[k] === true) related = logSum(weight(k, answers), related);
      else neither = logSum(neither, weight(k, answers));
    }
    const veto = isVetoed(answers) ? contradictionBits : 0;
    return { same: weight(0, answers) - veto + model.shift, related, neither };
  };
}

function movesFrom(model: Model, labels: readonly LabelledPair[]): Move[] {
  const all = [...labels.keys()];
  const levels = (model.bits[0] ?? []).flatMap((row, comparison) =>
    row.flatMap((_, level): Move[] => {
      if (level === 0) return [];
      const pairs = all.filter((n) => labels[n]?.answers.levels[comparison] === level);
      return pairs.length === 0
        ? []
        : [{ of: { comparison, level }, pairs, deviation: deviations.level, by: 0 }];
    }),
  );
  return [
    { of: "shift", pairs: all, deviation: deviations.shift, by: 0 },
    { of: "relation", pairs: all, deviation: deviations.relation, by: 0 },
    ...levels,
  ];
}

/** Moves one number as far as the labels and the pull agree on (a bound on the curvature keeps it from going too far). */
function step(move: Move, seen: Seen[]): number {
  const isRelation = move.of === "relation";
  const wanted = isRelation ? "related" : "same";
  let total = 0;
  let slope = -move.by / move.deviation ** 2;
  for (const n of move.pairs) {
    const { same, related, neither, is, weight } = seen[n] as Seen;
    total += weight;
    const all = logSum(logSum(same, related), neither);
    slope += weight * Math.LN2 * ((is === wanted ? 1 : 0) - 2 ** ((isRelation ? related : same) - all));
  }
  const by = slope / ((Math.LN2 ** 2 * total) / 4 + 1 / move.deviation ** 2);
  for (const n of move.pairs) {
    const pair = seen[n] as Seen;
    if (isRelation) pair.related += by;
    else pair.same += by;
  }
  move.by += by;
  return by;
}

/** The model with its numbers moved. */
function moved(model: Model, moves: readonly Move[]): Model {
  const byOf = (comparison: number, level: number) =>
    moves.find(({ of }) => typeof of === "object" && of.comparison === comparison && of.level === level)
      ?.by ?? 0;
  const table = (rows: Model["bits"], isMoved: (value: number) => boolean) =>
    rows.map((levels, k) =>
      k > 0
        ? levels
        : levels.map((row, i) =>
            row.map((value, level) => (isMoved(value) ? value + byOf(i, level) : value)),
          ),
    );
  const of = (what: "shift" | "relation") => moves.find((move) => move.of === what)?.by ?? 0;
  return {
    ...model,
    bits: table(model.bits, () => true),
    logs: table(model.logs, (log) => log !== 0),
    priors: model.priors.map((prior, k) => (model.isRelation[k] === true ? prior + of("relation") : prior)),
    shift: model.shift + of("shift"),
  };
}
