import { getCountries } from "libphonenumber-js";
import { plainText } from "./plain-words.ts";

const languages = ["en", "de", "fr", "es", "it", "nl", "sv", "pl", "el", "uk"];
const said: Record<string, string> = {
  uk: "gb",
  "great britain": "gb",
  england: "gb",
  scotland: "gb",
  wales: "gb",
  usa: "us",
  holland: "nl",
};

/** A country as two lower-case letters where its name or code is known; any other text as plain words, which still compare. */
export function readCountry(raw: string): string {
  if (raw === "") return "";
  const text = plainText(raw);
  return said[text] ?? countryNames().get(text) ?? text;
}

let names: Map<string, string> | undefined;

/** Names of countries in the languages of our markets, from the runtime's own tables. */
function countryNames(): Map<string, string> {
  if (names !== undefined) return names;
  names = new Map();
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: "region" });
    for (const code of getCountries()) names.set(plainText(display.of(code) ?? code), code.toLowerCase());
  }
  return names;
}
