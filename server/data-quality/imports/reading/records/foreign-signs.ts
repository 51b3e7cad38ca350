import {
  fieldsOf,
  type ImportKind,
  importKinds,
} from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readCountry } from "../values/countries.ts";
import { currencyOfAmounts, currencyOfSign } from "../values/currencies.ts";
import type { ReadRecord, RecordReader } from "./record-reader.ts";

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
  if (data.currency || data.annual_revenue_currency) return [];
  return reader.moneyAt.flatMap((at) => {
    if (isUnread(reader, data, at)) return [];
    return (cells[at] ?? "").match(/\p{Sc}|[A-Z]{3}/gu)?.filter((mark) => !own.has(mark)) ?? [];
  });
}

/** An amount of the record itself that could not be read marks nothing. */
function isUnread({ targets }: RecordReader, data: ReadRecord["data"], at: number): boolean {
  const own = targets.filter((target) => target.at === at && target.type === "amount");
  return own.length > 0 && own.every(({ field }) => !data[field]);
}

/**
 * Amounts that say whose money they are, where no column does. A sign that several currencies have (“$”) says it only in a table that
 * has others beside it.
 */
export function readCurrencyOfAmounts(
  record: ReadRecord,
  { map, moneyAt, countryAt, areInSeveral }: RecordReader,
  cells: readonly string[],
): void {
  const field = currencyFields.get(map.kind);
  if (field === undefined || record.data[field]) return;
  const amounts = moneyAt.map((at) => cells[at] ?? "");
  const told = currencyOfAmounts(amounts);
  const country = countryAt === undefined ? null : readCountry(cells[countryAt] ?? "");
  const bySign = told === null && areInSeveral ? currencyOfSign(amounts, country) : null;
  if (told !== null || bySign !== null) record.data[field] = told ?? bySign;
  if (bySign !== null) record.currencyBySign = bySign;
}

const countries =
  /(?:^|[^\p{L}])(?:country|land|pays|pa[ií]s|paese|kraj|nation|国)(?:[^\p{L}]*(?:code|name|iso))?$/iu;

/** The column that says in which country a row is: the bill's rather than the parcel's. */
export function countryPlace(header: readonly string[]): number | undefined {
  const found = header.flatMap((column, at) => (countries.test(column.trim()) ? at : []));
  return found.find((at) => /bill|rechnung/i.test(header[at] ?? "")) ?? found[0];
}

/** Which field of a kind says in which currency its amounts are. */
const currencyFields: ReadonlyMap<string, string> = new Map(
  Object.keys(importKinds).flatMap((kind) => {
    const fields = fieldsOf(kind as ImportKind);
    const field = ["currency", "annual_revenue_currency"].find((one) => fields[one] === "currency");
    return field === undefined || Object.values(fields).every((type) => type !== "amount")
      ? []
      : [[kind, field]];
  }),
);
