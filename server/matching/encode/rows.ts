import { packedDay } from "../compare/days.ts";
import { digitsOfBytes } from "../strings/digits-of.ts";
import { type Prepared, textColumns } from "./prepared.ts";
import { isEmpty, type TextColumn } from "./text-column.ts";

/** What comparing asks; the house of a mail address is only blocked by. */
const asked = textColumns.filter((name) => name !== "mailHouse");

/** Columns whose texts are many, and nearly always told apart by their letters (`lettersOf`) alone. */
const lettered = { mailLetters: "mail", streetLetters: "street" } as const;

type Field =
  | (typeof asked)[number]
  | keyof typeof lettered
  | "phoneDigits"
  | "day"
  | "marks"
  | "addressHolders";

/**
 * All that comparing asks of a record side by side: the numbers of its texts, its day, its marks. A pair is then two places
 * in memory; column by column it were thirty, and fetching them took longer than comparing them.
 */
export interface Rows {
  /** The row of record `r` begins at `r * width`. */
  readonly cells: Int32Array;
  readonly width: number;
  /** Where in a row each number stands; what no record has shares one place that is always 0. */
  readonly at: Readonly<Record<Field, number>>;
}

const laidOut = new WeakMap<Prepared, Rows>();

/** The rows of records: those that came with them, or laid out now, once for all who ask in this thread. */
export function rowsOf(prepared: Prepared): Rows {
  let rows = prepared.rows ?? laidOut.get(prepared);
  if (rows === undefined) {
    rows = layOutRows(prepared);
    laidOut.set(prepared, rows);
  }
  return rows;
}

function layOutRows({ records, columns, days, marks, addressHolders }: Prepared): Rows {
  const at: Partial<Record<Field, number>> = {};
  const fills: ((cells: Int32Array, width: number) => void)[] = [];
  const add = (field: Field, isNever: boolean, read: (record: number) => number) => {
    const place = isNever ? 0 : fills.length + 1;
    at[field] = place;
    if (isNever) return;
    fills.push((cells, width) => {
      for (let r = 0; r < records; r++) cells[r * width + place] = read(r);
    });
  };
  for (const name of asked) {
    const { ids } = columns[name];
    add(name, isEmpty(columns[name]), (r) => ids[r] as number);
  }
  for (const [field, name] of Object.entries(lettered)) {
    const { ids, letters } = columns[name];
    add(field as Field, isEmpty(columns[name]), (r) => letters[ids[r] as number] as number);
  }
  const { phone } = columns;
  const digits = digitsOfEach(phone);
  add("phoneDigits", isEmpty(phone), (r) => digits[phone.ids[r] as number] as number);
  add("day", false, (r) => packedDay(days[r] as number));
  add("marks", false, (r) => marks[r] as number);
  add("addressHolders", false, (r) => addressHolders[r] as number);
  const width = fills.length + 1;
  const cells = new Int32Array(new SharedArrayBuffer(records * width * 4));
  for (const fill of fills) fill(cells, width);
  return { cells, width, at: at as Rows["at"] };
}

/** How often each digit occurs in each text (`digitsOf`). */
function digitsOfEach({ bytes, ends }: TextColumn): Int32Array {
  const digits = new Int32Array(ends.length);
  for (let id = 1; id < ends.length; id++)
    digits[id] = digitsOfBytes(bytes, ends[id - 1] as number, ends[id] as number);
  return digits;
}
