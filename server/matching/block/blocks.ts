import type { BlockingRule } from "./rule.ts";

/** The blocks of one rule: records that share a key stand together, block `b` from `ends[b - 1]` to `ends[b]`. */
export interface RuleBlocks {
  readonly members: Int32Array;
  readonly ends: Int32Array;
}

/** Brings the records that share a key together; single ones and crowds (more than the rule's `most`) fall away. */
export function blocksOf(records: number, rule: BlockingRule): RuleBlocks {
  let length = 0;
  for (let record = 0; record < records; record++)
    rule.keys(record, (key) => {
      if (length === room.keys.length) widen();
      room.keys[length] = key;
      room.owners[length++] = record;
    });
  sortByKey(length);
  const keys = room.keys.subarray(0, length);
  const pairsMost = Math.max((rule.pairsPerRecord ?? Infinity) * records, alwaysAffordable);
  const most = affordable(keys, rule.most, pairsMost);
  return cutIntoBlocks(keys, room.owners.subarray(0, length), most);
}

// One room for all rules of a thread: made anew for each, twenty times 32 MB would wait to be cleared away.
const room = {
  keys: new Uint32Array(1024),
  owners: new Int32Array(1024),
  otherKeys: new Uint32Array(1024),
  otherOwners: new Int32Array(1024),
};

function widen(): void {
  const wide = room.keys.length * 2;
  const keys = new Uint32Array(wide);
  const owners = new Int32Array(wide);
  keys.set(room.keys);
  owners.set(room.owners);
  Object.assign(room, { keys, owners, otherKeys: new Uint32Array(wide), otherOwners: new Int32Array(wide) });
}

/** Radix sort of the room's first `length` entries by key, 11 bits at a time; equal keys keep the order of their records. */
function sortByKey(length: number): void {
  const counts = new Int32Array(2049);
  for (const shift of [0, 11, 22]) {
    const { keys, owners, otherKeys, otherOwners } = room;
    counts.fill(0);
    for (let i = 0; i < length; i++) {
      const digit = (((keys[i] as number) >>> shift) & 2047) + 1;
      counts[digit] = (counts[digit] as number) + 1;
    }
    for (let d = 1; d <= 2048; d++) counts[d] = (counts[d] as number) + (counts[d - 1] as number);
    for (let i = 0; i < length; i++) {
      const key = keys[i] as number;
      const digit = (key >>> shift) & 2047;
      const at = counts[digit] as number;
      counts[digit] = at + 1;
      otherKeys[at] = key;
      otherOwners[at] = owners[i] as number;
    }
    Object.assign(room, { keys: otherKeys, owners: otherOwners, otherKeys: keys, otherOwners: owners });
  }
}

/** So many pairs are asked in a moment: in a small base even a weak rule may have its way. */
const alwaysAffordable = 300_000;

/** The largest size of blocks at which all of them together ask no more than so many pairs. */
function affordable(keys: Uint32Array, most: number, pairsMost: number): number {
  if (pairsMost === Infinity) return most;
  const blocks = new Float64Array(most + 1);
  for (let start = 0; start < keys.length; ) {
    let end = start + 1;
    while (end < keys.length && keys[end] === keys[start]) end++;
    if (end - start <= most) blocks[end - start] = (blocks[end - start] as number) + 1;
    start = end;
  }
  let pairs = 0;
  for (let size = 2; size <= most; size++) {
    pairs += ((blocks[size] as number) * size * (size - 1)) / 2;
    if (pairs > pairsMost) return size - 1;
  }
  return most;
}

function cutIntoBlocks(keys: Uint32Array, owners: Int32Array, most: number): RuleBlocks {
  const members = room.otherOwners;
  const ends: number[] = [];
  let length = 0;
  for (let start = 0; start < keys.length; ) {
    let end = start + 1;
    while (end < keys.length && keys[end] === keys[start]) end++;
    const begin = length;
    if (end - start > 1)
      for (let i = start; i < end && length - begin <= most; i++)
        if (length === begin || members[length - 1] !== owners[i]) members[length++] = owners[i] as number;
    if (length - begin >= 2 && length - begin <= most) ends.push(length);
    else length = begin;
    start = end;
  }
  return { members: shared(members.subarray(0, length)), ends: shared(ends) };
}

function shared(numbers: ArrayLike<number>): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(numbers.length * 4));
  copy.set(numbers);
  return copy;
}
