import { packedDay } from "../compare/days.ts";
import { traitsOf, traitsWidth } from "../compare/name-traits.ts";
import { digitsOfBytes } from "../strings/digits-of.ts";
import type { Prepared } from "./prepared.ts";
import { type Field, inFront, lettered, named, type Rows } from "./row-fields.ts";
import { isEmpty, type TextColumn } from "./text-column.ts";
import { textColumns } from "./text-columns.ts";

const laidOut = new WeakMap<Prepared, Rows>();

/** The rows of records: those that came with them, or laid out now, once for all who ask in this thread. */
export function rowsOf(prepared: Prepared): Rows {
  let rows = laidOut.get(prepared);
  if (rows === undefined) {
    const { cells, width, at } = prepared.rows ?? layOutRows(prepared);
    rows = { cells, width, at: ofOneShape(at) };
    laidOut.set(prepared, rows);
  }
  return rows;
}

/**
 * The same places, written out. An object that is filled field by field, or was sent to a thread, is looked through by name at every
 * access, and forty are made for each pair.
 */
function ofOneShape(at: Rows["at"]): Rows["at"] {
  return {
    given: at.given,
    givenTraits: at.givenTraits,
    family: at.family,
    familyTraits: at.familyTraits,
    suffix: at.suffix,
    core: at.core,
    form: at.form,
    marks: at.marks,
    day: at.day,
    mail: at.mail,
    mailLetters: at.mailLetters,
    local: at.local,
    localLetters: at.localLetters,
    house: at.house,
    phone: at.phone,
    phone2: at.phone2,
    phoneDigits: at.phoneDigits,
    street: at.street,
    streetLetters: at.streetLetters,
    number: at.number,
    unit: at.unit,
    postcode: at.postcode,
    city: at.city,
    country: at.country,
    addressHolders: at.addressHolders,
    taxId: at.taxId,
    personalId: at.personalId,
    text0: at.text0,
    text1: at.text1,
    text2: at.text2,
    text3: at.text3,
  };
}

/** Reads both ends of the rows of several records. */
export function fetchRows(prepared: Prepared): (records: Int32Array) => number {
  const { cells, width } = rowsOf(prepared);
  return (records) => {
    let sum = 0;
    for (let i = 0; i < records.length; i++) {
      const at = (records[i] as number) * width;
      sum ^= (cells[at + 1] as number) ^ (cells[at + width - 1] as number);
    }
    return sum;
  };
}

function layOutRows(prepared: Prepared): Rows {
  const { records } = prepared;
  const fields = fieldsOf(prepared);
  const at: Partial<Record<Field, number>> = {};
  const fills: ((cells: Int32Array, width: number) => void)[] = [];
  let width = 1;
  for (const field of new Set([...inFront, ...fields.keys()])) {
    const { size, fill } = fields.get(field) ?? never;
    const place = width;
    at[field] = size === 0 ? 0 : place;
    if (size > 0) fills.push((cells, width) => fill(cells, width, place));
    width += size;
  }
  const cells = new Int32Array(new SharedArrayBuffer(records * width * 4));
  for (const fill of fills) fill(cells, width);
  return { cells, width, at: at as Rows["at"] };
}

/** How many numbers a field has, and how they are written into each row from a place on. */
interface Filled {
  readonly size: number;
  readonly fill: (cells: Int32Array, width: number, place: number) => void;
}

/** What no record has. */
const never: Filled = { size: 0, fill: () => {} };

function fieldsOf({ kind, columns, days, marks, addressHolders }: Prepared): Map<Field, Filled> {
  const fields = new Map<Field, Filled>();
  const add = (field: Field, column: TextColumn, read: (id: number) => number) => {
    fields.set(field, isEmpty(column) ? never : filled(column.ids, read));
  };
  for (const name of textColumns) if (name !== "mailHouse") add(name, columns[name], (id) => id);
  for (const [field, name] of Object.entries(lettered)) {
    const { letters } = columns[name];
    add(field as Field, columns[name], (id) => letters[id] as number);
  }
  const digits = digitsOfEach(columns.phone);
  add("phoneDigits", columns.phone, (id) => digits[id] as number);
  // Asked of people, also where one of the two names is missing everywhere.
  if (kind === "person")
    for (const [field, name] of Object.entries(named)) fields.set(field as Field, withTraits(columns[name]));
  fields.set("day", filled(days, packedDay));
  fields.set(
    "marks",
    filled(marks, (number) => number),
  );
  fields.set(
    "addressHolders",
    filled(addressHolders, (number) => number),
  );
  return fields;
}

function filled(column: Int32Array | Uint8Array, read: (number: number) => number): Filled {
  return {
    size: 1,
    fill: (cells, width, place) => {
      for (let r = 0, at = place; r < column.length; r++, at += width) cells[at] = read(column[r] as number);
    },
  };
}

function withTraits(column: TextColumn): Filled {
  return {
    size: traitsWidth,
    fill: (cells, width, place) => {
      const traits = traitsOf(column);
      const { ids } = column;
      for (let r = 0, at = place; r < ids.length; r++, at += width) {
        const from = traits.of(ids[r] as number);
        for (let nth = 0; nth < traitsWidth; nth++) cells[at + nth] = traits.cells[from + nth] as number;
      }
    },
  };
}

/** How often each digit occurs in each text (`digitsOf`). */
function digitsOfEach({ bytes, ends }: TextColumn): Int32Array {
  const digits = new Int32Array(ends.length);
  for (let id = 1; id < ends.length; id++)
    digits[id] = digitsOfBytes(bytes, ends[id - 1] as number, ends[id] as number);
  return digits;
}
