import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { Temporal } from "temporal-polyfill";

/** How 03-07-2021 is read. */
export type DateOrder = "day-first" | "month-first";

/** What every reader knows about where the words come from. */
export type Reading = { dateOrder: DateOrder; timeZone: string; country: string | undefined };

// The readers take the words of one cell, trimmed and not empty, and answer the value as text, or null when they can't
// tell. They never guess: an amount, a day or a flag they don't know stays unread and is reported.

/**
 * An amount as decimal text: `$22,247.63`, `9,326.84`, `$342.09K`, `(12.00)`, `12.00-`, `1.234,56 €`.
 * Where both signs occur the last one is the decimal sign; a single comma before exactly three digits groups thousands.
 * @returns at most 14 digits before the point; K, M and B are thousands, millions, billions
 */
export function readAmount(words: string): string | null {
  const match = words
    .replace(/[\s\u00a0\u202f']/g, "")
    .match(/^(\()?([-+−])?(?:[A-Z]{3}|\p{Sc}){0,2}([-+−])?([\d.,]+)([KMB])?(?:[A-Z]{3}|\p{Sc})?(-)?(\))?$/u);
  if (match === null) return null;
  const [, open, sign, innerSign, figure = "", scale, trailing, close] = match;
  if ((open === undefined) !== (close === undefined) || (sign && innerSign)) return null;
  const plain = plainFigure(figure);
  if (plain === null) return null;
  const shifted = shift(plain, scale === "K" ? 3 : scale === "M" ? 6 : scale === "B" ? 9 : 0);
  if (shifted.split(".", 1).join("").length > 14) return null;
  const minus = [open, trailing].some(Boolean) || [sign, innerSign].some((one) => one === "-" || one === "−");
  return minus && /[1-9]/.test(shifted) ? `-${shifted}` : shifted;
}

/** Digits with a decimal point from digits with grouping of any kind. */
function plainFigure(figure: string): string | null {
  const comma = figure.lastIndexOf(",");
  const point = figure.lastIndexOf(".");
  const groupedBy = (sign: string) => new RegExp(`^\\d{1,3}(\\${sign}\\d{2,3})*\\${sign}\\d{3}$`);
  if (comma === -1 && point === -1) return figure;
  if (comma !== -1 && point !== -1) {
    const decimal = comma > point ? "," : ".";
    const [whole = "", fraction = "", ...more] = figure.split(decimal);
    const grouping = decimal === "," ? "." : ",";
    const isGrouped = whole === "" || groupedBy(grouping).test(whole);
    return more.length === 0 && isGrouped ? joined(whole.replaceAll(grouping, ""), fraction) : null;
  }
  const sign = comma === -1 ? "." : ",";
  const [whole = "", fraction = "", ...more] = figure.split(sign);
  if (more.length > 0) return groupedBy(sign).test(figure) ? figure.replaceAll(sign, "") : null;
  if (sign === "," && groupedBy(",").test(figure)) return whole + fraction;
  return joined(whole, fraction);
}

function joined(whole: string, fraction: string): string | null {
  if (whole === "" && fraction === "") return null;
  return fraction === "" ? whole : `${whole || "0"}.${fraction}`;
}

/** Moves the decimal point to the right, and takes leading zeros away. */
function shift(figure: string, places: number): string {
  const [whole = "", fraction = ""] = figure.split(".");
  const moved = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = moved.replace(/^0+(?=\d)/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}

/** A count or a measure: an amount without a currency or scale. */
export function readNumber(words: string): string | null {
  return /[^\d\s.,()+−-]/.test(words) ? null : readAmount(words);
}

/** A share from 0 to 1: `0.2` or `20 %`. */
export function readShare(words: string): string | null {
  const percent = words.match(/^(.*)%$/)?.[1]?.trim();
  const value = readNumber(percent ?? words);
  if (value === null || percent === undefined) return value;
  const [whole = "", fraction = ""] = value.split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2).replace(/^0+(?=\d)/, "")}.${digits.slice(-2)}${fraction}`;
}

const yesWords = new Set(["yes", "true", "1", "y", "on", "x", "t"]);
const noWords = new Set(["no", "false", "0", "n", "off", "f"]);

/** `true` or `false` from the words for it. */
export function readYes(words: string): string | null {
  const word = words.toLowerCase();
  return yesWords.has(word) ? "true" : noWords.has(word) ? "false" : null;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const time = String.raw`(?:,?[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${time}$`);
const namedMonth = new RegExp(String.raw`^(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})${time}$`);
const monthNamedFirst = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${time}$`);
const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** A moment as local time of the workspace, `2021-04-15T23:03:00`; a day alone begins at midnight. */
export function readInstant(words: string, reading: Reading): string | null {
  if (zoned.test(words)) return inZone(words, reading.timeZone);
  const iso = words.match(yearFirst);
  if (iso) return moment(iso[1], iso[2], iso[3], iso);
  const last = words.match(yearLast);
  if (last) {
    const [, first, second, year] = last;
    return reading.dateOrder === "day-first"
      ? moment(year, second, first, last)
      : moment(year, first, second, last);
  }
  const named = words.match(namedMonth);
  if (named) return moment(named[3], monthNumber(named[2]), named[1], named);
  const monthFirst = words.match(monthNamedFirst);
  if (monthFirst) return moment(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2], monthFirst);
  return null;
}

/** A business day, `2021-04-15`. */
export function readDay(words: string, reading: Reading): string | null {
  return readInstant(words, reading)?.slice(0, 10) ?? null;
}

function monthNumber(name = ""): string {
  return String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function moment(year = "", month = "", day = "", match: RegExpMatchArray): string | null {
  const [hours = "0", minutes = "00", seconds = "00", half] = match.slice(4);
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isSound =
    m >= 1 &&
    m <= 12 &&
    d >= 1 &&
    d <= new Date(Date.UTC(y, m, 0)).getUTCDate() &&
    y >= 1000 &&
    hour <= 23 &&
    Number(minutes) <= 59 &&
    Number(seconds) <= 59 &&
    (half === undefined || Number(hours) <= 12);
  if (!isSound) return null;
  const two = (value: number | string) => String(value).padStart(2, "0");
  return `${year}-${two(m)}-${two(d)}T${two(hour)}:${minutes}:${seconds}`;
}

function inZone(words: string, timeZone: string): string | null {
  try {
    const zoned = Temporal.Instant.from(words).toZonedDateTimeISO(timeZone);
    return zoned.toPlainDateTime().toString({ smallestUnit: "second" });
  } catch {
    return null;
  }
}

/** A phone number in E.164. A number without a country is read as one of `country`. */
export function readPhone(words: string, country: string | undefined): string | null {
  const number = parsePhoneNumberFromString(words, country as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

/** A mail address in lower case. */
export function readMail(words: string): string | null {
  const address = words.toLowerCase();
  return /^[^\s@,;<>"]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) ? address : null;
}

/** The host of a site without `www.`, in lower case. */
export function readSite(words: string): string | null {
  const host = words
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .split(/[/?#:]/, 1)
    .join("")
    .replace(/^www\./, "");
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : null;
}

const countryAliases: Record<string, string> = { usa: "US", uk: "GB", "great britain": "GB", england: "GB" };

/** ISO 3166-1 alpha-2 from a code or an English name. */
export function readCountry(words: string): string | null {
  const code = words.toUpperCase();
  if (isSupportedCountry(code)) return code;
  const name = words.toLowerCase();
  return countryAliases[name] ?? countryNames().get(name) ?? null;
}

let names: Map<string, string> | undefined;

/** English country names → codes, from the runtime's own tables. */
function countryNames(): Map<string, string> {
  const display = new Intl.DisplayNames("en", { type: "region" });
  names ??= new Map(getCountries().map((code) => [(display.of(code) ?? code).toLowerCase(), code]));
  return names;
}

/**
 * A name as files refer to each other by it: composed letters, single spaces. Case counts: two campaigns of one export
 * differ in nothing else.
 */
export function nameKey(words: string): string {
  return words.normalize("NFC").replace(/\s+/g, " ").trim();
}
