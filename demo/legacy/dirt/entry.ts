import { type Random, share } from "../../company/random.ts";
import type { DirtOfForm, Truth } from "../truth/truth.ts";
import type { TableFile } from "../writing/table-file.ts";
import { type DirtKind, dirtRates, type System } from "./dirt-rates.ts";

/** A record on its way into a table: what stands in its cells, and what should where something else does. */
export type Entry<Column extends string> = {
  system: System;
  table: TableFile<Column>;
  id: string;
  row: Record<Column, string>;
  should: Partial<Record<Column, string>>;
};

export function entryOf<Column extends string>(
  system: System,
  table: TableFile<Column>,
  id: string,
  row: Record<Column, string>,
): Entry<Column> {
  return { system, table, id, row, should: {} };
}

/** Puts other words into a cell, and into the truth what should stand there. Nothing happens where they are the same. */
export function spoil<Column extends string>(
  truth: Truth,
  entry: Entry<Column>,
  column: Column,
  kind: DirtKind | DirtOfForm,
  words: string,
): void {
  if (entry.row[column] === words) return;
  const { should, row, system, table, id } = entry;
  should[column] ??= row[column];
  row[column] = words;
  noteDirt(truth, { system, file: table.name, id, column, kind, shouldBe: should[column] ?? "" });
}

/** @param dirt.column empty where the whole record is meant */
export function noteDirt(
  truth: Truth,
  dirt: {
    system: System;
    file: string;
    id: string;
    column: string;
    kind: DirtKind | DirtOfForm;
    shouldBe: string;
  },
): void {
  truth.dirt.write({
    system: dirt.system,
    file: dirt.file,
    record_id: dirt.id,
    column: dirt.column,
    kind: dirt.kind,
    should_be: dirt.shouldBe,
  });
}

/** Whether a kind of dirt falls on a record now. */
export function befalls(random: Random, kind: DirtKind, system: System, haste = 1): boolean {
  const rate = dirtRates[kind][system];
  return rate > 0 && share(random) < rate * haste;
}
