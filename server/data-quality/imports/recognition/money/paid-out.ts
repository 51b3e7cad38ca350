import { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { fold, type NameWord, type Notion } from "../header-words.ts";
import type { Module } from "../mixed/rows-of-two-kinds.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";

const payouts =
  /(?<!\p{L})(payouts?|settlements?|auszahlung(en)?|auszahlungs(datum|id)|balance transactions?|disbursements?|deposit date|available on|transfer group|versements?|liquidacion(es)?|uitbetaling(en)?|wyplat[ay])(?!\p{L})/u;
const fees =
  /(?<!\p{L})(fees?|commissions?|gebuhr(en)?|provision(en)?|frais|comision(es)?|commissioni)(?!\p{L})/u;
const sure = 0.9;

/** Why such a table is left out. */
export const wasPaidOut = {
  code: "rows_paid_out",
  message:
    "Its rows are what a payment provider or marketplace paid out to you and kept in fees, and they name no customer and no order that is here. What customers paid stands in its list of payments or orders: bring in that one, or this one together with the orders that it names.",
};

/** Whether the rows are what a provider paid out, and what it kept: they name orders at most, and nobody. */
export function isPaidOut({ sketch, columnWords }: TableAtHand): boolean {
  const plain = (name: string) => fold(name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).replace(/[_.-]+/g, " ");
  const [table = "", ...columns] = [sketch.name, ...sketch.columns.map(({ column }) => column)].map(plain);
  const isCalled = payouts.test(table);
  const isOfFees = columns.some((name) => fees.test(name)) && columns.some((name) => payouts.test(name));
  const namesSomebody = sketch.columns.some(
    ({ shares, filled }, at) =>
      filled > 0 &&
      (Math.max(shares.mail ?? 0, shares.company ?? 0) > 0.3 ||
        (shares.person ?? 0) > 0.5 ||
        isCustomer(columnWords[at] ?? [])),
  );
  const hasMoney = sketch.columns.some(isFigure);
  return hasMoney && !namesSomebody && (isCalled || isOfFees);
}

const ofMoney: ReadonlySet<Notion> = new Set(["amount", "currency", "account", "total"]);

/** *Customer*, and no *Customer Facing Amount*. */
function isCustomer(words: readonly NameWord[]): boolean {
  const notions = words.flatMap((word) => word.notions);
  return notions.includes("customer") && !notions.some((notion) => ofMoney.has(notion));
}

function isFigure(column: ColumnSketch | undefined): boolean {
  return column !== undefined && column.filled > 0 && (column.shares.figure ?? 0) > sure;
}

/**
 * What was paid out of orders that came along is what their buyers paid, with the fee that was kept, and what went back to them; rows of no order
 * are the provider's own business.
 */
export function readPaidOut(delivery: Delivery, at: number): Module[] | null {
  const table = delivery.tables[at];
  if (table === undefined || !isPaidOut(table)) return null;
  const { sketch, columnWords } = table;
  const order = sketch.columns.findIndex((_, place) => {
    const [best] = delivery.references[at]?.[place] ?? [];
    return best !== undefined && best.table !== at && delivery.kinds[best.table] === "document";
  });
  const [reference] = delivery.references[at]?.[order] ?? [];
  const called = (like: RegExp) =>
    sketch.columns.find((column) => isFigure(column) && like.test(fold(column.column)))?.column;
  const amount = called(/^(amount|betrag|montant|importe|gross|brutto)$/);
  const fee = called(fees);
  const day = sketch.columns.find(
    ({ column, shares }, place) =>
      (shares.day ?? 0) + (shares.instant ?? 0) > sure &&
      !payouts.test(fold(column)) &&
      columnWords[place]?.some(
        ({ notions }) => notions.includes("date") || notions.includes("time") || notions.includes("created"),
      ),
  )?.column;
  const to = reference && delivery.tables[reference.table]?.sketch.name;
  const column = sketch.columns[order]?.column;
  if (reference === undefined || to === undefined || column === undefined || !amount || !day) return null;
  // Beside *Presentment Currency* the amount is in the one that is called so alone.
  const [currency] = sketch.columns
    .flatMap((one) => ((one.shares.currency ?? 0) > sure ? one.column : []))
    .sort((one, other) => one.length - other.length);
  const map = ModuleMap.parse({
    kind: "payment",
    header: [column, amount, day],
    columns: {
      [day]: "received_on",
      [amount]: "amount",
      ...(fee !== undefined && { [fee]: "fee_amount" }),
      ...(currency !== undefined && { [currency]: "currency" }),
    },
    links: { document: { column, to, by: reference.by } },
    unless: [{ column, is: [""] }],
    passedOver:
      "This row is of no order: a payout, or what the provider kept or corrected on its own account.",
  });
  return [{ module: sketch.name, map }];
}
