import type { Prepared } from "./encode/prepared.ts";
import { textsOf } from "./encode/text-column.ts";
import type { ColumnName } from "./encode/text-columns.ts";

/**
 * A value in its comparable form, and how many records have it; `column` is also "address", "word" of company names, and "first",
 * with which one or more given names begin.
 */
export interface CountedValue {
  readonly column: string;
  readonly text: string;
  readonly holders: number;
}

/** A value whose holders are asked for. */
export type AskedValue = Pick<CountedValue, "column" | "text">;

/** The columns in whose equal values comparisons take account of how many have them. */
const countedColumns: readonly ColumnName[] = [
  "given",
  "family",
  "core",
  "mail",
  "house",
  "phone",
  "postcode",
  "city",
  "taxId",
];

/** Of these, those in which it counts only where two have the same. */
const countedWhenEqual: ReadonlySet<ColumnName> = new Set(["core", "mail", "house", "taxId"]);

/** The values that at least `least` records have. */
export function* valueCounts(prepared: Prepared, least: number): Generator<CountedValue> {
  for (const column of countedColumns) yield* heldIn(prepared, column, least);
  for (const [text, holders] of partHolders(prepared))
    if (holders >= least) yield { column: partColumn[prepared.kind], text, holders };
  yield* addressHolders(prepared, least);
}

/**
 * The values of a few records of a base that comparing them by twos may ask the base about.
 * @param pairs which of them are compared, by their places; any two unless said
 */
export function* askedValues(prepared: Prepared, pairs?: Iterable<RecordPair>): Generator<AskedValue> {
  const places = pairs === undefined ? undefined : placesThatMeet(prepared, pairs);
  for (const column of countedColumns)
    if (column === "phone") yield* phonesThatMeet(prepared);
    else if (column === "postcode" && places !== undefined)
      yield* heldIn(prepared, column, 1, (id) => places.postcodes[id] === 1);
    else yield* heldIn(prepared, column, countedWhenEqual.has(column) ? 2 : 1);
  for (const [text] of partHolders(prepared)) yield { column: partColumn[prepared.kind], text };
  yield* addressHolders(prepared, 1, (record) => places === undefined || places.addresses[record] === 1);
}

/** Two records by their places. */
export type RecordPair = readonly [a: number, b: number];

/** Of the pairs' addresses those with one house number, and the postcodes that both have: of any others nobody asks how many have them. */
function placesThatMeet(
  { columns: { number, postcode }, records }: Prepared,
  pairs: Iterable<RecordPair>,
): { addresses: Uint8Array; postcodes: Uint8Array } {
  const addresses = new Uint8Array(records);
  const postcodes = new Uint8Array(postcode.ends.length);
  for (const [a, b] of pairs) {
    if (number.ids[a] !== 0 && number.ids[a] === number.ids[b]) addresses[a] = addresses[b] = 1;
    const x = postcode.ids[a] as number;
    if (x !== 0 && x === postcode.ids[b]) postcodes[x] = 1;
  }
  return { addresses, postcodes };
}

function* heldIn(
  { columns }: Prepared,
  column: ColumnName,
  least: number,
  isAsked: (id: number) => boolean = () => true,
): Generator<CountedValue> {
  const text = textsOf(columns[column]);
  const { counts } = columns[column];
  for (let id = 1; id < counts.length; id++) {
    const holders = counts[id] as number;
    if (holders >= least && isAsked(id)) yield { column, text: text(id), holders };
  }
}

/** So many digits at the end are the least that make two numbers one. */
const endOf = (phone: string) => phone.slice(-7);

/** First numbers that another of the records has, whole or the end of it; and those of who has two, of which either may be alike. */
function* phonesThatMeet({ columns: { phone, phone2 }, records }: Prepared): Generator<AskedValue> {
  const text = textsOf(phone);
  const second = textsOf(phone2);
  const ends = new Map<string, number>();
  const count = (end: string, holders: number) => ends.set(end, (ends.get(end) ?? 0) + holders);
  for (let id = 1; id < phone.counts.length; id++) count(endOf(text(id)), phone.counts[id] as number);
  for (let id = 1; id < phone2.counts.length; id++) count(endOf(second(id)), phone2.counts[id] as number);
  const ofTwo = new Set<number>();
  for (let r = 0; r < records; r++) if (phone2.ids[r] !== 0) ofTwo.add(phone.ids[r] as number);
  for (let id = 1; id < phone.counts.length; id++)
    if (ofTwo.has(id) || (ends.get(endOf(text(id))) ?? 0) > 1) yield { column: "phone", text: text(id) };
}

const partColumn = { person: "first", organisation: "word" } as const;

/** How many have each word in their company's name, or each first one of their given names. */
function partHolders({ kind, columns: { core, given } }: Prepared): Map<string, number> {
  const column = kind === "person" ? given : core;
  const text = textsOf(column);
  const parts = new Map<string, number>();
  for (let id = 1; id < column.counts.length; id++) {
    const words = text(id).split(" ");
    for (const part of kind === "person" ? words.slice(0, 1) : new Set(words))
      parts.set(part, (parts.get(part) ?? 0) + (column.counts[id] as number));
  }
  return parts;
}

function* addressHolders(
  prepared: Prepared,
  least: number,
  isAsked: (record: number) => boolean = () => true,
): Generator<CountedValue> {
  const address = addressesOf(prepared);
  const told = new Set<string>();
  for (let r = 0; r < prepared.records; r++) {
    const holders = prepared.addressHolders[r] as number;
    if (holders < least || !isAsked(r)) continue;
    const text = address(r);
    if (told.has(text)) continue;
    told.add(text);
    yield { column: "address", text, holders };
  }
}

/** The address of a record as one text: street, number, and postcode or else town; empty where no street is known. */
export function addressesOf({ columns }: Prepared): (record: number) => string {
  const [streets, numbers] = [textsOf(columns.street), textsOf(columns.number)];
  const [postcodes, cities] = [textsOf(columns.postcode), textsOf(columns.city)];
  return (r) => {
    const street = columns.street.ids[r] as number;
    if (street === 0) return "";
    const postcode = columns.postcode.ids[r] as number;
    const town = postcode === 0 ? cities(columns.city.ids[r] as number) : postcodes(postcode);
    return `${streets(street)}|${numbers(columns.number.ids[r] as number)}|${town}`;
  };
}
