import { whoseName } from "../../../../matching/whose-name.ts";
import { readAmount } from "../../reading/values/amounts.ts";
import { readCountry } from "../../reading/values/countries.ts";
import { readCurrency } from "../../reading/values/currencies.ts";
import { readYes } from "../../reading/values/flags.ts";
import { readDay } from "../../reading/values/moments.ts";
import { readMail, readPhone, readSite, splitPoints } from "../../reading/values/points.ts";
import type { Reading } from "../../reading/values/reading.ts";
import { fold } from "../header-words.ts";
import type { CellLook } from "../proposal.ts";
import { cities, givenNames, jobWords, legalForms, streetWords } from "../vocabulary/known-words.ts";

const legal = new Set(legalForms);
const given = new Set(givenNames);
const towns = new Set(cities);
const currencies = new Set(Intl.supportedValuesOf("currency"));
const euTax =
  /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|CHE)[- ]?[0-9A-Z][0-9A-Z. -]{6,13}$/;
const postcode =
  /^((?:[A-Z]{1,2}-)?\d{4,5}(-\d{3,4})?|\d{2}-\d{3}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{3}-\d{4})$/i;

/** `3 Stk.`, `2 pcs`, `1,5 kg`: so many of a unit. */
const counted =
  /^-?\d+([.,]\d+)?\s?(stk|stück|st|pcs|pc|pieces?|ea|each|units?|pkg|box(es)?|ct|kg|g|l|ltr|m|m²|m2|m³|h|hrs?|std|szt|ks|db|pz|pzas?|ud|uds|pce|x)\.?$/i;

/** All that the words of one cell look like; they are trimmed and not empty. */
export function looksOf(words: string, country: string | undefined): CellLook[] {
  // Records within a record, as JSON has them: nobody is called so, whatever else stands in it.
  if (/^(\[\s*\{|\{\s*")/.test(words)) return ["nested"];
  const times = timeLooks(words);
  const looks = [...reachLooks(words, country), ...figureLooks(words), ...times, ...shapeLooks(words)];
  return times.length > 0 ? looks : [...looks, ...placeLooks(words), ...nameLooks(words)];
}

function reachLooks(words: string, country: string | undefined): CellLook[] {
  if (words.includes("@")) {
    const points = splitPoints(words, readMail);
    return points.every(({ normalised }) => normalised !== null) ? ["mail"] : [];
  }
  if (isPhone(words, country) || words.split(/\s*(?:[;|\n]|:::)\s*/).every((part) => isPhone(part, country)))
    return ["phone"];
  if (/^(https?:\/\/|www\.)/i.test(words) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,8}(\/\S*)?$/i.test(words))
    return isFile(words) ? ["file"] : readSite(words) && !/\.\d+$/.test(words) ? ["site"] : [];
  return isFile(words) ? ["file"] : [];
}

function isPhone(words: string, country: string | undefined): boolean {
  return (
    /^[+(\d][\d\s()/.\-–+]{5,}(\s?(x|ext\.?|-)\s?\d{1,5})?$/i.test(words) &&
    isWrittenAsPhone(words) &&
    // A number of any country begins with a 0 at home; which one it is nobody has said yet.
    ((country === undefined && /^\(?0/.test(words)) ||
      (readPhone(words, country) ?? readPhone(words, "US")) !== null)
  );
}

/** With a sign between its digits, or one before them: bare digits are rather an id. */
function isWrittenAsPhone(words: string): boolean {
  const digits = words.replace(/\D/g, "").length;
  if (digits < 7 || digits > 18 || /^\d{4}-\d{2}-\d{2}/.test(words)) return false;
  // Nobody dials three zeros: a number that was filled up to its width is an id.
  if (/^000/.test(words)) return false;
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}( |$)/.test(words) || /^\d{1,3}([.,]\d{3})+([.,]\d+)?$/.test(words))
    return false;
  return /^(\+|0)/.test(words) || /\d[\s()/-]+\d/.test(words) || /^\d{3}\.\d{3,4}\.\d{4}$/.test(words);
}

function isFile(words: string): boolean {
  return /\.(pdf|docx?|xlsx?|png|jpe?g|gif|txt|csv|zip|msg|eml)$/i.test(words);
}

function figureLooks(words: string): CellLook[] {
  if (!/\d/.test(words)) return [];
  const looks: CellLook[] = [];
  const bare = words.endsWith("%") ? words.slice(0, -1).trim() : words;
  if (bare !== words) looks.push("percent");
  const value = isWithoutCode(bare) ? readAmount(bare) : null;
  if (value === null) return looks;
  looks.push("figure");
  if (/^-?\d+$/.test(words)) looks.push("whole");
  else if (/[.,]\d{1,6}\D*$/.test(words)) looks.push("fraction");
  if (/\p{Sc}|[A-Z]{3}|zł|Rp|kr|Kč|Ft|lei|[CcDd][Rr]\.?$/u.test(words)) looks.push("money");
  if (value.startsWith("-")) looks.push("negative");
  if (Number(value) === 0) looks.push("zero");
  return looks;
}

// Codes of currencies that are words as well, before a figure without a blank: `CUP-1`, `TOP10`.
const codedWord = /^([A-Z]{3}-|ALL|BAM|COP|CUP|GEL|LAK|MAD|MOP|PEN|RON|SOS|TOP|TRY)\d+$/;

/** `ACC1000` and `EUR-1` are codes, though `EUR1000` is an amount. */
export function isWithoutCode(words: string): boolean {
  if (codedWord.test(words)) return false;
  const letters = words.match(/[A-Za-z]{3,}/)?.[0].toUpperCase();
  return letters === undefined || currencies.has(letters) || /^(MIO|MRD|TSD)$/.test(letters);
}

const reading = { timeZone: "UTC", country: undefined } satisfies Reading;

function timeLooks(words: string): CellLook[] {
  if (words.length < 6 || words.length > 40 || !/\d/.test(words)) return [];
  // Figures without a sign between them are days only where nothing else makes sense of them.
  if (/^\d+([.,]\d+)?$/.test(words) && !/^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(words)) return [];
  const isDay =
    readDay(words, { ...reading, dateOrder: "day-first" }) !== null ||
    readDay(words, { ...reading, dateOrder: "month-first" }) !== null;
  return isDay ? (/\d:\d/.test(words) && !/[T ]00:00(:00)?/.test(words) ? ["instant"] : ["day"]) : [];
}

function shapeLooks(words: string): CellLook[] {
  const looks: CellLook[] = [];
  if (readYes(words) !== null) looks.push("yes");
  if (/^0\d+$/.test(words)) looks.push("padded");
  if (/^\d+$/.test(words)) looks.push("digits");
  else if (/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(words)) looks.push("guid");
  else if (
    /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9][\w./#-]{1,29}={0,2}$/.test(words) ||
    /^[A-Z]{2,8}$/.test(words)
  )
    looks.push("code");
  if (counted.test(words)) looks.push("counted");
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(words)) looks.push("ip");
  if (/^[A-Z]{2}\d{2}[ ]?[A-Z0-9]{4}[A-Z0-9 ]{8,30}$/.test(words) && isIban(words)) looks.push("iban");
  else if (euTax.test(words) && /\d{5}/.test(words.replace(/\D/g, ""))) looks.push("tax");
  if (/<(p|br|div|span|b|ul|li|a|html|body)\b[^>]*>/i.test(words)) looks.push("html");
  const count = words.split(/\s+/).length;
  if (count >= 5) looks.push("sentence");
  if (/^\p{L}[\p{L}\p{M}\s.,'’&()/-]*$/u.test(words)) looks.push("words");
  return looks;
}

/** ISO 13616: the first four characters at the end, letters as 10 to 35, and a rest of 1 modulo 97. */
function isIban(words: string): boolean {
  const plain = words.replace(/\s/g, "");
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

function placeLooks(words: string): CellLook[] {
  const looks: CellLook[] = [];
  if (postcode.test(words)) looks.push("postcode");
  // Some systems write codes in small letters.
  const isCode = /^[a-z]{3}$/.test(words) && readCurrency(words.toUpperCase()) !== null;
  if (isCode || (/[A-Z]{3}/.test(words) && words.length < 50 && readCurrency(words) !== null))
    looks.push("currency");
  // “No” is no country, though NO is one.
  const isPlace =
    /^\p{L}[\p{L}\p{M}\s.'-]{1,40}$/u.test(words) && (words.length > 2 || words === words.toUpperCase());
  if (isPlace && readCountry(words)) looks.push("country");
  if (
    /\d/.test(words) &&
    /\p{L}{3}/u.test(words) &&
    (streetWords.test(words) || /^\d{1,5}[a-z]? \p{L}|\p{L}{3,},? \d{1,4} ?[a-zA-Z]?$/u.test(words))
  )
    looks.push("street");
  if (
    words.length < 40 &&
    fold(words)
      .split(/[^a-z]+/)
      .some((word) => towns.has(word)) &&
    !/\d/.test(words)
  )
    looks.push("city");
  return looks;
}

/** `J. DOE`, `J.-P. Martin`. */
const initials = /^\p{Lu}\.(?:[\s-]?\p{Lu}\.)?\s?\p{Lu}[\p{L}'’-]+$/u;

function nameLooks(words: string): CellLook[] {
  const parts = words.toLowerCase().split(/[\s,]+/);
  const looks: CellLook[] = [];
  if (parts.length > 1 && parts.some((part) => legal.has(part))) looks.push("company");
  if (jobWords.test(words)) looks.push("title");
  if (/\d/.test(words) || parts.length > 4) return looks;
  const folded = parts.map(fold);
  const isGiven = folded.some((part) => given.has(part));
  if (isGiven && parts.length === 1) looks.push("given");
  else if (
    parts.length > 1 &&
    !looks.includes("company") &&
    (isGiven || initials.test(words) || whoseName(words) === "person")
  )
    looks.push("person");
  return looks;
}
