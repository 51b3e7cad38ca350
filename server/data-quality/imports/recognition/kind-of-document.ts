import type { z } from "zod";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
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
  const called = Object.entries(documentWords).find(([notion]) =>
    numbers.some((words) => nameFit(words, `${notion} number | ${notion} id`, new Set()) > 0.8),
  );
  return (called ?? alone(table))?.[1];
}

// Of several that are named the last counts: an invoice names the day of its order too.
const sold = { sales: "invoice", revenue: "invoice", order: "order", invoice: "invoice" } as const;

/**
 * What documents are of which neither the table's name nor their numbers say it: as their amounts and days are called (*Net Sales*,
 * *Invoice Date*); else what somebody owes by a day, or with its tax, is an invoice. What names a supplier isn't ours to earn.
 * @param fields which of ours the table fills; @param whose the columns that say whose they are
 */
export function documentByColumns(
  { sketch, columnWords }: TableAtHand,
  fields: ReadonlySet<string>,
  whose: readonly string[],
): string | undefined {
  const notionsOf = (at: number) => (columnWords[at] ?? []).flatMap(({ notions }) => notions);
  const places = [...sketch.columns.keys()];
  const isOfSupplier = places.some(
    (at) => whose.includes(sketch.columns[at]?.column ?? "") && notionsOf(at).includes("supplier"),
  );
  if (whose.length === 0 || isOfSupplier) return undefined;
  const counted = places.filter((at) => {
    const { money = 0, fraction = 0, day = 0, instant = 0 } = sketch.columns[at]?.shares ?? {};
    return money + fraction + day + instant > 0.5;
  });
  const said = Object.entries(sold).findLast(([notion]) =>
    counted.some((at) => (notionsOf(at) as readonly string[]).includes(notion)),
  );
  if (said !== undefined) return said[1];
  const isTaxed = fields.has("tax_total") && (fields.has("net_total") || fields.has("gross_total"));
  // What is due and has no number may be a call that is to be made.
  return isTaxed || (fields.has("due_on") && fields.has("number")) ? "invoice" : undefined;
}

/** Where a column is called *Invoice* or *Order* alone, and tells every row apart, it has their numbers. */
function alone({ sketch, columnWords }: TableAtHand) {
  return Object.entries(documentWords).find(([notion]) =>
    sketch.columns.some(
      ({ isUnique, shares }, at) =>
        isUnique &&
        (shares.code ?? 0) + (shares.digits ?? 0) > 0.8 &&
        nameFit(columnWords[at] ?? [], notion, new Set()) > 0.9,
    ),
  );
}

/** Whether such documents count as revenue: orders do where nothing in the delivery says that they were invoiced. */
export function countsAs({ tables }: Delivery, document: string): boolean {
  const isBilled = tables.some((other) => saidBy(other, documentWords) === "invoice");
  return document === "invoice" || document === "credit_note" || (document === "order" && !isBilled);
}

type Targets = NonNullable<z.input<typeof ModuleMap>["columns"]>;

/** Where each row says what it is, it says whether it counts as well: invoices and what was given back do, orders where none is an invoice. */
export function alsoRecognised(delivery: Delivery, columns: Targets): void {
  for (const [column, target] of Object.entries(columns)) {
    const said = [target].flat().find((one) => typeof one !== "string" && one.field === "document_kind");
    if (said === undefined || typeof said === "string" || said.values === undefined) continue;
    const { values: kinds } = said;
    const isBilled = Object.values(kinds).includes("invoice");
    const counts = (kind: string) =>
      kind === "return" || (countsAs(delivery, kind) && !(kind === "order" && isBilled));
    const values = Object.fromEntries(
      Object.entries(kinds).map(([word, kind]) => [word, String(counts(kind))]),
    );
    columns[column] = [...[target].flat(), { field: "recognised", values, otherwise: "false" }];
  }
}
