import { nameFit } from "./evidence/name-evidence.ts";
import { type Delivery, saidBy } from "./read-as-kind.ts";
import type { TableAtHand } from "./table-at-hand.ts";
import { documentWords } from "./vocabulary/table-names.ts";

/** What the documents of a table are: as its name says, else the column of their numbers (`Invoice No`). */
export function documentOf(table: TableAtHand): string | undefined {
  const said = saidBy(table, documentWords);
  if (said !== undefined) return said;
  const numbers = table.columnWords.filter((words) =>
    words.some(({ notions }) => notions.includes("number") || notions.includes("id")),
  );
  return Object.entries(documentWords).find(([notion]) =>
    numbers.some((words) => nameFit(words, `${notion} number | ${notion} id`, new Set()) > 0.8),
  )?.[1];
}

/** Whether such documents count as revenue: orders do where nothing in the delivery says that they were invoiced. */
export function countsAs({ tables }: Delivery, document: string): boolean {
  const isBilled = tables.some((other) => saidBy(other, documentWords) === "invoice");
  return document === "invoice" || document === "credit_note" || (document === "order" && !isBilled);
}
