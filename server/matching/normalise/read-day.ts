import { monthNumber } from "../../plumbing/month-names.ts";

/** Year, month and day as yyyymmdd; a part that isn't known is 0, and so is all of it when nothing can be read. */
export function readDay(raw: string, dayFirst = true): number {
  if (raw === "") return 0;
  const parts = raw.split(/\D+/).filter((part) => part !== "");
  const [a = "", b = "", c = ""] = parts;
  if (parts.length >= 3) {
    if (a.length === 4) return join(a, b, c.slice(0, 2));
    if (c.length === 4 || c.length === 2) {
      const year = inFull(c);
      if (Number(a) > 12) return join(year, b, a);
      if (Number(b) > 12) return join(year, a, b);
      return dayFirst ? join(year, b, a) : join(year, a, b);
    }
    return 0;
  }
  // From when to when somebody lived, or until when.
  if (parts.length === 2 && a.length === 4 && b.length === 4) return yearOf(a);
  if (parts.length === 1 && a.length === 4 && isOfDeath.test(raw)) return 0;
  if (parts.length === 2) {
    const month = monthIn(raw);
    if (month === null) return yearOf(b.length === 4 ? b : a);
    if (month > 0 && a.length === 4) return join(a, String(month), b);
    if (month > 0 && (b.length === 4 || b.length === 2)) return join(inFull(b), String(month), a);
    if (a.length === 4) return join(a, b, "0");
    if (b.length === 4) return join(b, a, "0");
    return 0;
  }
  if (parts.length === 1) {
    if (a.length === 8) return isYear(a.slice(0, 4)) ? Number(a) : (readGlued(a, dayFirst) ?? Number(a));
    if (a.length === 6) return readGlued(a, dayFirst) ?? 0;
    if (a.length === 4) return join(a, String(monthIn(raw) ?? 0), "0");
  }
  return 0;
}
const isOfDeath = /^\s*(?:d|died|†|gest|gestorben|m|mort)[. ]/i;

/** "07081979" and "070879", as machines write days; null where it is none. */
function readGlued(digits: string, dayFirst: boolean): number | null {
  const [one, other, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (year.length === 4 && !isYear(year)) return null;
  if (year.length === 2 && Number(one) > 31) return asDay(inFull(one), other, year);
  return (
    (dayFirst ? asDay(inFull(year), other, one) : asDay(inFull(year), one, other)) ??
    (dayFirst ? asDay(inFull(year), one, other) : asDay(inFull(year), other, one))
  );
}
function asDay(year: string, month: string, day: string): number | null {
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDay ? join(year, month, day) : null;
}
const isYear = (text: string) => /^(1[0-9]|20)/.test(text);
const inFull = (year: string) => (year.length === 4 ? year : Number(year) > 30 ? `19${year}` : `20${year}`);
const yearOf = (text: string) => (text.length === 4 ? inOurs(Number(text)) * 10_000 : 0);

/** The month that a word of the text names, in whatever language; 0 without a word, null where no word is a month's. */
function monthIn(raw: string): number | null {
  const words = raw.match(/\p{L}{3,}/gu);
  if (words === null) return 0;
  const named = words.map((word) => monthNumber(word) || monthNumber(word.slice(0, 3)));
  return named.find((month) => month > 0) ?? null;
}

function join(year: string, month: string, day: string): number {
  return inOurs(Number(year)) * 10_000 + Number(month) * 100 + Number(day);
}

/** Thailand counts its years from 543 before ours: 2533 is 1990. */
const inOurs = (year: number) => (year >= 2400 && year < 2643 ? year - 543 : year);
