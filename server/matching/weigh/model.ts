import type { Answers } from "../compare/comparison.ts";

/** What was learnt: how the pairs of each class answer, against strangers. Numbers only, so that it can be kept and sent. */
export interface Model {
  readonly classes: readonly string[];
  /** Whether pairs of the class have to do with each other without being the same. */
  readonly isRelation: readonly boolean[];
  /** log2 of each class's share of all pairs. */
  readonly priors: readonly number[];
  /** log2 P(level | class) / P(level | strangers): [class][comparison][level]; 0 where it can't be said. */
  readonly bits: readonly (readonly (readonly number[])[])[];
  /**
   * log2 P(level | class), for answers that rest on a value whose holders are known; 0 where the class is as strangers
   * or agrees by chance.
   */
  readonly logs: readonly (readonly (readonly number[])[])[];
  /** [comparison][level]: answers that keep groups of records apart. */
  readonly vetoes: readonly (readonly boolean[])[];
  /** Comparisons that lift every veto where they are the same. */
  readonly identifiers: readonly number[];
  /** Added to the odds, from what reviewers decided. */
  readonly shift: number;
}

/** What a pair is: log2 odds that it is the same against all else, and the likeliest other class. */
export interface Weighed {
  odds: number;
  /** The likeliest of the related classes, as its place in `classes`, and log2 odds of it against all else. */
  related: number;
  relatedOdds: number;
}

/**
 * log2 of how many others a value with one holder is to be expected of. Two records of a base that share a value are two
 * holders; one holder is met at the door alone. Most values seen once are never seen again: of texts that differ as names
 * and addresses do, a third of one holder is left (Good 1953, twice the pairs over the single ones).
 */
const loneHolder = Math.log2(1 / 3);

/** log2 of how many times rarer a value of so many holders is than one that everybody has. */
export function rarityIn(records: number): (holders: number) => number {
  const logRecords = Math.log2(records);
  const logOf = Float64Array.from({ length: 4096 }, (_, count) =>
    count < 2 ? loneHolder : Math.log2(count),
  );
  return (holders) => logRecords - (holders < 4096 ? (logOf[holders] as number) : Math.log2(holders));
}

/** Weighs pairs of a base of `records`, where an equal value that few have says more than one that many have. */
export function weigher(model: Model, records: number) {
  const [sameBits, ...relatedBits] = flatten(model.bits);
  const [sameLogs, ...relatedLogs] = flatten(model.logs);
  const [samePrior = 0, ...relatedPriors] = model.priors;
  const width = widthOf(model);
  const rarity = rarityIn(records);

  function sum(prior: number, bits: Float64Array, logs: Float64Array, { levels, holders }: Answers): number {
    let weight = prior;
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i] as number;
      if (level === 0) continue;
      const at = i * width + level;
      const count = holders[i] as number;
      const log = count > 0 ? (logs[at] as number) : 0;
      weight += log !== 0 ? log + rarity(count) : (bits[at] as number);
    }
    return weight;
  }

  const weights = new Float64Array(relatedPriors.length);
  /** Weighs the classes beside "same"; answers how much the likeliest relation weighs. */
  function relatedOf(answers: Answers, out: Weighed): number {
    let likeliest = -Infinity;
    out.related = -1;
    for (let k = 0; k < weights.length; k++) {
      const weight = sum(
        relatedPriors[k] as number,
        relatedBits[k] as Float64Array,
        relatedLogs[k] as Float64Array,
        answers,
      );
      weights[k] = weight;
      if (!model.isRelation[k + 1] || weight <= likeliest) continue;
      likeliest = weight;
      out.related = k + 1;
    }
    return likeliest;
  }

  return (answers: Answers, out: Weighed): void => {
    const same =
      sum(samePrior, sameBits as Float64Array, sameLogs as Float64Array, answers) -
      (isVetoed(model, answers) ? contradictionBits : 0);
    const likeliest = relatedOf(answers, out);
    // Strangers beyond doubt, as nearly all pairs are: nothing that follows would change what is said of them.
    if (same < strangersBelow && likeliest < 0) {
      out.odds = same;
      out.relatedOdds = likeliest;
      return;
    }
    let rest = 0;
    let chance = logSum(0, same);
    for (let k = 0; k < weights.length; k++) {
      rest = logSum(rest, weights[k] as number);
      if (!model.isRelation[k + 1]) chance = logSum(chance, weights[k] as number);
    }
    out.odds = same - rest + model.shift;
    out.relatedOdds = likeliest - chance;
  };
}

/** Of a pair less likely the same than this (log2 odds against strangers alone), the exact odds are of no use. */
const strangersBelow = -16;

/** log2(2^a + 2^b) without overflow. */
export function logSum(a: number, b: number): number {
  const [most, least] = a > b ? [a, b] : [b, a];
  return most - least > 50 ? most : most + Math.log2(1 + 2 ** (least - most));
}

const widthOf = (model: Model) => Math.max(...(model.bits[0] ?? []).map((levels) => levels.length));

function flatten(table: Model["bits"]): Float64Array[] {
  const width = Math.max(...(table[0] ?? []).map((levels) => levels.length));
  return table.map((rows) => {
    const flat = new Float64Array(rows.length * width);
    for (const [i, levels] of rows.entries()) flat.set(levels, i * width);
    return flat;
  });
}

/** What a plain contradiction weighs, so that no amount of agreement elsewhere outweighs it unseen. */
export const contradictionBits = 30;

/** Whether the answers hold a contradiction that no number of one's own resolves. */
export function isVetoed({ vetoes, identifiers }: Model, { levels }: Answers): boolean {
  return (
    vetoes.some((refused, i) => refused[levels[i] as number] === true) &&
    !identifiers.some((i) => levels[i] === 1)
  );
}
