import type { TextColumn } from "../encode/text-column.ts";

/** Makes the counts of a column those of owners: whoever stands there several times with one value has it once. */
export function countOnce({ ids, counts }: TextColumn, owners: Int32Array): void {
  for (let r = 1; r < owners.length; r++) {
    const id = ids[r] as number;
    if (id !== 0 && stoodThere(r, owners, (before) => ids[before] === id))
      counts[id] = (counts[id] as number) - 1;
  }
}

/** Whether an earlier record of the same owner has it, too. */
export function stoodThere(record: number, owners: Int32Array, has: (before: number) => boolean): boolean {
  for (let before = record - 1; before >= 0 && owners[before] === owners[record]; before--)
    if (has(before)) return true;
  return false;
}
