import { hasCustom } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { customTypeOf } from "../custom-type.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import type { Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { Delivery } from "../read-as-kind.ts";
import { type TableAtHand, tableFit } from "../table-at-hand.ts";
import type { Module } from "./rows-of-two-kinds.ts";

/** By their places: whose a sale was, when, what it came to, and what tells the rows apart where something does. */
type PlainSales = { customer: number; day: number; amount: number; id: number | undefined };

const codedLeast = 0.8;
const sure = 0.9;
const comesAgain = 0.9;
const columnsOfTill = 4;
const ofBuyers = "customer | customer number | customer id | customer code | customer key";
const ofAmounts: readonly Notion[] = ["amount", "total", "revenue", "sales", "net", "gross", "price"];
// What says of a row that it is no sale, or more than one: money that came, a document with a number, an article.
const otherwise: readonly Notion[] = [
  "status",
  "payment",
  "paid",
  "due",
  "quote",
  "refund",
  "credit",
  "debit",
  "budget",
];
const described = ["mail", "phone", "street", "person", "company", "iban", "guid"] as const;

/**
 * A list of who, when and how much, as tills and those who reckon with data write it: `customer_id, date, amount`. Each row is what was
 * sold to that customer, who is known by the number alone. Null where a row says more than that, or less.
 */
export function plainSales(table: TableAtHand): PlainSales | null {
  const { sketch, columnWords } = table;
  const columns = sketch.columns.filter(({ filled }) => filled > 0);
  if (columns.length < 3 || columnWords.some((words) => words.some(saysOtherwise)) || isNamedOtherwise(table))
    return null;
  if (columns.some(({ shares }) => described.some((look) => (shares[look] ?? 0) > 0.5))) return null;
  const places = [...sketch.columns.keys()];
  const days = places.filter((at) => isTimed(sketch.columns[at]));
  const customer =
    places.find(
      (at) => isCoded(sketch.columns[at]) && nameFit(columnWords[at] ?? [], ofBuyers, new Set()) > 0.8,
    ) ?? places.find((at) => columns.length <= columnsOfTill && isNumberAgain(table, at));
  const [day, ...moreDays] = days;
  if (customer === undefined || day === undefined || moreDays.length > 0) return null;
  const figures = places.filter(
    (at) => at !== customer && !days.includes(at) && isFigure(sketch.columns[at]),
  );
  const named = figures.filter((at) =>
    columnWords[at]?.some(({ notions }) => notions.some((notion) => ofAmounts.includes(notion))),
  );
  const money = figures.filter((at) => isMoney(sketch.columns[at]));
  const [amount, ...others] = named.length > 0 ? named : money;
  if (amount === undefined || others.length > 0) return null;
  const rest = places.filter((at) => ![customer, day, amount].includes(at));
  const id = rest.find(
    (at) => isCoded(sketch.columns[at]) && sketch.columns[at]?.isUnique && says(table, at, ofRows),
  );
  // The number of an order or an article, a tax or a discount say more than who, when and how much.
  const isMore = rest.some(
    (at) =>
      says(table, at, ofMore) || (at !== id && (says(table, at, ofRows) || isMoney(sketch.columns[at]))),
  );
  return isMore ? null : { customer, day, amount, id };
}

function saysOtherwise({ notions }: { notions: readonly Notion[] }): boolean {
  return notions.some((notion) => otherwise.includes(notion));
}

const ofSales = ["document", "document_line"] as const;
const others = [
  "payment",
  "opportunity",
  "campaign",
  "campaign_touch",
  "case_file",
  "contact",
  "asset",
  "prospect",
] as const;

function isNamedOtherwise(table: TableAtHand): boolean {
  const called = (kind: (typeof ofSales)[number] | (typeof others)[number]) => tableFit(table, kind) ?? 0;
  const own = Math.max(...ofSales.map(called));
  return others.some((kind) => called(kind) > 0.3 && called(kind) > own);
}

function isTimed(column: ColumnSketch | undefined): boolean {
  return (column?.shares.day ?? 0) + (column?.shares.instant ?? 0) > sure;
}

function isCoded(column: ColumnSketch | undefined): boolean {
  const { digits = 0, code = 0, guid = 0 } = column?.shares ?? {};
  return digits + code + guid > codedLeast;
}

function isFigure(column: ColumnSketch | undefined): boolean {
  return column !== undefined && column.filled > 0 && (column.shares.figure ?? 0) > sure;
}

function isMoney(column: ColumnSketch | undefined): boolean {
  return (column?.shares.fraction ?? 0) + (column?.shares.money ?? 0) > 0.5;
}

const ofSomebody = "id | user | user id | user number | card number";

/** A number that comes again tells no row apart, so it is somebody's. */
function isNumberAgain({ sketch, columnWords }: TableAtHand, at: number): boolean {
  const column = sketch.columns[at];
  if (column === undefined || !isCoded(column) || isTimed(column) || isMoney(column)) return false;
  return (
    nameFit(columnWords[at] ?? [], ofSomebody, new Set()) > 0.8 &&
    column.distinct > 1 &&
    column.distinct <= column.filled * comesAgain
  );
}

const ofRows: readonly Notion[] = ["id", "number"];
const ofMore: readonly Notion[] = [
  ...([
    "order",
    "invoice",
    "document",
    "product",
    "sku",
    "tax",
    "discount",
    "contact",
    "opportunity",
  ] as const),
];

function says({ sketch, columnWords }: TableAtHand, at: number, among: readonly Notion[]): boolean {
  const isFilled = (sketch.columns[at]?.filled ?? 0) > 0;
  return (
    isFilled && (columnWords[at]?.some(({ notions }) => notions.some((one) => among.includes(one))) ?? false)
  );
}

/** How the rows of such a list are read. */
export function readPlainSales(delivery: Delivery, at: number): Module[] | null {
  const table = delivery.tables[at];
  const found = table === undefined ? null : plainSales(table);
  if (table === undefined || found === null) return null;
  const { sketch, columnWords } = table;
  const nameOf = (place: number) => sketch.columns[place]?.column ?? "";
  const [customer, day, amount] = [nameOf(found.customer), nameOf(found.day), nameOf(found.amount)];
  const id = found.id === undefined ? [] : [nameOf(found.id)];
  const notions = columnWords[found.amount]?.flatMap((word) => word.notions) ?? [];
  const isNet = (["net", "revenue", "sales"] as Notion[]).some((notion) => notions.includes(notion));
  const currency = sketch.columns.find(({ shares }) => (shares.currency ?? 0) > sure)?.column;
  const rest = sketch.columns.filter(
    ({ column }) => ![customer, day, amount, currency, ...id].includes(column),
  );
  const [listed] = delivery.references[at]?.[found.customer] ?? [];
  const isListed =
    listed !== undefined && ["organisation", "person"].includes(delivery.kinds[listed.table] ?? "");
  const to = isListed ? (delivery.tables[listed.table]?.sketch.name ?? "") : "customers";
  const map = ModuleMap.parse({
    kind: "document",
    header: [customer, day, amount],
    id,
    columns: {
      ...Object.fromEntries(id.map((one) => [one, "number"])),
      [day]: "issued_at",
      [amount]: isNet ? "net_total" : "gross_total",
      ...(currency !== undefined && { [currency]: "currency" }),
      ...(hasCustom("document") &&
        Object.fromEntries(rest.map((one) => [one.column, { field: "custom", type: customTypeOf(one) }]))),
    },
    links: { account: { column: customer, to, by: isListed ? listed.by : "id" } },
    parts: isListed
      ? {}
      : {
          [to]: {
            kind: "organisation",
            id: [customer],
            columns: { [customer]: "name" },
            always: { stage: "none" },
          },
        },
    always: { document_kind: "invoice", recognised: "true" },
    party: ["account"],
  });
  return [{ module: sketch.name, map }];
}
