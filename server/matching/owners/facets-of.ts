import type { Prepared } from "../encode/prepared.ts";

/** Where the records of each owner stand: those of owner `o` from `starts[o]` to `starts[o + 1]`. */
export interface Facets {
  readonly owners: number;
  readonly starts: Int32Array;
}

/** Each record its own owner where none are named. */
export function facetsOf({ records, owners }: Prepared): Facets {
  if (owners === undefined) return { owners: records, starts: numbersTo(records + 1) };
  const count = records === 0 ? 0 : (owners[records - 1] as number) + 1;
  const starts = new Int32Array(count + 1);
  for (const owner of owners) starts[owner + 1] = (starts[owner + 1] as number) + 1;
  for (let o = 0; o < count; o++) starts[o + 1] = (starts[o + 1] as number) + (starts[o] as number);
  return { owners: count, starts };
}

/** The numbers below `end` in their order. */
export function numbersTo(end: number): Int32Array {
  const numbers = new Int32Array(end);
  // `Int32Array.from` asks a function for each, which takes a tenth of a second for a million.
  for (let number = 0; number < end; number++) numbers[number] = number;
  return numbers;
}

/** Tells every pair of records of two owners. */
export function eachFacetPair(
  { starts }: Facets,
  one: number,
  other: number,
  tell: (a: number, b: number) => void,
): void {
  for (let a = starts[one] as number; a < (starts[one + 1] as number); a++)
    for (let b = starts[other] as number; b < (starts[other + 1] as number); b++) tell(a, b);
}
