import { unsureFrom } from "../found-pairs.ts";

/** Bins of a sixteenth of a bit. */
const perBit = 16;

/**
 * Tells of which pairs nobody will be asked, while they are weighed: as soon as more than `most` are surer than they. What is left
 * is little more than `most` pairs, where there were ten times as many.
 */
export class AskedFloor {
  readonly #most: number;
  readonly #bins = new Float64Array(-unsureFrom * perBit);
  #lowest = 0;
  #above = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** From these odds (log2) on a pair may be among those that are asked about. */
  get odds(): number {
    return unsureFrom + this.#lowest / perBit;
  }

  /** @param share as what part of a pair it counts: of two with several records each, several are weighed */
  note(odds: number, share: number): void {
    const bins = this.#bins;
    const bin = Math.min(bins.length - 1, Math.floor((odds - unsureFrom) * perBit));
    if (bin < this.#lowest) return;
    bins[bin] = (bins[bin] as number) + share;
    this.#above += share;
    while (this.#above - (bins[this.#lowest] as number) > this.#most) {
      this.#above -= bins[this.#lowest] as number;
      this.#lowest++;
    }
  }
}
