import type { Document } from "./DocumentLines.tsx";

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
  const millionths = lines.reduce((sum, line) => sum + millionthsOf(line[column] ?? "0"), 0n);
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
  const places = lines.flatMap((line) => columns.map((column) => line[column]?.split(".")[1]?.length ?? 0));
  return Math.max(2, ...places);
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
