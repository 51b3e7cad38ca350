import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Reference } from "./evidence/find-references.ts";
import { isTelling, nameFit } from "./evidence/name-evidence.ts";
import { type NameWord, nameWords } from "./header-words.ts";
import { monthsOfSales } from "./mixed/months-as-columns.ts";
import type { TableSketch } from "./proposal.ts";
import type { Slot } from "./slots.ts";
import { tableNames } from "./vocabulary/table-names.ts";

/** What speaks for a column being something: the points add up, and each comes with its reason. */
export type Weight = { points: number; reasons: string[]; reference?: Reference | undefined };

/** A table with its names taken apart, as all evidence looks at it. */
export type TableAtHand = {
  sketch: TableSketch;
  words: NameWord[];
  columnWords: NameWord[][];
  /** What was weighed once for all readings, by what the columns can be. */
  weighed: Map<Slot, readonly Weight[]>;
  fits: Map<ImportKind, number>;
  /** Most columns have names in words we know: then one that hasn't is nothing we know. */
  isNamed: boolean;
  /** Columns of what was sold in a month, by their places. */
  months: ReadonlyMap<number, string>;
};

/** Columns beyond are kept as they are: no table of customers is that wide. */
export const columnsWeighed = 400;

export function atHand(sketch: TableSketch): TableAtHand {
  const columnWords = sketch.columns.slice(0, columnsWeighed).map(({ column }) => nameWords(column));
  const told = columnWords.filter(isTelling).length;
  return {
    sketch,
    words: nameWords(sketch.name),
    columnWords,
    isNamed: told >= columnWords.length / 2,
    months: monthsOfSales(sketch),
    weighed: new Map(),
    fits: new Map(),
  };
}

/** How well a table's name fits a kind, from 0 to 1; null where the name says nothing. */
export function tableFit({ words, fits }: TableAtHand, kind: ImportKind): number | null {
  if (!isTelling(words)) return null;
  const before = fits.get(kind);
  if (before !== undefined) return before;
  const known = words.filter(({ notions }) => notions.length > 0);
  const fit = nameFit(known, tableNames[kind] ?? "", generalWords);
  fits.set(kind, fit);
  return fit;
}

// “Customer list”, “export of orders”, “tbl_article”.
const generalWords = new Set([
  "list",
  "number",
  "description",
  "full",
  "modified",
  "active",
  "country",
  "date",
  "team",
]);

// What one document is called is another one's link: an invoice's order. The same holds for what was done.
const severalNouns = new Set<ImportKind>([
  "document",
  "document_line",
  "contact",
  "payment",
  "campaign_touch",
]);

/** Notions that say nothing in this table's column names, because the table is about them. */
export function silentIn({ words }: TableAtHand, kind: ImportKind): Set<string> {
  const own = words.flatMap(({ notions }) => notions).filter((notion) => !generalWords.has(notion));
  if (severalNouns.has(kind) && own.length > 0)
    return new Set(kind === "contact" ? [...own, "activity"] : own);
  const nouns = (tableNames[kind] ?? "")
    .split("|")
    .flatMap((way) => way.trim().split("~")[0]?.split(" ") ?? []);
  return new Set([...own, ...nouns.filter((noun) => !generalWords.has(noun) && noun !== "segment")]);
}
