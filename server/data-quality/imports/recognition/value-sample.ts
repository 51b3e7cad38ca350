import type { ValueSample } from "./proposal.ts";

/** 32 bits of a value, the same in every column. FNV-1a, and its bits mixed so that the lowest are as good as the others. */
export function valueHash(value: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The sample of these hashes with at most `most` in it: each level keeps those that end in one more nought. */
export function sampleValues(hashes: Iterable<number>, level = 0, most = 4_096): ValueSample {
  let kept = new Set(hashes);
  let reached = level;
  while (kept.size > most) {
    reached += 1;
    kept = new Set([...kept].filter((hash) => isOfLevel(hash, reached)));
  }
  return { level: reached, hashes: [...kept].sort((one, other) => one - other) };
}

export function isOfLevel(hash: number, level: number): boolean {
  return (hash & (2 ** level - 1)) === 0;
}

/** Which share of one column's values stands in another (0 to 1), and by how many of them that is told. */
export function shareWithin(one: ValueSample, other: ValueSample): { share: number; told: number } {
  const level = Math.max(one.level, other.level);
  const within = hashesOf(other);
  let [told, found] = [0, 0];
  for (const hash of one.hashes) {
    if (!isOfLevel(hash, level)) continue;
    told += 1;
    if (within.has(hash)) found += 1;
  }
  return { share: told === 0 ? 0 : found / told, told };
}

const sets = new WeakMap<ValueSample, Set<number>>();

function hashesOf(sample: ValueSample): Set<number> {
  const before = sets.get(sample);
  if (before !== undefined) return before;
  const made = new Set(sample.hashes);
  sets.set(sample, made);
  return made;
}
