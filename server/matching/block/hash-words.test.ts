import { expect, it } from "vitest";
import { ColumnWriter, type TextColumn } from "../encode/text-column.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { hashText } from "./hash.ts";
import {
  hashFirstWord,
  hashFolded,
  hashGlued,
  hashLetters,
  hashOneWord,
  hashSkeleton,
  hashTogether,
} from "./hash-words.ts";
import { cut, derive, deriveLong, glued, type ReadBytes } from "./rule.ts";
import { skeleton } from "./skeleton.ts";

const texts = [
  ...["mueller", "muller", "bauer", "aeer", "eder", "joeee", "eeee", "queen", "phoebe", "philip", "schmidt"],
  ...["schmitt", "dtdt", "sckch", "sschh", "becker", "zczs", "vf", "e", "h", "a b", "ae ue", "von der leyen"],
  ...[
    "maria jose",
    "o",
    "x y z",
    "jan-peter",
    "j.smith-99",
    "joe1bloggs2",
    "søren",
    "ø",
    "anna ørsted",
    "李 wei",
  ],
  "abcdefgh".repeat(40),
];
const firstWord = (text: string) => text.split(" ", 1)[0] ?? "";
const isOneWord = (text: string) => !text.includes(" ");

function columnOf(of: readonly string[]): TextColumn {
  const writer = new ColumnWriter();
  for (const text of of) writer.add(text);
  return writer.done();
}

it.each<[string, ReadBytes, (text: string) => string]>([
  ["the first word", hashFirstWord, firstWord],
  ["a text without blanks", hashGlued(), glued],
  ["its start", hashGlued(6), (text) => cut(glued(text), 6)],
  ["a folded first word", hashFolded("first word"), (text) => foldUmlauts(firstWord(text))],
  ["a sound", hashSkeleton("text"), skeleton],
  ["the sound of a first word", hashSkeleton("first word"), (text) => skeleton(firstWord(text))],
])("hashes of bytes what it would of the text: %s", (_, ofBytes, read) => {
  const column = columnOf(texts);
  expect(derive(column, (text) => [read(text)], ofBytes)).toEqual(derive(column, (text) => [read(text)]));
});

it.each<[string, ReadBytes, (text: string) => string]>([
  ["as it is", hashOneWord(), (text) => text],
  ["its start", hashOneWord(4), (text) => cut(text, 4)],
  ["folded", hashFolded("one word"), foldUmlauts],
])("hashes one word from its bytes and leaves several to be read: %s", (_, ofBytes, read) => {
  const column = columnOf(texts);
  const ofText = (text: string) => (isOneWord(text) ? [read(text)] : ["read", "as", "text"]);
  expect(derive(column, ofText, ofBytes)).toEqual(derive(column, ofText));
});

it("keeps to the letters of a mailbox, and to what is long enough", () => {
  const column = columnOf(texts);
  const lettersOf = (text: string) => {
    const only = text.replace(/[^a-z]/g, "");
    return only.length >= 5 ? [only] : [];
  };
  expect(derive(column, lettersOf, hashLetters)).toEqual(derive(column, lettersOf));
  expect(deriveLong(column, 6)).toEqual(derive(column, (text) => (text.length >= 6 ? [text] : [])));
});

it("hashes a given and a family name as the mailbox they would make", () => {
  const column = columnOf(texts);
  for (const [one, given] of texts.entries())
    for (const [other, family] of texts.entries()) {
      const isPlain = [...firstWord(given), ...family].every((unit) => unit.charCodeAt(0) < 128);
      const hashed = hashTogether(column, one + 1, column, other + 1, false);
      expect(hashed).toBe(isPlain ? hashText(firstWord(given) + glued(family)) : -1);
      if (isPlain)
        expect(hashTogether(column, one + 1, column, other + 1, true)).toBe(
          hashText((given[0] ?? "") + glued(family)),
        );
    }
});
