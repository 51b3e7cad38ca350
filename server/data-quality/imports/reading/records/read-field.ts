import { linkOf, severalOf, writeSeveral } from "../../../../../contract/customers/custom-types.ts";
import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { readAmount, readNumber, readPercent, readShare, readWhole } from "../values/amounts.ts";
import { readChoice } from "../values/choices.ts";
import { readCountry } from "../values/countries.ts";
import { readCurrency } from "../values/currencies.ts";
import { readExactly } from "../values/exactly.ts";
import { readYes } from "../values/flags.ts";
import { htmlToText } from "../values/html-to-text.ts";
import { readDay, readInstant } from "../values/moments.ts";
import { plainDigits } from "../values/plain-digits.ts";
import type { Reading } from "../values/reading.ts";

const ofFigures: ReadonlySet<FieldType> = new Set([
  "amount",
  "number",
  "whole",
  "percent",
  "share",
  "day",
  "instant",
]);

/**
 * Reads the words of a cell as a type of field; null when they can't be read.
 * @param choices of a field that is a choice: what can be chosen
 */
export function readField(
  type: FieldType,
  given: string,
  reading: Reading,
  choices: readonly string[] = [],
): string | null {
  const words = ofFigures.has(type) ? plainDigits(given) : given;
  if (reading.isAsWritten) {
    const exact = readExactly(type, words, reading.timeZone);
    if (exact !== null) return exact;
  }
  switch (type) {
    case "amount":
      return readAmount(words, reading.decimal);
    case "number":
      return readNumber(words, reading.decimal);
    case "whole":
      return readWhole(words, reading.decimal);
    case "percent":
      return readPercent(words, reading.decimal);
    case "share":
      return readShare(words, reading.decimal);
    case "day":
      return readDay(words, reading);
    case "instant":
      return readInstant(words, reading);
    case "yes":
      return readYes(words);
    case "country":
      return readCountry(words);
    case "currency":
      return readCurrency(words);
    case "choice":
      return readChoice(words, choices);
    case "several":
      return writeSeveral(severalOf(words)) || null;
    case "link":
      return linkOf(words) === null ? null : words.trim();
    case "person":
      return reading.colleagues?.get(words.trim().toLowerCase()) ?? null;
    case "text":
      return htmlToText(words);
    // Ways to reach somebody stand as they were written; their normal form is made beside them.
    case "phone":
    case "mail":
    case "site":
      return words;
  }
}

// What most columns hold less of; one that has more to say gains nothing by being remembered.
const rememberedMost = 2000;
const asWritten: ReadonlySet<FieldType> = new Set(["text", "phone", "mail", "site"]);

/** The same for a column: countries, flags, days and words of a choice are worked out once and come again and again. */
export function fieldReader(
  type: FieldType,
  reading: Reading,
  choices: readonly string[] = [],
): (words: string) => string | null {
  if (asWritten.has(type)) return (words) => readField(type, words, reading, choices);
  const known = new Map<string, string | null>();
  return (words) => {
    let value = known.get(words);
    if (value !== undefined) return value;
    value = readField(type, words, reading, choices);
    if (known.size < rememberedMost && words.length < 100) known.set(words, value);
    return value;
  };
}

/** What a person reads when the words of a cell were of no use. */
export const unreadable: Readonly<Record<FieldType, string>> = {
  amount: "This is no amount that can be read.",
  number: "This is no number that can be read.",
  whole: "This is no count up to 2,147,483,647.",
  percent: "This is no percentage from 0 to 100.",
  share: "This is no share between 0 and 1 and no percentage.",
  day: "This is no date in the order this file writes them.",
  instant: "This is no date and time in the order this file writes them.",
  yes: "This is neither yes nor no.",
  country: "No country has this name or code.",
  currency: "No currency has this code or sign alone.",
  choice: "This word has no meaning here. Say under its column which of ours it stands for.",
  several: "There are no words in it.",
  link: "This is no address that begins with https://.",
  person: "Nobody who works here has this name, mail address or id, or several have.",
  text: "This can't be read.",
  phone: "This can't be read.",
  mail: "This can't be read.",
  site: "This can't be read.",
};
