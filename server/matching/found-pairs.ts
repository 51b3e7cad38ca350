/** One pair and what it is; a pair of owners where records have them. */
export interface MatchedPair {
  readonly a: number;
  readonly b: number;
  /** log2 odds of being the same against all else. */
  readonly weight: number;
  readonly outcome: "same" | "related" | "unsure";
  /** household, colleague, group … where the outcome is "related". */
  readonly relation: string | null;
  /** Sure enough to act without a person. */
  readonly isAutomatic: boolean;
}

/** Weighed pairs, column by column; `a` is always the smaller number. */
export interface PairColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** log2 odds of being the same against all else. */
  readonly odds: Float32Array;
  /** The likeliest related class where it outweighs all else, -1 where none does. */
  readonly related: Int8Array;
  /** 1 where a pair is sure enough to act without a person. */
  readonly automatic: Uint8Array;
}

/** From here (log2 odds) up to its mirror a person should look. */
const unsureFrom = -4;

/** Whether anything is said of a pair: that it is the same, related, or for a person to decide. */
export const isTold = (odds: number, related: number) => odds > unsureFrom || related > 0;

/** The pairs of which something is said, surest first. They lie in columns: one is made an object only while it is looked at. */
export class FoundPairs implements Iterable<MatchedPair> {
  readonly #columns: PairColumns;
  readonly #classes: readonly string[];

  /** @param columns surest first; `classes` are what `related` numbers */
  constructor(columns: PairColumns, classes: readonly string[]) {
    this.#columns = columns;
    this.#classes = classes;
  }

  *[Symbol.iterator](): Generator<MatchedPair> {
    const { a, b, odds, related, automatic } = this.#columns;
    for (let i = 0; i < a.length; i++) {
      const weight = odds[i] as number;
      const relation = related[i] as number;
      if (!isTold(weight, relation)) continue;
      const outcome = weight > 0 ? "same" : relation > 0 ? "related" : "unsure";
      yield {
        a: a[i] as number,
        b: b[i] as number,
        weight,
        outcome,
        relation: outcome === "related" ? (this.#classes[relation] ?? null) : null,
        isAutomatic: automatic[i] === 1,
      };
    }
  }
}

/** The pairs at these places, in their order. */
export function pickPairs({ a, b, odds, related, automatic }: PairColumns, places: Int32Array): PairColumns {
  return {
    a: places.map((i) => a[i] as number),
    b: places.map((i) => b[i] as number),
    odds: Float32Array.from(places, (i) => odds[i] as number),
    related: Int8Array.from(places, (i) => related[i] as number),
    automatic: Uint8Array.from(places, (i) => automatic[i] as number),
  };
}
