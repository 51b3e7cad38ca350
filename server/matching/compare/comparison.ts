/** One question asked of a pair; its first answer is "can't be said", the others are told apart by how much they say. */
export interface Comparison {
  readonly name: string;
  readonly levels: readonly string[];
  /**
   * How strangers answer, where that can't be counted on random pairs: for answers that are only given when another
   * comparison agrees, a probability for each level but the first.
   */
  readonly strangers?: readonly number[];
}

/** What a reader says of a pair, written over for each: one place a comparison. */
export interface Answers {
  readonly levels: Uint8Array;
  /** Where the answer rests on an equal value: how many records have that value. 0 where it rests on none. */
  readonly holders: Int32Array;
}

/** Reads pairs of records of one kind. */
export interface PairReader {
  readonly comparisons: readonly Comparison[];
  readonly records: number;
  compare(a: number, b: number, answers: Answers): void;
}

/**
 * One comparison of two records, whose rows begin at `a` and `b`: its level, and into `holders[at]` how many have the value it
 * rests on.
 */
export type Compare = (a: number, b: number, holders: Int32Array, at: number) => number;

/** Forgets the holders of the pair before. */
export function clearHolders({ holders }: Answers): void {
  for (let i = 0; i < holders.length; i++) holders[i] = 0;
}

export function emptyAnswers({ comparisons }: PairReader): Answers {
  return { levels: new Uint8Array(comparisons.length), holders: new Int32Array(comparisons.length) };
}

/** A comparison of one column, and where its answer stands. */
export interface ColumnCompare {
  readonly at: number;
  readonly compare: Compare;
}

/** Asks each, and writes down its answer. */
export function askEach(
  asked: readonly ColumnCompare[],
  a: number,
  b: number,
  { levels, holders }: Answers,
): void {
  for (const { at, compare } of asked) levels[at] = compare(a, b, holders, at);
}
