/**
 * A class of pairs: "same", or one of the ways to be related. It says how pairs of the class answer each comparison
 * (a probability for each level but "can't be said"; null: as strangers do), and how many such pairs a base has.
 */
export interface PairClass {
  readonly name: string;
  /** Pairs of the class for each record, to begin with. */
  readonly perRecord: number;
  /** Never more pairs of it than this share of those that are the same. */
  readonly mostOfSame?: number;
  /** Never more pairs of it for each record than this, however many records of one there are. */
  readonly mostPerRecord?: number;
  readonly levels: readonly (readonly number[] | null)[];
  /**
   * The most that may be learnt of an answer: no base errs so often. Where few are in twice, what is most alike besides
   * (colleagues of one first name) would else be learnt as the same.
   */
  readonly most?: readonly { readonly comparison: number; readonly level: number; readonly share: number }[];
  /**
   * How much pairs with such answers teach of the class, from nothing to 1, where strangers answer so and a house shares such
   * columns; all teach in full where nothing is said.
   */
  readonly teaches?: (
    levels: readonly number[],
    strangers: readonly Float64Array[],
    isShared: (comparison: number) => boolean,
  ) => number;
  /** Whether its pairs are of one house: what that shares in a base, they share. */
  readonly isOfHouse?: boolean;
  /**
   * Strangers who happen to agree on something, names above all. They agree on what many have, so that for them a rare
   * value says no more than a common one; and they are not related.
   */
  readonly isChance?: boolean;
}

/** What is believed before any data is seen. The first class is "same". */
export interface StartModel {
  readonly classes: readonly PairClass[];
  /** Comparisons in which a plain contradiction keeps two groups of records apart. */
  readonly vetoes: readonly number[];
  /** Comparisons of what is one's own: where one of them is the same, the contradiction of another keeps nothing apart. */
  readonly identifiers: readonly number[];
  /** How it is told what a house shares. */
  readonly house?: {
    readonly mayShare: readonly number[];
    /** Whether two of one family name are plainly one person or two; 0 where that can't be told. */
    readonly peopleOf: (levels: readonly number[]) => 0 | 1 | 2;
  };
}
