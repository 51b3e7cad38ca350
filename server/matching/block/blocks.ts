import type { BlockingRule } from "./rule.ts";

/** The blocks of one rule: records that share a key stand together, block `b` from `ends[b - 1]` to `ends[b]`. */
export interface RuleBlocks {
  readonly members: Int32Array;
  readonly ends: Int32Array;
}

/** Brings the records that share a key together; single ones and crowds (more than the rule's `most`) fall away. */
export function blocksOf(records: number, rule: BlockingRule): RuleBlocks {
  let keys = new Uint32Array(records + 16);
  let owners = new Int32Array(records + 16);
  let length = 0;
  const tellFor = (record: number) => (key: number) => {
    if (length === keys.length)
      [keys, owners] = [grown(keys, new Uint32Array(length * 2)), grown(owners, new Int32Array(length * 2))];
    keys[length] = key;
    owners[length++] = record;
  };
  for (let record = 0; record < records; record++) rule.keys(record, tellFor(record));
  const sorted = sortByKey(keys.subarray(0, length), owners.subarray(0, length));
  return cutIntoBlocks(sorted.keys, sorted.owners, rule.most);
}

function grown<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Radix sort by key, 11 bits at a time; equal keys keep the order of their records. */
function sortByKey(keys: Uint32Array, owners: Int32Array): { keys: Uint32Array; owners: Int32Array } {
  const length = keys.length;
  let [fromKeys, fromOwners]: [Uint32Array, Int32Array] = [keys, owners];
  let [toKeys, toOwners]: [Uint32Array, Int32Array] = [new Uint32Array(length), new Int32Array(length)];
  const counts = new Int32Array(2049);
  for (const shift of [0, 11, 22]) {
    counts.fill(0);
    for (let i = 0; i < length; i++) {
      const digit = (((fromKeys[i] as number) >>> shift) & 2047) + 1;
      counts[digit] = (counts[digit] as number) + 1;
    }
    for (let d = 1; d <= 2048; d++) counts[d] = (counts[d] as number) + (counts[d - 1] as number);
    for (let i = 0; i < length; i++) {
      const key = fromKeys[i] as number;
      const digit = (key >>> shift) & 2047;
      const at = counts[digit] as number;
      counts[digit] = at + 1;
      toKeys[at] = key;
      toOwners[at] = fromOwners[i] as number;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromOwners, toOwners] = [toOwners, fromOwners];
  }
  return { keys: fromKeys, owners: fromOwners };
}

function cutIntoBlocks(keys: Uint32Array, owners: Int32Array, most: number): RuleBlocks {
  const members = new Int32Array(new SharedArrayBuffer(keys.length * 4));
  const ends: number[] = [];
  let length = 0;
  for (let start = 0; start < keys.length; ) {
    let end = start + 1;
    while (end < keys.length && keys[end] === keys[start]) end++;
    const begin = length;
    if (end - start > 1) {
      for (let i = start; i < end && length - begin <= most; i++)
        if (length === begin || members[length - 1] !== owners[i]) members[length++] = owners[i] as number;
    }
    if (length - begin >= 2 && length - begin <= most) ends.push(length);
    else length = begin;
    start = end;
  }
  const kept = new Int32Array(new SharedArrayBuffer(ends.length * 4));
  kept.set(ends);
  return { members: members.subarray(0, length), ends: kept };
}
