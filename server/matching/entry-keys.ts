import { type DoorRule, doorKeys } from "./door-keys.ts";
import type { Prepared } from "./encode/prepared.ts";
import { textsOf } from "./encode/text-column.ts";
import type { ColumnName } from "./encode/text-columns.ts";
import { type KnownRecord, kindOf, prepareRecords } from "./known-record.ts";
import type { Kind } from "./roles.ts";

/** One key of a record that is being entered. */
export interface EntryKey {
  readonly key: number;
  /** A crowd of more than so many under one key says nothing about anybody. */
  readonly most: number;
  /** What exactly those who share the key share, where it is one value: "mail", "ada@example.org". */
  readonly value: { readonly column: string; readonly text: string } | null;
}

/** The keys under which a record meets those that are here, each once, in the order of the keys. */
export function entryKeys(record: KnownRecord): EntryKey[] {
  return keysOfEntries(kindOf(record), [record])[0] ?? [];
}

/** The same for many records of one kind at once. */
export function keysOfEntries(kind: Kind, records: readonly KnownRecord[]): EntryKey[][] {
  const { prepared, facets } = prepareRecords(kind, records);
  const read = doorKeys(prepared);
  return records.map((_, at) => {
    const found = new Map<number, EntryKey>();
    for (const facet of facets[at] ?? [])
      read(facet, (key, { most, column }) => {
        if (found.has(key)) return;
        const text = keyedValue(prepared, column, facet);
        found.set(key, { key, most, value: column === undefined || text === "" ? null : { column, text } });
      });
    return [...found.values()].sort((a, b) => a.key - b.key);
  });
}

function keyedValue({ columns }: Prepared, column: DoorRule["column"], record: number): string {
  const text = (name: ColumnName) => textsOf(columns[name])(columns[name].ids[record] ?? 0);
  if (column === undefined) return "";
  return column === "names" ? `${text("given")} ${text("family")}` : text(column);
}
