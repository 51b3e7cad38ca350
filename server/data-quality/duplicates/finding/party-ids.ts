const bytesOfId = 16;

/** Ids by their places. */
export type Ids = {
  readonly length: number;
  at(place: number): string;
  /** -1 when it isn't among them. */
  placeOf(id: string): number;
};

/** The ones, and behind them the others. */
export function idsBehind(ones: Ids, others: Ids): Ids {
  return {
    length: ones.length + others.length,
    at: (place) => (place < ones.length ? ones.at(place) : others.at(place - ones.length)),
    placeOf(id) {
      const place = ones.placeOf(id);
      if (place >= 0) return place;
      const behind = others.placeOf(id);
      return behind < 0 ? -1 : ones.length + behind;
    },
  };
}

/** Ids that ascend, sixteen bytes each: a million of them as texts would take sixty megabytes. */
export class PartyIds implements Ids {
  #bytes = Buffer.alloc(bytesOfId * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds an id that comes after all others. */
  add(id: string): void {
    const at = this.#length * bytesOfId;
    if (at === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    this.#bytes.write(id.replaceAll("-", ""), at, "hex");
    this.#length += 1;
  }

  at(place: number): string {
    const hex = this.#bytes.toString("hex", place * bytesOfId, (place + 1) * bytesOfId);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  placeOf(id: string): number {
    const sought = Buffer.from(id.replaceAll("-", ""), "hex");
    let [from, to] = [0, this.#length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const order = this.#bytes.compare(sought, 0, bytesOfId, middle * bytesOfId, (middle + 1) * bytesOfId);
      if (order === 0) return middle;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return -1;
  }
}
