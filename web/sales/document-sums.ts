import type { OutputOf } from "../../contract/endpoint.ts";
import type { readDocument } from "../../contract/sales.ts";

export type Document = OutputOf<typeof readDocument>;

type Line = Document["lines"][number];
type Money =
  | "listAmount"
  | "discountAmount"
  | "orderDiscountAmount"
  | "concessionAmount"
  | "netAmount"
  | "costAmount";

/** The sum of a column of a document's lines, exact, as decimal text; what is unknown is left out. */
export function sumOfLines(lines: readonly Line[], column: Money): string {
  return sumOf(lines.map((line) => line[column] ?? "0"));
}

function sumOf(amounts: readonly string[]): string {
  const millionths = amounts.reduce((sum, amount) => sum + millionthsOf(amount), 0n);
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(7, "0");
  return `${millionths < 0n ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** So many decimals that no amount of the lines is rounded, two at least: what stands there can be added up by hand. */
export function decimalsOfLines(lines: readonly Line[]): number {
  const columns = [
    "listAmount",
    "discountAmount",
    "orderDiscountAmount",
    "concessionAmount",
    "netAmount",
    "costAmount",
  ] as const;
  return decimalsOf(lines.flatMap((line) => columns.map((column) => line[column])));
}

/** The same of amounts by themselves; what is unknown or withheld asks for none. */
export function decimalsOf(amounts: readonly (string | null | undefined)[]): number {
  return Math.max(2, ...amounts.map((amount) => amount?.split(".")[1]?.length ?? 0));
}

type Total = {
  id:
    | "listTotal"
    | "discountTotal"
    | "orderDiscountTotal"
    | "concessionTotal"
    | "netTotal"
    | "taxTotal"
    | "adjustment"
    | "grossTotal"
    | "paid"
    | "credited"
    | "writtenOff"
    | "unpaid"
    | "inFavour";
  amount: string;
  isTotal: boolean;
};

/**
 * What a document comes to, from list prices to what is still asked for it, each amount with its sign so that those above a total
 * add up to it; those that are nothing or unknown are left out. What was written off stands with its tax, as what is to pay does; what was
 * paid and credited beyond what is asked is the customer's, and below zero.
 */
export function totalsOf(document: Document): Total[] {
  const { lines, netTotal, grossTotal, unpaidTotal } = document;
  const { paidTotal = "0", creditedTotal = "0", writtenOffTotal = "0" } = document;
  const takenOff = (column: Money) => negative(sumOfLines(lines, column));
  const settled = [paidTotal, creditedTotal, unpaidTotal ?? "0"].map(negative);
  const givenUp = Number(writtenOffTotal) === 0 ? "0" : sumOf([grossTotal ?? netTotal ?? "0", ...settled]);
  const parts: [Total["id"], string | null | undefined, boolean?][] = [
    ["listTotal", document.listTotal],
    ["discountTotal", without0(takenOff("discountAmount"))],
    ["orderDiscountTotal", without0(takenOff("orderDiscountAmount"))],
    ["concessionTotal", without0(takenOff("concessionAmount"))],
    ["netTotal", netTotal, true],
    ["taxTotal", without0(document.taxTotal)],
    ["adjustment", without0(document.adjustmentTotal)],
    ["grossTotal", grossTotal, true],
    ["paid", without0(negative(paidTotal))],
    ["credited", without0(negative(creditedTotal))],
    ["writtenOff", without0(negative(givenUp))],
    ["unpaid", isOwed(document) ? unpaidTotal : null, true],
    ["inFavour", isInFavour(document) ? unpaidTotal : null, true],
  ];
  return parts.flatMap(([id, amount, isTotal = false]) =>
    amount == null ? [] : [{ id, amount: trimmed(amount), isTotal }],
  );
}

/** Whether anything is asked for it; what is closed or cancelled asks for nothing more, and nobody pays a quote. */
function isOwed({ kind, state, unpaidTotal }: Document): boolean {
  const asksFor =
    (kind === "order" || kind === "invoice") && ["open", "confirmed", "delivered"].includes(state);
  return asksFor && Number(unpaidTotal) > 0;
}

/** Whether more was paid and credited of it than is asked. A cancelled one asks for nothing, whatever it came to. */
function isInFavour({ kind, state, unpaidTotal }: Document): boolean {
  const counts = (kind === "order" || kind === "invoice") && state !== "draft" && state !== "cancelled";
  return counts && Number(unpaidTotal) < 0;
}

function negative(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function without0(amount: string | undefined): string | null {
  return amount === undefined || Number(amount) === 0 ? null : amount;
}

/** Without the noughts at the end that say nothing. */
function trimmed(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

/** Whether a column says anything in this document. */
export function isUsed(lines: readonly Line[], column: Money): boolean {
  return lines.some((line) => Number(line[column] ?? 0) !== 0);
}

// Amounts have six decimals at most; whole numbers of millionths are added without rounding.
function millionthsOf(amount: string): bigint {
  const [whole = "0", part = ""] = amount.replace("-", "").split(".");
  const units = BigInt(whole + part.padEnd(6, "0").slice(0, 6));
  return amount.startsWith("-") ? -units : units;
}
