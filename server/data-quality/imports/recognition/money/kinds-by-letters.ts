import { choiceValues } from "../evidence/choice-values.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor, isFree } from "../writing/loose-map.ts";

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
const typeOfDocument =
  /^(type|tipo|typ|tip|soort|rodzaj)[ _-](de |di |du |d['’])?(document[oe]?|comprobante|piece|facture|fattura|factura|fatura|dokumentu)$/;
const bare = /^(type|typ|art|kind|tipo|laji|slag)$/;
const isCode = (word: string) => /^[\p{L}\p{N}]{1,4}$/u.test(word.trim());

/**
 * What a row among documents is, in letters or in words that nobody knows: on which side of the account it stands (`D` and `C`), which tells
 * what is taken back from what is owed; or, among invoices, of which type it is. Words of it that nobody knows are to be asked.
 * @param of what the documents are, and whether their name says it: where it doesn't, a column called *Type* and no more has to hold codes
 * @returns whether a column says so
 */
export function kindsByLetters(
  { sketch }: TableAtHand,
  columns: Columns,
  of: { document: string; named: string | undefined },
): boolean {
  if (columnFor(columns, "document_kind") !== undefined) return false;
  for (const column of sketch.columns) {
    const pair = isFree(columns, column.column) ? sidesOf(column) : undefined;
    if (pair === undefined) continue;
    columns[column.column] = { field: "document_kind", values: pair };
    return true;
  }
  const told = sketch.columns.find(
    (column) =>
      isOfDocuments(column, of.named !== undefined) &&
      column.distinct > 1 &&
      column.distinct <= Math.min(typesMost, column.frequent.length) &&
      column.distinct < column.filled &&
      isFree(columns, column.column),
  );
  if (told === undefined || of.document !== "invoice") return false;
  const { values } = choiceValues("document", "document_kind", told);
  const known = Object.entries(values).filter(([, ours]) => ours === "invoice" || ours === "credit_note");
  columns[told.column] = { field: "document_kind", values: Object.fromEntries(known) };
  return true;
}

function isOfDocuments({ column, frequent }: ColumnSketch, isNamed: boolean): boolean {
  const name = fold(column.trim());
  if (!ofDocuments.test(name) && !typeOfDocument.test(name)) return false;
  return isNamed || !bare.test(name) || frequent.every(({ value }) => isCode(value));
}

function sidesOf({ distinct, frequent }: ColumnSketch): Record<string, string> | undefined {
  const said = frequent.map(({ value }) => fold(value.trim()).replace(/\.$/, ""));
  const pair = sides.find((one) => said.every((word) => (one as readonly string[]).includes(word)));
  if (distinct !== 2 || pair === undefined) return undefined;
  return Object.fromEntries(
    frequent.map(({ value }, at) => [value, said[at] === pair[0] ? "invoice" : "credit_note"]),
  );
}
