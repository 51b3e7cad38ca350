import type { ReadRecord, RecordReader } from "./read-record.ts";

/** How amounts of a currency may be marked: its code and its sign. What is written so is meant so. */
export function marksOf(currency: string): ReadonlySet<string> {
  const parts = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const sign = parts.find(({ type }) => type === "currency")?.value;
  return new Set(sign === undefined ? [currency] : [currency, sign]);
}

/**
 * The marks of other currencies on the amounts of a row that names no currency, so that its amounts are taken in the
 * workspace's.
 * @param own the marks of the workspace's currency
 */
export function foreignSigns(
  reader: RecordReader,
  cells: readonly string[],
  { data }: ReadRecord,
  own: ReadonlySet<string>,
): string[] {
  if (data.currency) return [];
  return reader.targets.flatMap(({ at, field, type }) => {
    if (type !== "amount" || !data[field]) return [];
    return (cells[at] ?? "").match(/\p{Sc}|[A-Z]{3}/gu)?.filter((mark) => !own.has(mark)) ?? [];
  });
}
