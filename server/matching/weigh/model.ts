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
  if (model.priors.length > lanes) throw new Error(`No more than ${lanes} classes are weighed.`);
  const width = widthOf(model);
  const priors = Float64Array.from({ length: lanes }, (_, k) => model.priors[k] ?? -Infinity);
  const bits = sideBySide(model.bits, width);
  const logs = sideBySide(model.logs, width);
  // Of an answer that rests on a value: what it says where everybody has that, and how often its rarity is added, once or not at all.
  const common = bits.map((bit, at) => ((logs[at] as number) === 0 ? bit : (logs[at] as number)));
  const rarer = logs.map((log) => (log === 0 ? 0 : 1));
  const rarity = rarityIn(records);
  const isVetoed = vetoedBy(model);
  const isRelation = Uint8Array.from({ length: lanes }, (_, k) => (model.isRelation[k] ? 1 : 0));
  const weights = new Float64Array(lanes);

  /**
   * One way through the answers for all classes: what each makes of an answer stands side by side. Written out for each class, so that the
   * sums stay in the processor's registers: a loop over the classes takes twice the time.
   */
  function sum({ levels, holders }: Answers): void {
    let w0 = priors[0] as number;
    let w1 = priors[1] as number;
    let w2 = priors[2] as number;
    let w3 = priors[3] as number;
    let w4 = priors[4] as number;
    let w5 = priors[5] as number;
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i] as number;
      if (level === 0) continue;
      const at = (i * width + level) * lanes;
      const count = holders[i] as number;
      if (count === 0) {
        w0 += bits[at] as number;
        w1 += bits[at + 1] as number;
        w2 += bits[at + 2] as number;
        w3 += bits[at + 3] as number;
        w4 += bits[at + 4] as number;
        w5 += bits[at + 5] as number;
      } else {
        const rare = rarity(count);
        w0 += (common[at] as number) + (rarer[at] as number) * rare;
        w1 += (common[at + 1] as number) + (rarer[at + 1] as number) * rare;
        w2 += (common[at + 2] as number) + (rarer[at + 2] as number) * rare;
        w3 += (common[at + 3] as number) + (rarer[at + 3] as number) * rare;
        w4 += (common[at + 4] as number) + (rarer[at + 4] as number) * rare;
        w5 += (common[at + 5] as number) + (rarer[at + 5] as number) * rare;
      }
    }
    weights[0] = w0;
    weights[1] = w1;
    weights[2] = w2;
    weights[3] = w3;
    weights[4] = w4;
    weights[5] = w5;
  }

  function likeliestRelation(): number {
    let likeliest = -1;
    for (let k = 1; k < lanes; k++)
      if (
        isRelation[k] === 1 &&
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
    // Strangers beyond doubt, as many pairs are: nothing that follows would change what is said of them.
    if (same < strangersBelow && likeliest < 0) {
      out.odds = same;
      out.relatedOdds = likeliest;
      return;
    }
    if (isVetoed(answers)) same -= contradictionBits;
    // Strangers themselves weigh 1.
    let others = 1;
    let chance = 1 + powerOfTwo(same);
    for (let k = 1; k < lanes; k++) {
      const times = powerOfTwo(weights[k] as number);
      others += times;
      if (isRelation[k] === 0) chance += times;
    }
    out.odds = same - Math.log2(others) + model.shift;
    // What is no likelier than strangers is no relation, however unlikely all else is.
    out.relatedOdds = likeliest < 0 ? likeliest : likeliest - Math.log2(chance);
  };
}

/** So many classes are weighed side by side; those that a model doesn't have weigh nothing. */
const lanes = 6;

/**
 * 2 to the power of so many bits, to thirteen digits: a power of the whole bits, one of their 256ths, and a polynomial for the rest
 * (Math.exp takes three times as long). What is too small to be added to 1 is nothing.
 */
export function powerOfTwo(bits: number): number {
  if (bits < -54) return 0;
  if (bits >= 1000) return Infinity;
  const nth = Math.floor(bits * 256);
  const rest = (bits - nth / 256) * Math.LN2;
  return (
    (wholePowers[(nth >> 8) + 54] as number) *
    (partPowers[nth & 255] as number) *
    (1 + rest * (1 + rest * (0.5 + rest * (1 / 6 + rest / 24))))
  );
}

const wholePowers = Float64Array.from({ length: 1054 }, (_, at) => 2 ** (at - 54));
const partPowers = Float64Array.from({ length: 256 }, (_, at) => 2 ** (at / 256));

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
  const flat = new Float64Array((table[0]?.length ?? 0) * width * lanes);
  for (const [k, rows] of table.entries())
    for (const [i, levels] of rows.entries())
      for (const [level, value] of levels.entries()) flat[(i * width + level) * lanes + k] = value;
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
