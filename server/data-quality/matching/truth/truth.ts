/**
 * What is known of records for certain, to measure a matching by: whose each record is, or which pairs are one. Records are
 * numbered as they were taken in.
 */
export type Truth =
  | {
      by: "entity";
      /** The entity of each record, numbered; a record that the truth leaves out is an entity of its own. */
      entityOf: Int32Array;
      /** What else records may share without being one: `household`, `employer`, `group`; -1 where a record has none. */
      related: ReadonlyMap<string, Int32Array>;
    }
  | { by: "pair"; pairs: readonly (readonly [number, number])[] };

/** Which pairs are asked about at all: any two records, or only those of different files. */
export type Universe = { acrossFilesOnly: boolean; fileOf: readonly number[] };

/** Precision and recall from 0 to 1, and their harmonic mean; null where nothing was found, or nothing is true. */
export type Quality = { precision: number | null; recall: number | null; f1: number | null };

/** Of `found` pairs so many are `right`, of `all` that are true. */
export function qualityOf(right: number, found: number, all: number): Quality {
  return {
    precision: found === 0 ? null : right / found,
    recall: all === 0 ? null : right / all,
    f1: found + all === 0 ? null : (2 * right) / (found + all),
  };
}

/** How many pairs of the universe have one value in all of the lists: the pairs within each group of them. */
export function pairsWithin(lists: readonly Int32Array[], { acrossFilesOnly, fileOf }: Universe): number {
  const groups = lists.reduce((before, list) => together(before, list));
  const whole = pairsOf(groups);
  return acrossFilesOnly ? whole - pairsOf(together(groups, Int32Array.from(fileOf))) : whole;
}

/** Groups numbered anew by two lists: records that agree in both have one number; -1 where either has none. */
function together(one: Int32Array, other: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return one.map((number, record) => {
    const second = other[record] ?? -1;
    if (number < 0 || second < 0) return -1;
    const key = number * 2 ** 26 + second;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
}

function pairsOf(groups: Int32Array): number {
  const counts = new Map<number, number>();
  for (const group of groups) if (group >= 0) counts.set(group, (counts.get(group) ?? 0) + 1);
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

/** Whether two records are one, as far as the truth knows. */
export function isOne(truth: Truth): (a: number, b: number) => boolean {
  if (truth.by === "entity") return (a, b) => truth.entityOf[a] === truth.entityOf[b];
  const known = new Set(truth.pairs.map(([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
  return (a, b) => known.has(a < b ? `${a} ${b}` : `${b} ${a}`);
}

/** The true pairs of the universe, one by one. */
export function* truePairs(truth: Truth, { acrossFilesOnly, fileOf }: Universe): Generator<[number, number]> {
  const counts = (a: number, b: number) => !acrossFilesOnly || fileOf[a] !== fileOf[b];
  if (truth.by === "pair") {
    for (const [a, b] of truth.pairs) if (counts(a, b)) yield [a, b];
    return;
  }
  const members = new Map<number, number[]>();
  for (const [record, entity] of truth.entityOf.entries()) {
    const before = members.get(entity);
    if (before === undefined) members.set(entity, [record]);
    else {
      for (const other of before) if (counts(other, record)) yield [other, record];
      before.push(record);
    }
  }
}
