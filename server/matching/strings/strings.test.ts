import { expect, test } from "vitest";
import { dice } from "../../../test/dice.ts";
import { editsWithin } from "./edits-within.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { levenshtein } from "./levenshtein.ts";

// Winkler (1990, 1994) and the tables of the Census Bureau's string comparator, as far as they print them: three digits.
test.each([
  ["SHACKLEFORD", "SHACKELFORD", 0.982],
  ["DUNNINGHAM", "CUNNIGHAM", 0.896],
  ["NICHLESON", "NICHULSON", 0.956],
  ["JONES", "JOHNSON", 0.832],
  ["MASSEY", "MASSIE", 0.933],
  ["ABROMS", "ABRAMS", 0.922],
  ["JERALDINE", "GERALDINE", 0.926],
  ["MARTHA", "MARHTA", 0.961],
  ["MICHELLE", "MICHAEL", 0.921],
  ["JULIES", "JULIUS", 0.933],
  ["TANYA", "TONYA", 0.88],
  ["DWAYNE", "DUANE", 0.84],
  ["SEAN", "SUSAN", 0.805],
  ["JON", "JOHN", 0.933],
  ["DIXON", "DICKSONX", 0.813],
  ["ITMAN", "SMITH", 0.467],
  ["", "", 1],
  ["", "A", 0],
  ["A", "A", 1],
  ["A", "B", 0],
])("%s and %s are alike by %d", (a, b, alike) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(alike, 3);
});

test.each([
  ["kitten", "sitting", 3, 3],
  ["saturday", "sunday", 3, 3],
  ["ca", "abc", 3, 3],
  ["ab", "ba", 2, 1],
  ["mueller", "muller", 1, 1],
  ["muellre", "mueller", 2, 1],
  ["", "abc", 3, 3],
  ["same", "same", 0, 0],
  ["rosettacode", "raisethysword", 8, 8],
])("%s and %s are %i apart, %i with swaps", (a, b, apart, edits) => {
  expect(levenshtein(a, b)).toBe(apart);
  expect(editsWithin(a, b, 10)).toBe(edits);
  expect(editsWithin(a, b, edits)).toBe(edits);
  if (edits > 0) expect(editsWithin(a, b, edits - 1)).toBe(edits);
});

test("made-up pairs of every length: the same as by the definition, either way round", () => {
  const roll = dice(7);
  for (let no = 0; no < 6000; no += 1) {
    const [a, b] = aPair(roll);
    const [apart, edits] = [byDefinition(a, b, false), byDefinition(a, b, true)];
    expect(levenshtein(a, b), `${a} and ${b}`).toBe(apart);
    expect(levenshtein(b, a)).toBe(apart);
    const most = roll(9);
    expect(editsWithin(a, b, most), `${a} and ${b} within ${most}`).toBe(Math.min(edits, most + 1));
    expect(editsWithin(b, a, most)).toBe(Math.min(edits, most + 1));
    expect(jaroWinkler(a, b), `${a} and ${b}`).toBe(jaroWinklerByDefinition(a, b));
    expect(jaroWinkler(b, a)).toBe(jaroWinkler(a, b));
  }
});

test("any characters are compared, halves of pairs too", () => {
  const roll = dice(11);
  const anyText = () =>
    Array.from({ length: roll(60) }, () =>
      String.fromCharCode(roll(2) === 0 ? roll(65_536) : 0xd800 + roll(2048)),
    ).join("");
  for (let no = 0; no < 2000; no += 1) {
    const [a, b] = [anyText(), anyText()];
    const alike = jaroWinkler(a, b);
    expect(alike >= 0 && alike <= 1).toBe(true);
    expect(levenshtein(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    expect(editsWithin(a, a.slice(1), 2)).toBe(a === "" ? 0 : 1);
    // What one call left behind would show in the next.
    expect(jaroWinkler("MARTHA", "MARHTA")).toBeCloseTo(0.961, 3);
    expect(levenshtein("kitten", "sitting")).toBe(3);
  }
});

test("very long texts: all of them for edits, the beginnings for the other two", () => {
  const long = "lorem ipsum ".repeat(10_000);
  const mistyped = `${long.slice(0, 60_000)}x${long.slice(60_001, 90_000)}${long.slice(90_001)}`;
  expect(editsWithin(long, mistyped, 2)).toBe(2);
  expect(editsWithin(long, mistyped, 1)).toBe(2);
  expect(editsWithin(long, "y".repeat(long.length), 64)).toBe(65);
  expect(jaroWinkler(long, mistyped)).toBe(1);
  expect(levenshtein(long, mistyped)).toBe(0);
  expect(levenshtein(long, "y".repeat(long.length))).toBe(256);
});

test("more edits than a band holds are refused", () => {
  expect(() => editsWithin("a", "b", 65)).toThrow(RangeError);
});

/** Two texts of few letters, so that there is much in common; half of them are one text with mistakes. */
function aPair(roll: (end: number) => number): [string, string] {
  const aText = () => Array.from({ length: roll(roll(4) === 0 ? 90 : 14) }, () => "abcde"[roll(5)]).join("");
  const a = aText();
  if (roll(2) === 0) return [a, aText()];
  let b = a;
  for (let mistakes = roll(5); mistakes > 0; mistakes -= 1) {
    const at = roll(b.length + 1);
    const kind = roll(3);
    if (kind === 0) b = b.slice(0, at) + b.slice(at + 1);
    else if (kind === 1) b = `${b.slice(0, at)}x${b.slice(at)}`;
    else b = b.slice(0, at) + (b[at + 1] ?? "") + (b[at] ?? "") + b.slice(at + 2);
  }
  return [a, b];
}

function byDefinition(a: string, b: string, withSwaps: boolean): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const cell = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      let least = Math.min(
        cell(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
      );
      if (withSwaps && row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, cell(row - 2, column - 2) + 1);
      (table[row] ?? [])[column] = least;
    }
  return cell(a.length, b.length);
}

function jaroWinklerByDefinition(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  for (const [at, unit] of [...a].entries()) {
    const place = [...b].findIndex(
      (other, no) => other === unit && Math.abs(no - at) <= reach && !taken.has(no),
    );
    if (place < 0) continue;
    taken.add(place);
    common.push(unit);
  }
  if (common.length === 0) return 0;
  const others = [...b].filter((_, no) => taken.has(no));
  const unlike = common.filter((unit, no) => unit !== others[no]).length;
  const count = common.length;
  const jaro = (count / a.length + count / b.length + (count - Math.floor(unlike / 2)) / count) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < Math.min(a.length, b.length) && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
