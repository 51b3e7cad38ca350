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

const logOf = Float64Array.from({ length: 4096 }, (_, count) => (count < 2 ? loneHolder : Math.log2(count)));

/**
 * Against at least so many records the holders of a value are held. In a file of twenty two who share a phone are a tenth of
 * it, and the phone is no commoner for that: whoever else has it is not in the file.
 */
const leastRecords = 1000;

/** log2 of how many times rarer a value of so many holders is than one that everybody has. */
export function rarityIn(records: number): (holders: number) => number {
  const logRecords = Math.log2(Math.max(records, leastRecords));
  return (holders) => logRecords - (holders < logOf.length ? (logOf[holders] as number) : Math.log2(holders));
}

/** Weighs pairs of a base of `records`, where an equal value that few have says more than one that many have. */
export function weigher(model: Model, records: number): (answers: Answers, out: Weighed) => void {
  const classes = model.priors.length;
  const width = widthOf(model);
  const priors = Float64Array.from(model.priors);
  const bits = sideBySide(model.bits, width);
  const logs = sideBySide(model.logs, width);
  const rarity = rarityIn(records);
  const isVetoed = vetoedBy(model);
  const weights = new Float64Array(classes);

  /** One way through the answers for all classes: what each makes of an answer stands side by side. */
  function sum({ levels, holders }: Answers): void {
    weights.set(priors);
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i] as number;
      if (level === 0) continue;
      const at = (i * width + level) * classes;
      const count = holders[i] as number;
      if (count === 0) {
        for (let k = 0; k < classes; k++) weights[k] = (weights[k] as number) + (bits[at + k] as number);
        continue;
      }
      const rare = rarity(count);
      for (let k = 0; k < classes; k++) {
        const log = logs[at + k] as number;
        weights[k] = (weights[k] as number) + (log !== 0 ? log + rare : (bits[at + k] as number));
      }
    }
  }

  function likeliestRelation(): number {
    let likeliest = -1;
    for (let k = 1; k < classes; k++)
      if (
        model.isRelation[k] &&
        (likeliest === -1 || (weights[k] as number) > (weights[likeliest] as number))
      )
        likeliest = k;
    return likeliest;
  }

  return (answers, out) => {
    sum(answers);
    out.related = likeliestRelation();
    const likeliest = out.related === -1 ? -Infinity : (weights[out.related] as number);
    let same = weights[0] as number;
    // Strangers beyond doubt, as nearly all pairs are: nothing that follows would change what is said of them.
    if (same < strangersBelow && likeliest < 0) {
      out.odds = same;
      out.relatedOdds = likeliest;
      return;
    }
    if (isVetoed(answers)) same -= contradictionBits;
    // Strangers themselves weigh 1.
    let others = 1;
    let chance = 1 + powerOfTwo(same);
    for (let k = 1; k < classes; k++) {
      const times = powerOfTwo(weights[k] as number);
      others += times;
      if (!model.isRelation[k]) chance += times;
    }
    out.odds = same - Math.log2(others) + model.shift;
    out.relatedOdds = likeliest - Math.log2(chance);
  };
}

/** 2 to the power of so many bits. A base of e is twice as fast; what is too small to be added to 1 is nothing. */
const powerOfTwo = (bits: number) => (bits < -60 ? 0 : Math.exp(bits * Math.LN2));

/** Of a pair less likely the same than this (log2 odds against strangers alone), the exact odds are of no use. */
const strangersBelow = -16;

/** log2(2^a + 2^b) without overflow. */
export function logSum(a: number, b: number): number {
  const [most, least] = a > b ? [a, b] : [b, a];
  return most - least > 50 ? most : most + Math.log2(1 + 2 ** (least - most));
}

const widthOf = (model: Model) => Math.max(...(model.bits[0] ?? []).map((levels) => levels.length));

/** The numbers that the classes have for one answer side by side: [comparison][level][class]. */
function sideBySide(table: Model["bits"], width: number): Float64Array {
  const classes = table.length;
  const flat = new Float64Array((table[0]?.length ?? 0) * width * classes);
  for (const [k, rows] of table.entries())
    for (const [i, levels] of rows.entries())
      for (const [level, value] of levels.entries()) flat[(i * width + level) * classes + k] = value;
  return flat;
}

/** What a plain contradiction weighs, so that no amount of agreement elsewhere outweighs it unseen. */
export const contradictionBits = 30;

/** Whether answers hold a contradiction that no number of one's own resolves. */
export function vetoedBy({ vetoes, identifiers }: Model): (answers: Answers) => boolean {
  const vetoing = vetoes.flatMap((levels, i) => {
    const bits = levels.reduce((sum, isVeto, level) => (isVeto ? sum | (1 << level) : sum), 0);
    return bits === 0 ? [] : [{ i, bits }];
  });
  return ({ levels }) => {
    let refused = 0;
    for (const { i, bits } of vetoing) refused |= (bits >>> (levels[i] as number)) & 1;
    if (refused === 0) return false;
    for (const i of identifiers) if (levels[i] === 1) return false;
    return true;
  };
}
