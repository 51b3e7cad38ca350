import { isOfLevel } from "../value-sample.ts";

/**
 * How many different values a column has, and a sample of them, in bounded memory: their hashes of 52 bits are kept, and when
 * there are too many of them only every second one, then every fourth and so on (adaptive sampling: M. Wegman, in
 * P. Flajolet, On adaptive sampling, Computing 43, 1990). Exact while all are kept; beyond, the standard error is about
 * 1.2 / √most.
 */
export type DistinctValues = {
  /** Takes note of a value by its `valueHash`. */
  add(value: string, hash: number): void;
  count(): number;
  /** 0: all values are kept. */
  level(): number;
  /** The 32-bit hashes (`valueHash`) of the values that are kept. */
  hashes(): Iterable<number>;
};

const lowBits = 2 ** 20;
const firstSlots = 256;

export function distinctValues(most: number): DistinctValues {
  // Open addressing; 0 is an empty place, so hashes are kept with one added.
  let slots = new Float64Array(firstSlots);
  let [kept, level] = [0, 0];

  const put = (key: number): boolean => {
    const mask = slots.length - 1;
    let at = Math.floor(key / lowBits) & mask;
    for (let held = slots[at]; held !== 0; held = slots[at]) {
      if (held === key) return false;
      at = (at + 1) & mask;
    }
    slots[at] = key;
    return true;
  };
  const rebuild = (size: number) => {
    const before = slots;
    slots = new Float64Array(size);
    kept = 0;
    for (const key of before)
      if (key !== 0 && isOfLevel(hashOf(key), level)) {
        put(key);
        kept += 1;
      }
  };

  return {
    add(value, hash) {
      if (!isOfLevel(hash, level) || !put(hash * lowBits + (secondHash(value) % (lowBits - 1)) + 1)) return;
      kept += 1;
      while (kept > most) {
        level += 1;
        rebuild(slots.length);
      }
      if (kept * 2 > slots.length) rebuild(slots.length * 2);
    },
    count: () => kept * 2 ** level,
    level: () => level,
    *hashes() {
      for (const key of slots) if (key !== 0) yield hashOf(key);
    },
  };
}

function hashOf(key: number): number {
  return Math.floor((key - 1) / lowBits);
}

/** Other bits of a value than those of `valueHash`, so that two values hardly ever share both. */
function secondHash(value: string): number {
  let hash = 5381;
  for (let at = value.length - 1; at >= 0; at -= 1) hash = (Math.imul(hash, 33) ^ value.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}
