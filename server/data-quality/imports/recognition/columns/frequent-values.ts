import type { CustomType } from "../../../../../contract/customers/custom-types.ts";

/**
 * Counts the frequent values of a column in bounded memory, as G. S. Manku and R. Motwani do it (Approximate frequency counts
 * over data streams, 2002): after each `most` cells those that were too rare so far are dropped. Values that stand there
 * from the start are counted exactly, others at most cells / most too low. A value goes by its hash of 32 bits.
 */
export type FrequentValues = {
  /** Counts one more where the value is known; else it is to be `put`. */
  hit(hash: number): boolean;
  put(hash: number, value: string, type: CustomType): void;
  /** Ends a stretch of `most` cells. */
  closeWindow(): void;
  /** The most frequent of those that are surely frequent. */
  top(limit: number): { value: string; count: number }[];
  /** How many cells of each type were counted. */
  types(): Map<CustomType, number>;
};

type Held = { value: string; type: CustomType; missed: number; isOwn: boolean };

export function frequentValues(most: number): FrequentValues {
  // Open addressing. At most half of the places are taken: what a window adds, and what outlived the ones before.
  const size = 2 ** Math.ceil(Math.log2(most * 4));
  let hashes = new Uint32Array(size);
  let counts = new Uint32Array(size);
  let held: (Held | undefined)[] = new Array(size);
  let taken = 0;
  let windows = 0;
  const dropped = new Map<CustomType, number>();

  const placeOf = (hash: number): number => {
    let at = (hash >>> 7) & (size - 1);
    while ((counts[at] ?? 0) > 0 && hashes[at] !== hash) at = (at + 1) & (size - 1);
    return at;
  };
  const closeWindow = () => {
    windows += 1;
    const [hashesBefore, countsBefore, heldBefore] = [hashes, counts, held];
    hashes = new Uint32Array(size);
    counts = new Uint32Array(size);
    held = new Array(size);
    taken = 0;
    for (let from = 0; from < size; from += 1) {
      const [count, one] = [countsBefore[from] ?? 0, heldBefore[from]];
      if (count === 0 || one === undefined) continue;
      if (count + one.missed <= windows) dropped.set(one.type, (dropped.get(one.type) ?? 0) + count);
      else {
        const at = placeOf(hashesBefore[from] ?? 0);
        hashes[at] = hashesBefore[from] ?? 0;
        counts[at] = count;
        // A piece of a text keeps the whole text in memory; its copy doesn't.
        held[at] = one.isOwn ? one : { ...one, value: copyOf(one.value), isOwn: true };
        taken += 1;
      }
    }
  };

  return {
    hit(hash) {
      const at = placeOf(hash);
      if ((counts[at] ?? 0) === 0) return false;
      counts[at] = (counts[at] ?? 0) + 1;
      return true;
    },
    put(hash, value, type) {
      if (taken * 2 >= size) closeWindow();
      const at = placeOf(hash);
      hashes[at] = hash;
      counts[at] = 1;
      held[at] = { value, type, missed: windows, isOwn: false };
      taken += 1;
    },
    closeWindow: () => {
      // While there is room for another window nothing need be dropped, and all counts stay exact.
      if (taken > most / 2) closeWindow();
    },
    top(limit) {
      return held
        .flatMap((one, at) => {
          const count = counts[at] ?? 0;
          return one === undefined || count <= one.missed ? [] : [{ value: one.value, count }];
        })
        .sort((one, other) => other.count - one.count)
        .slice(0, limit);
    },
    types() {
      const all = new Map(dropped);
      for (const [at, one] of held.entries())
        if (one !== undefined) all.set(one.type, (all.get(one.type) ?? 0) + (counts[at] ?? 0));
      return all;
    },
  };
}

function copyOf(words: string): string {
  // Pieces of fewer characters are copies already (V8).
  return words.length < 13 ? words : Buffer.from(words, "utf16le").toString("utf16le");
}
