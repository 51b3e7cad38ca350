import { monthNumber } from "../../../../plumbing/month-names.ts";
import { serialDate } from "../workbook/cell-words.ts";
import type { DateOrder, Reading } from "./reading.ts";
import { momentAt, offsetAt } from "./zones.ts";

/** Hours from UTC of zones that exports write in letters. */
const zonesInLetters: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, WET: 0, BST: 1, WEST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2, EET: 2, EEST: 3 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};
const clock = String.raw`(?:(?:,? +|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(${Object.keys(zonesInLetters).join("|")})?([+-]\d{2}:?\d{2})?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?${clock}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})\.?${clock}$`);
const dayNamed = new RegExp(
  String.raw`^(?:\p{L}+\.?,? )?(\d{1,2})(?:\.|st|nd|rd|th)?(?: (?:de|di|d'))?[ -]?(\p{L}{3,12})\.?,?(?: (?:de|del))?[ -](\d{4}|\d{2})${clock}$`,
  "u",
);
const monthNamed = new RegExp(
  String.raw`^(?:\p{L}+\.?,? )?(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${clock}$`,
  "u",
);
// “Thu 03/12/2026”, “Do., 12.03.2026”.
const weekday = /^\p{L}{2,12}\.?,? (?=\d{1,4}[-/.])/u;
const compact =
  /^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?()(Z)?([+-]\d{2}:?\d{2})?)?$/;

type Parts = { year: string; month: string | number; day: string; clock: readonly (string | undefined)[] };

/** A moment as local time of the workspace, `2021-04-15T23:03:00`; a day alone begins at midnight. */
export function readInstant(words: string, reading: Reading): string | null {
  const read = readClock(words, reading);
  if (read === null) return null;
  const { local, offsetMs } = read;
  const { timeZone, fileZone = timeZone } = reading;
  if (offsetMs === null && fileZone === timeZone) return local;
  const localMs = Date.parse(`${local}Z`);
  const utc = offsetMs === null ? momentAt(localMs, fileZone) : localMs - offsetMs;
  return isoLocal(utc + offsetAt(utc, timeZone));
}

/** A business day, `2021-04-15`. Midnight in any zone is the day it is written as: it was a day before it was exported. */
export function readDay(words: string, reading: Reading): string | null {
  const read = readClock(words, reading);
  const isDay = read !== null && (read.local.endsWith("T00:00:00") || read.offsetMs === null);
  return (isDay ? read.local : readInstant(words, reading))?.slice(0, 10) ?? null;
}

/** What one cell says of its column's order of day and month: `open` when it can be read both ways, null when nothing. */
export function orderEvidence(said: string): DateOrder | "open" | null {
  const words = withoutWeekday(said);
  const third = words.charCodeAt(words.charCodeAt(1) >= 48 && words.charCodeAt(1) <= 57 ? 2 : 1);
  // A sign between 1 or 2 digits and what follows: a blank, a point, a hyphen or a slash.
  if (third !== 32 && third !== 45 && third !== 46 && third !== 47) return null;
  const match = words.match(yearLast);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12) return second <= 12 && first <= 31 ? "day-first" : null;
  if (second > 12) return second <= 31 ? "month-first" : null;
  // Nowhere is the month written first before a point (Unicode CLDR, short dates of all locales).
  if (match[2] === ".") return "day-first";
  return first === second ? null : "open";
}

function withoutWeekday(words: string): string {
  return words.charCodeAt(0) > 57 ? words.replace(weekday, "") : words;
}

/** What the words show on a clock, and how far that clock is from UTC where they say it. */
function readClock(words: string, reading: Reading): { local: string; offsetMs: number | null } | null {
  if (reading.epoch !== undefined) return epochMoment(words, reading.epoch);
  const parts = partsOf(withoutWeekday(words), reading.dateOrder);
  if (parts === null) return serialMoment(words);
  const [hours = "0", minutes = "00", seconds = "00", half, utc, offset] = parts.clock;
  const isAfternoon = half?.toLowerCase() === "p";
  const hour =
    half === undefined || half === "" ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  const year = parts.year.length === 2 ? century(Number(parts.year), reading.yearPivot) : Number(parts.year);
  const [month, day] = [Number(parts.month), Number(parts.day)];
  const isSound =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    year >= 1000 &&
    hour <= 23 &&
    Number(minutes) <= 59 &&
    Number(seconds) <= 59 &&
    (!half || (Number(hours) <= 12 && Number(hours) >= 1));
  if (!isSound) return null;
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minutes}:${seconds}`;
  const offsetMs = offset ? offsetOf(offset) : utc ? (zonesInLetters[utc] ?? 0) * 3_600_000 : null;
  return offsetMs !== null && Math.abs(offsetMs) > 18 * 3_600_000 ? null : { local, offsetMs };
}

function partsOf(words: string, order: DateOrder | undefined): Parts | null {
  const iso = words.match(yearFirst);
  if (iso) return { year: iso[1] ?? "", month: iso[3] ?? "", day: iso[4] ?? "", clock: iso.slice(5) };
  const last = words.match(yearLast);
  if (last) {
    const [, first = "", , second = "", year = ""] = last;
    // The same both ways, or the order was found from the whole column.
    if (order === undefined && first !== second && orderEvidence(words) !== "day-first") return null;
    const isDayFirst = order !== "month-first";
    return {
      year,
      month: isDayFirst ? second : first,
      day: isDayFirst ? first : second,
      clock: last.slice(5),
    };
  }
  const together = words.match(compact);
  if (together)
    return {
      year: together[1] ?? "",
      month: together[2] ?? "",
      day: together[3] ?? "",
      clock: together.slice(4),
    };
  const named = words.match(dayNamed);
  if (named)
    return {
      year: named[3] ?? "",
      month: monthNumber(named[2] ?? ""),
      day: named[1] ?? "",
      clock: named.slice(4),
    };
  const monthFirst = words.match(monthNamed);
  if (monthFirst === null) return null;
  const [, name = "", day = "", year = ""] = monthFirst;
  return { year, month: monthNumber(name), day, clock: monthFirst.slice(4) };
}

/** 50 is 1950 and 49 is 2049, unless the mapping's pivot says otherwise. */
function century(year: number, pivot = 50): number {
  return year < pivot ? 2000 + year : 1900 + year;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function offsetOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith("-") ? -minutes : minutes) * 60_000;
}

/** Excel's count of days, from 1954 to 2119: no other five digits make a date. */
function serialMoment(words: string) {
  if (!/^[2-7]\d{4}(\.\d{1,15})?$/.test(words)) return null;
  const iso = serialDate(Number(words), false);
  return { local: iso.length === 10 ? `${iso}T00:00:00` : iso, offsetMs: null };
}

function epochMoment(words: string, unit: "seconds" | "milliseconds") {
  if (!/^-?\d{1,14}(\.\d+)?$/.test(words)) return null;
  const ms = Math.floor(Number(words) * (unit === "seconds" ? 1_000 : 1));
  return Math.abs(ms) > 2e14 ? null : { local: isoLocal(ms), offsetMs: 0 };
}

function isoLocal(ms: number): string {
  return new Date(Math.floor(ms / 1_000) * 1_000).toISOString().slice(0, 19);
}
