import { expect, test } from "vitest";
import { readCountry } from "./countries.ts";
import { readYes } from "./flags.ts";
import { readMail, readPhone, readSite, splitPoints } from "./points.ts";

test("flags in words of several languages", () => {
  expect(["Yes", "TRUE", "1", "y", "Ja", "oui", "Sí", "sim", "tak", "да", "✓"].map(readYes)).toEqual(
    new Array(11).fill("true"),
  );
  expect(["No", "false", "0", "Nein", "faux", "não", "nie", "нет"].map(readYes)).toEqual(
    new Array(8).fill("false"),
  );
  expect(["maybe", "2", "constructor", "-"].map(readYes)).toEqual([null, null, null, null]);
});

test("ways to reach somebody in their normal form", () => {
  expect(readPhone("805-247-8982", "US")).toBe("+18052478982");
  expect(readPhone("030-0074321", "DE")).toBe("+49300074321");
  expect(readPhone("+44 20 7946 0958", undefined)).toBe("+442079460958");
  expect(readPhone("805-247-8982", undefined)).toBeNull();
  expect(readMail("BeckiTTucker@Dayrep.com")).toBe("beckittucker@dayrep.com");
  expect(readMail("not a mail")).toBeNull();
  expect(readSite("https://www.BetaPages.com/about")).toBe("betapages.com");
  expect(readSite("BetaPages.com")).toBe("betapages.com");
  expect(readSite("nowhere")).toBeNull();
});

test.each([
  ["a@x.example; B@x.example", ["a@x.example", "b@x.example"]],
  ["a@x.example ::: b@x.example", ["a@x.example", "b@x.example"]],
  ["a@x.example,b@x.example,a@x.example", ["a@x.example", "b@x.example"]],
  ["Anna Berg <anna@x.example>", ["anna@x.example"]],
  ["mailto:anna@x.example", ["anna@x.example"]],
  ["a@x.example, ask Tom", [null]],
  ["a@x.example", ["a@x.example"]],
])("mails of %s", (words, found) => {
  expect(splitPoints(words, readMail).map(({ normalised }) => normalised)).toEqual(found);
});

test.each([
  ["030 / 123456", ["+4930123456"]],
  ["030 123456 / 0171 1234567", ["+4930123456", "+491711234567"]],
  ["030 123456; 0171 1234567", ["+4930123456", "+491711234567"]],
  ["030 123456\n0171 1234567", ["+4930123456", "+491711234567"]],
  ["030 123456 oder 0171 1234567", ["+4930123456", "+491711234567"]],
  ["ask Tom", [null]],
])("phones of %s", (words, found) => {
  const read = (one: string) => readPhone(one, "DE");
  expect(splitPoints(words, read).map(({ normalised }) => normalised)).toEqual(found);
});

test("countries by code and by name", () => {
  expect(["Germany", "USA", "UK", "de", "Mexico"].map(readCountry)).toEqual(["DE", "US", "GB", "DE", "MX"]);
  expect(readCountry("Atlantis")).toBeNull();
  expect(readCountry("constructor")).toBeNull();
});
