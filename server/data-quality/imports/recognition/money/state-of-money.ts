import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { choiceValues } from "../evidence/choice-values.ts";
import type { Notion } from "../header-words.ts";
import { documentOf } from "../kind-of-document.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor, isFree } from "../writing/loose-map.ts";
import { wordsAs } from "../writing/words-as.ts";
import { failedWords } from "./whether-it-came.ts";

// How far goods or people are says nothing of whether a document counts.
const ofOthers: readonly Notion[] = [
  ...[
    "delivery",
    "shipping",
    "shipped",
    "freight",
    "contact",
    "account",
    "person",
    "member",
    "customer",
    "lead",
    "product",
  ],
  ...["consent", "mail", "suppression", "asset", "case", "marital"],
] as Notion[];
const kindsMost = 12;
const knownLeast = 0.9;

/**
 * The state of documents under another name than their own, `Payment status`: it decides whether they count as well. An order of which the money failed is
 * called off; an invoice is owed all the same, so that what such a word means there is asked.
 */
export function stateOfMoney(kind: ImportKind, table: TableAtHand, columns: Columns): void {
  if (kind !== "document") return;
  const own = columnFor(columns, "state");
  const named = table.sketch.columns.find(({ column }) => column === own);
  const column = named ?? stateUnderOtherName(table, columns);
  const state = column && wordsAs("document", "state", column);
  if (!column || !state || typeof state === "string") return;
  const isOwed = documentOf(table) === "invoice";
  const failed = isOwed ? [] : failedWords(column).filter((word) => state.values[word] === undefined);
  const calledOff = Object.fromEntries(failed.map((word) => [word, "cancelled"]));
  if (named === undefined) {
    const target = { ...state, values: { ...state.values, ...calledOff } };
    columns[column.column] =
      columnFor(columns, "source_state") !== undefined ? [target] : ["source_state", target];
  } else
    columns[column.column] = [columns[column.column] ?? []]
      .flat()
      .map((target) =>
        typeof target !== "string" &&
        target.field === "state" &&
        "values" in target &&
        target.otherwise !== "cancelled"
          ? { ...target, values: { ...target.values, ...calledOff } }
          : target,
      );
}

function stateUnderOtherName(
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
): ColumnSketch | undefined {
  const found = sketch.columns.flatMap((column, at) => {
    const notions: readonly Notion[] = columnWords[at]?.flatMap((word) => word.notions) ?? [];
    const isOfDocument = notions.includes("status") && !notions.some((one) => ofOthers.includes(one));
    return isOfDocument && isFree(columns, column.column)
      ? [{ column, isOfMoney: notions.includes("payment") }]
      : [];
  });
  return (found.find(({ isOfMoney }) => isOfMoney) ?? found[0])?.column;
}

/** Which rows are credit notes is said in a column of whatever name whose words are documents, some of them owed and some taken back. */
export function kindsInWords(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): void {
  if (kind !== "document" || columnFor(columns, "document_kind") !== undefined) return;
  for (const column of sketch.columns) {
    if (!isFree(columns, column.column) || column.filled === 0 || column.distinct > kindsMost) continue;
    const { values, share } = choiceValues("document", "document_kind", column);
    const said = new Set(Object.values(values));
    const isOfBoth =
      (said.has("credit_note") || said.has("return")) && (said.has("invoice") || said.has("order"));
    if (share < knownLeast || !isOfBoth) continue;
    columns[column.column] = { field: "document_kind", values };
    return;
  }
}

const amounts = ["net_total", "gross_total", "list_total"];
const priced: readonly Notion[] = ["price", "charge", "premium", "amount", "total"];
const notOurs: readonly Notion[] = [
  "cost",
  "discount",
  "tax",
  "percentage",
  "refund",
  "unit",
  "freight",
  "quantity",
];
const figureLeast = 0.9;

/** What a document comes to that says of no other amount what it is: its price, where it has one alone. Else all would come to nothing. */
export function amountByPrice(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
): void {
  if (
    kind !== "document" ||
    amounts.some((field) => columnFor(columns, field) !== undefined) ||
    sketch.lines !== undefined
  )
    return;
  const found = sketch.columns.filter((column, at) => {
    const notions: readonly Notion[] = columnWords[at]?.flatMap((word) => word.notions) ?? [];
    const isPrice =
      notions.some((one) => priced.includes(one)) && !notions.some((one) => notOurs.includes(one));
    const { figure = 0, percent = 0, day = 0 } = column.shares;
    return (
      column.filled > 0 &&
      isFree(columns, column.column) &&
      isPrice &&
      figure > figureLeast &&
      percent + day < 0.5
    );
  });
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) columns[only.column] = "gross_total";
}
