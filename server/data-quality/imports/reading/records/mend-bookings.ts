import type { Mend } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readAmount } from "../values/amounts.ts";

export type Step = (cells: string[]) => void;

type Debtor = Extract<Mend, { debtor: object }>["debtor"];
type Period = Extract<Mend, { within: object }>["within"];
/** Places of columns; what isn't there says nothing. */
type Places = Record<"own" | "other" | "side" | "amount" | "reversed", number | undefined> & {
  into: readonly number[];
};

/** `1503` or `503` as the day of March 15 or 5 that lies in the period, else as it stands. */
export function dayWithin(words: string, { from, until }: Period): string {
  const found = words.trim().match(/^(\d{1,2})(\d{2})$/);
  if (found === null) return words;
  const [, day = "", month = ""] = found;
  const end = `-${month}-${day.padStart(2, "0")}`;
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    const one = `${year}${end}`;
    if (one >= from && one <= until) return one;
  }
  return words;
}

/** Whose account a booking is on, what it is to them, and how much of it is tax; three empty cells where no debtor is in it. */
export function bookingOf(debtor: Debtor, places: Places): Step {
  const debit = new Set(debtor.debit.map((word) => word.toLowerCase()));
  return (cells) => {
    const cell = (at: number | undefined) => (at === undefined ? "" : (cells[at] ?? "").trim());
    const [one, another] = [accountOf(cell(places.own)), accountOf(cell(places.other))];
    const isOwn = isAmong(one, debtor.accounts);
    const isOfDebtor = isOwn || isAmong(another, debtor.accounts);
    const against = isOwn ? another : one;
    const isReversed = /^[1g]$/i.test(cell(places.reversed));
    const isDebit = (debit.has(cell(places.side).toLowerCase()) === isOwn) !== isReversed;
    const what = isOfDebtor ? whatItIs(debtor, against, isDebit) : "";
    const isSale = what === "invoice" || what === "credit_note";
    const tax = isSale ? taxIn(debtor, against, cell(places.amount)) : "";
    const said = [isOfDebtor ? String(isOwn ? one : another) : "", what, tax];
    for (const [nth, place] of places.into.entries()) cells[place] = said[nth] ?? "";
  };
}

function accountOf(words: string): number {
  return /^\d{1,9}$/.test(words) ? Number(words) : Number.NaN;
}

function isAmong(account: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([first, last]) => account >= first && account <= last);
}

function whatItIs({ sales, money }: Debtor, against: number, isDebit: boolean): string {
  if (isAmong(against, sales)) return isDebit ? "invoice" : "credit_note";
  if (isAmong(against, money)) return isDebit ? "payment_back" : "payment";
  return "";
}

/** Of an account that is taxed at a rate we know; else in words that can't be taken for an amount. */
function taxIn({ taxed }: Debtor, account: number, words: string): string {
  const [rate] = Object.entries(taxed).find(([, ranges]) => isAmong(account, ranges)) ?? [];
  const gross = readAmount(words, "comma");
  if (rate === undefined || gross === null) return `unknown of account ${account}`;
  return ((Number(gross) * Number(rate)) / (100 + Number(rate))).toFixed(2).replace(".", ",");
}
