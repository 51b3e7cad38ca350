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
export const unsureFrom = -4;

/** The pairs of which something is said, surest first. They lie in columns: one is made an object only while it is looked at. */
export class FoundPairs implements Iterable<MatchedPair> {
  readonly #columns: PairColumns;
  readonly #classes: readonly string[];

  readonly #asksFrom: number;

  /**
   * @param columns surest first; `classes` are what `related` numbers
   * @param asksFrom down to which odds a person is asked
   */
  constructor(columns: PairColumns, classes: readonly string[], asksFrom = unsureFrom) {
    this.#columns = columns;
    this.#classes = classes;
    this.#asksFrom = asksFrom;
  }

  *[Symbol.iterator](): Generator<MatchedPair> {
    const { a, b, odds, related, automatic } = this.#columns;
    for (let i = 0; i < a.length; i++) {
      const weight = odds[i] as number;
      const relation = related[i] as number;
      if (weight <= this.#asksFrom && relation <= 0) continue;
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

/**
 * Down to which odds people are asked about pairs of which nothing else is said: as far as all of them may be, or the surest
 * `most`. Below that they are so many that nobody would ever come to them.
 * @param columns surest first
 */
export function asksFromOf({ odds, related }: PairColumns, most: number): number {
  let left = most;
  for (let i = 0; i < odds.length; i++) {
    const weight = odds[i] as number;
    if (weight <= unsureFrom) break;
    if (weight > 0 || (related[i] as number) > 0) continue;
    if (left === 0) return weight;
    left--;
  }
  return unsureFrom;
}

/** The places, ascending, of which something holds. */
export function placesWhere(length: number, holds: (place: number) => boolean): Int32Array {
  const places = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (holds(i)) places[count++] = i;
  return places.slice(0, count);
}

/** The pairs at these places, in their order. */
export function pickPairs({ a, b, odds, related, automatic }: PairColumns, places: Int32Array): PairColumns {
  const pick = <T extends Int32Array | Float32Array | Int8Array | Uint8Array>(from: T, into: T): T => {
    for (let i = 0; i < places.length; i++) into[i] = from[places[i] as number] as number;
    return into;
  };
  const { length } = places;
  return {
    a: pick(a, new Int32Array(length)),
    b: pick(b, new Int32Array(length)),
    odds: pick(odds, new Float32Array(length)),
    related: pick(related, new Int8Array(length)),
    automatic: pick(automatic, new Uint8Array(length)),
  };
}
