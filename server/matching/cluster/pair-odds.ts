import type { PairColumns } from "../found-pairs.ts";

/**
 * The odds of pairs by their records: those that were found lie side by side for each smaller record (a table of two million
 * hashed pairs would take ten times the memory), those that come up later are noted.
 */
export class PairOdds {
  readonly #records: number;
  /** The found pairs whose smaller record is `r` stand from `starts[r]` to `starts[r + 1]`. */
  readonly #starts: Int32Array;
  readonly #others: Int32Array;
  readonly #odds: Float32Array;
  readonly #noted = new Map<number, number>();

  constructor(records: number, { a, b, odds }: Pick<PairColumns, "a" | "b" | "odds">) {
    this.#records = records;
    this.#starts = new Int32Array(records + 1);
    for (const record of a) this.#starts[record + 1] = (this.#starts[record + 1] as number) + 1;
    for (let r = 0; r < records; r++)
      this.#starts[r + 1] = (this.#starts[r + 1] as number) + (this.#starts[r] as number);
    this.#others = new Int32Array(a.length);
    this.#odds = new Float32Array(a.length);
    const next = this.#starts.slice();
    for (let i = 0; i < a.length; i++) {
      const at = next[a[i] as number] as number;
      next[a[i] as number] = at + 1;
      this.#others[at] = b[i] as number;
      this.#odds[at] = odds[i] as number;
    }
  }

  /** The odds of two records; those of a pair that wasn't found are asked for the first time. */
  of(one: number, other: number, ask: (a: number, b: number) => number): number {
    const [a, b] = one < other ? [one, other] : [other, one];
    const end = this.#starts[a + 1] as number;
    for (let at = this.#starts[a] as number; at < end; at++)
      if (this.#others[at] === b) return this.#odds[at] as number;
    const key = a * this.#records + b;
    const before = this.#noted.get(key);
    if (before !== undefined) return before;
    const odds = ask(a, b);
    this.#noted.set(key, odds);
    return odds;
  }
}
