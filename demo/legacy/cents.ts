import type { Line } from "../company/records.ts";

/** Decimal text of at most two decimals as hundredths, which whole numbers hold exactly. */
export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** What the lines of a document come to, in hundredths. */
export function totalsOf(lines: readonly Line[]): [net: number, tax: number] {
  let [net, tax] = [0, 0];
  for (const line of lines) {
    net += centsOf(line.netAmount);
    tax += centsOf(line.taxAmount);
  }
  return [net, tax];
}
