import type { CustomType } from "../../../../../contract/customers/custom-types.ts";
import { readAmount, readNumber } from "../../reading/values/amounts.ts";
import { readYes } from "../../reading/values/flags.ts";
import { readDay } from "../../reading/values/moments.ts";
import { readMail, readSite } from "../../reading/values/points.ts";
import type { Reading } from "../../reading/values/reading.ts";
import { isWithoutCode } from "./look-of-cell.ts";

const reading = { timeZone: "UTC", country: undefined } satisfies Reading;
const longest = 60;

/**
 * The narrowest type as which the words of one cell can be read. A million cells go through here, so that what a cell can't
 * be is told from its characters before anything is read; a phone number is told by how it is written.
 */
export function typeOfCell(words: string): CustomType {
  if (words.length > longest) return "text";
  let digits = 0;
  let letters = 0;
  let signs = 0;
  let ats = 0;
  let blanks = 0;
  let dots = 0;
  let colons = 0;
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 64) ats += 1;
    else if (code === 32) blanks += 1;
    else if (code === 46) dots += 1;
    else if (code === 58) colons += 1;
    else if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
    else signs += 1;
  }
  if (ats > 0) return readMail(words) === null ? "text" : "mail";
  if (digits === 0)
    return letters + signs === words.length - dots - blanks ? wordsType(words, dots, blanks) : "text";
  if (letters === 0 && signs === 0 && blanks === 0 && colons === 0 && dots < 2)
    return dots === 0 || digits > 0 ? "number" : "text";
  const isTimeLike = digits >= 3 && words.length >= 6 && (colons > 0 || signs + dots + blanks >= 2);
  if (isTimeLike && isDay(words)) return colons > 0 && !/[T ]00:00(:00)?/.test(words) ? "instant" : "day";
  if (letters === 0) {
    if (isPhone(words, digits)) return "phone";
    return readNumber(words) !== null ? "number" : readAmount(words) !== null ? "amount" : "text";
  }
  if (dots > 0 && blanks === 0 && isSite(words)) return "site";
  return letters <= 4 &&
    isWithoutCode(words) &&
    /^[A-Z]{1,3}[$ ]*-?\d|^[^A-Za-z]/.test(words) &&
    readAmount(words) !== null
    ? "amount"
    : "text";
}

function wordsType(words: string, dots: number, blanks: number): CustomType {
  if (dots > 0 && blanks === 0 && isSite(words)) return "site";
  return words.length <= 7 && readYes(words) !== null ? "yes" : "text";
}

function isSite(words: string): boolean {
  return /^(https?:\/\/|www\.)|^[\w-]+(\.[\w-]+)*\.[a-z]{2,8}(\/|$)/i.test(words) && readSite(words) !== null;
}

function isPhone(words: string, digits: number): boolean {
  if (digits < 7 || digits > 18) return false;
  return /^(\+|00|\(?0)[\d\s()/.-]+$/.test(words) || /^\(?\d{3}\)?[ -]\d{3}[ -]\d{4}$/.test(words);
}

const isoStart = /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/;
const dayShaped =
  /^\d{4}[-/.]\d|^\d{1,2}[-/. ]{1,2}(\d{1,2}[-/. ]\d{2}|(de |di )?\p{L}{3})|^\p{L}{3,12}\.? \d{1,2},? \d{4}|^\p{L}{2,12}[.,]+ ?\d{1,2}[. ]/u;

function isDay(words: string): boolean {
  return isoStart.test(words) || (dayShaped.test(words) && dayOf(words) !== null);
}

/** The day of the words, `2021-04-15`, in whichever order they write it; null when they are none. */
export function dayOf(words: string): string | null {
  return (
    readDay(words, { ...reading, dateOrder: "day-first" }) ??
    readDay(words, { ...reading, dateOrder: "month-first" })
  );
}
