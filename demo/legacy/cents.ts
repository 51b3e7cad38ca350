/** Decimal text of at most two decimals as hundredths, which whole numbers hold exactly. */
export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
