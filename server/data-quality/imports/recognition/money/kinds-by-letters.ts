import type { z } from "zod";
import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { choiceValues } from "../evidence/choice-values.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

type Columns = NonNullable<z.input<typeof ModuleMap>["columns"]>;

// What is owed stands on the first side, what is taken back on the second.
const sides = [
  ["d", "c"],
  ["dr", "cr"],
  ["db", "cr"],
  ["debit", "credit"],
  ["s", "h"],
  ["soll", "haben"],
  ["debe", "haber"],
  ["dare", "avere"],
  ["debet", "credit"],
  ["debet", "kredit"],
  ["wn", "ma"],
  ["b", "a"],
] as const;
const typesMost = 6;
const ofDocuments =
  /^(doc(ument)?|invoice|transaction|voucher|beleg|rechnungs?|vorgangs?|piece|documento|dokument)?[ _-]?(type|typ|art|kind|tipo|laji|slag)$/;

/**
 * What a row among documents is, in letters or in words that nobody knows: on which side of the account it stands (`D` and `C`), which tells
 * what is taken back from what is owed; or, among invoices, of which type it is. Words of it that nobody knows are to be asked.
 * @returns whether a column says so
 */
export function kindsByLetters({ sketch }: TableAtHand, columns: Columns, isInvoiced: boolean): boolean {
  const filled = Object.values(columns).flatMap(fieldsOfTarget);
  if (filled.includes("document_kind")) return false;
  for (const column of sketch.columns) {
    const isFree = fieldsOfTarget(columns[column.column] ?? []).every((field) => field === "custom");
    const pair = isFree ? sidesOf(column) : undefined;
    if (pair === undefined) continue;
    columns[column.column] = { field: "document_kind", values: pair };
    return true;
  }
  const told = sketch.columns.find(
    (column) =>
      ofDocuments.test(fold(column.column.trim())) &&
      column.distinct > 1 &&
      column.distinct <= Math.min(typesMost, column.frequent.length) &&
      column.distinct < column.filled &&
      fieldsOfTarget(columns[column.column] ?? []).every((field) => field === "custom"),
  );
  if (told === undefined || !isInvoiced) return false;
  const { values } = choiceValues("document", "document_kind", told);
  const known = Object.entries(values).filter(([, ours]) => ours === "invoice" || ours === "credit_note");
  columns[told.column] = { field: "document_kind", values: Object.fromEntries(known) };
  return true;
}

function sidesOf({ distinct, frequent }: ColumnSketch): Record<string, string> | undefined {
  const said = frequent.map(({ value }) => fold(value.trim()).replace(/\.$/, ""));
  const pair = sides.find((one) => said.every((word) => (one as readonly string[]).includes(word)));
  if (distinct !== 2 || pair === undefined) return undefined;
  return Object.fromEntries(
    frequent.map(({ value }, at) => [value, said[at] === pair[0] ? "invoice" : "credit_note"]),
  );
}
