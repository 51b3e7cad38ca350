import { expect, it } from "vitest";
import { dice } from "../../../test/dice.ts";
import { ColumnWriter } from "../encode/text-column.ts";
import { isNicknameOf } from "../normalise/nicknames.ts";
import { foldUmlauts } from "../normalise/plain-words.ts";
import { jaroWinkler } from "../strings/jaro-winkler.ts";
import { lettersOf } from "../strings/letters-of.ts";
import { areAlike, formOf } from "./forms.ts";
import { areOfOtherNames, areUnlike, lettersNeeded, traitsOf } from "./name-traits.ts";

/** Names of few letters, so that many are alike, and slips of each. */
function madeUpNames(): string[] {
  const random = dice(7);
  const letter = () => "aeioumnrst"[random(10)] ?? "";
  return Array.from({ length: 120 }, () => Array.from({ length: 1 + random(9) }, letter).join("")).flatMap(
    (name) => {
      const at = random(name.length);
      return [
        name,
        name.slice(0, at) + name.slice(at + 1),
        name.slice(0, at) + letter() + name.slice(at),
        `${name.slice(0, at)}e${name.slice(at)}`,
        name.slice(0, 4),
      ].filter((one) => one !== "");
    },
  );
}

const names = [
  ...new Set(["bill", "william", "will", "kaethe", "søren", "maria jose", "li", ...madeUpNames()]),
];
const writer = new ColumnWriter();
for (const name of names) writer.add(name);
const column = writer.done();
const { cells, of } = traitsOf(column);

it.each([0.82, 0.86, Infinity])("calls no two names unlike that are alike, from %d on", (alikeFrom) => {
  let unlike = 0;
  for (const [x, a] of names.entries())
    for (const [y, b] of names.entries()) {
      if (!areUnlike(cells, of(x + 1), of(y + 1), alikeFrom)) continue;
      unlike++;
      const isAlike =
        a[0] === b[0] && (a.length === 1 || b.length === 1)
          ? true
          : areAlike(formOf(a), formOf(b)) ||
            foldUmlauts(a) === foldUmlauts(b) ||
            (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) ||
            jaroWinkler(a, b) >= alikeFrom;
      expect(isAlike, `${a} ${b}`).toBe(false);
    }
  // Most of them are told apart.
  expect(unlike).toBeGreaterThan(0.5 * names.length ** 2);
});

it("says of two names that they are of other full names only where they are", () => {
  const [bill, william, will, kaethe] = [1, 2, 3, 4];
  expect(areOfOtherNames(cells, of(bill), of(william))).toBe(false);
  expect(areOfOtherNames(cells, of(bill), of(will))).toBe(false);
  expect(areOfOtherNames(cells, of(william), of(kaethe))).toBe(true);
  for (const [x, a] of names.entries())
    for (const [y, b] of names.entries())
      if (isNicknameOf(a, b) && !a.includes(" ") && !b.includes(" "))
        expect(areOfOtherNames(cells, of(x + 1), of(y + 1)), `${a} ${b}`).toBe(false);
});

it("knows the letters of a plain word, and of nothing else", () => {
  for (const [x, name] of names.entries()) {
    const isPlain = name.length > 1 && /^[a-z]+$/.test(name);
    expect(lettersNeeded(cells, of(x + 1)), name).toBe(isPlain ? lettersOf(name) : 0);
  }
});
