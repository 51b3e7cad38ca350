import { expect, test } from "vitest";
import { dice } from "../../../test/dice.ts";
import { foldUmlauts, plainText, plainWords } from "./plain-words.ts";

test.each([
  ["", ""],
  ["  HANNAGAN,  LLC. ", "hannagan llc"],
  ["O'Neill", "oneill"],
  ["O’Neill", "oneill"],
  ["O`Neill", "oneill"],
  ["D´Angelo", "dangelo"],
  ["Müller & Söhne", "muller and sohne"],
  ["Marks&Spencer", "marks and spencer"],
  ["&", "and"],
  ["Straße", "strasse"],
  ["STRASSE", "strasse"],
  ["Łódź", "lodz"],
  ["a\u0308rger", "arger"],
  ["Ørsted A/S", "orsted a s"],
  ["ООО «Ромашка»", "ooo romashka"],
  ["Ｆｕｌｌ　ｗｉｄｔｈ", "full width"],
  ["Acme™ Tools®", "acme tools"],
  ["tab\tand\nline", "tab and line"],
  ["\ud800", ""],
  ["-- ... --", ""],
])("%j is %j", (raw, plain) => {
  expect(plainText(raw)).toBe(plain);
  expect(plainWords(raw)).toEqual(plain === "" ? [] : plain.split(" "));
});

test("any text becomes words of a to z and 0 to 9, no longer than 200, and stays as it is then", () => {
  const roll = dice(3);
  for (let no = 0; no < 2000; no += 1) {
    const raw = Array.from({ length: roll(300) }, () =>
      String.fromCodePoint(roll(2) === 0 ? roll(128) : roll(0x2_ffff)),
    ).join("");
    const plain = plainText(raw);
    expect(plain).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
    expect(plain.length).toBeLessThanOrEqual(200);
    expect(plainText(plain)).toBe(plain);
  }
  expect(plainText(`${"x".repeat(199)} ${"y".repeat(100_000)}`)).toBe("x".repeat(199));
});

test("Müller, Mueller and Muller meet", () => {
  for (const name of ["Müller", "Mueller", "Muller", "MUELLER"])
    expect(foldUmlauts(plainText(name))).toBe("muller");
  for (const name of ["Häuser", "Haeuser"]) expect(foldUmlauts(plainText(name))).toBe("hauser");
  expect(["groesse", "e", "ee", "aee", "aeue", "", "weber"].map(foldUmlauts)).toEqual([
    "grosse",
    "e",
    "ee",
    "a",
    "au",
    "",
    "weber",
  ]);
});
