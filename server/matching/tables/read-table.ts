import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainText } from "../normalise/plain-words.ts";

/** The rows of a table of this folder as their cells; lines that begin with # are remarks. Read once, while the program starts. */
export function readTable(name: string): string[][] {
  return readFileSync(join(import.meta.dirname, `${name}.tsv`), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };

/** How a word of a table is found in plain text: `münchen` as `munchen` and as `muenchen`. */
export function plainSpellings(word: string): string[] {
  const plain = plainText(word);
  const written = plainText(word.replace(/[äöüåø]/g, (letter) => umlauts[letter] ?? letter));
  return plain === written ? [plain] : [plain, written];
}
