import type { ColumnName, Prepared } from "./encode/prepared.ts";
import { textsOf } from "./encode/text-column.ts";

/** A value in its comparable form, and how many records have it; `column` is also "address", and "word" of company names. */
export interface CountedValue {
  readonly column: string;
  readonly text: string;
  readonly holders: number;
}

/** The columns in whose equal values comparisons take account of how many have them. */
const countedColumns: readonly ColumnName[] = [
  "given",
  "family",
  "core",
  "mail",
  "house",
  "phone",
  "phone2",
  "postcode",
  "city",
  "taxId",
];

/** The values that at least `least` records have. */
export function* valueCounts(prepared: Prepared, least: number): Generator<CountedValue> {
  for (const column of countedColumns) {
    const text = textsOf(prepared.columns[column]);
    const { counts } = prepared.columns[column];
    for (let id = 1; id < counts.length; id++) {
      const holders = counts[id] as number;
      if (holders >= least) yield { column, text: text(id), holders };
    }
  }
  if (prepared.kind === "organisation")
    for (const [text, holders] of wordHolders(prepared))
      if (holders >= least) yield { column: "word", text, holders };
  yield* addressHolders(prepared, least);
}

function wordHolders({ columns: { core } }: Prepared): Map<string, number> {
  const text = textsOf(core);
  const words = new Map<string, number>();
  for (let id = 1; id < core.counts.length; id++)
    for (const word of new Set(text(id).split(" ")))
      words.set(word, (words.get(word) ?? 0) + (core.counts[id] as number));
  return words;
}

function* addressHolders(prepared: Prepared, least: number): Generator<CountedValue> {
  const address = addressesOf(prepared);
  const told = new Set<string>();
  for (let r = 0; r < prepared.records; r++) {
    const holders = prepared.addressHolders[r] as number;
    if (holders < least) continue;
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
