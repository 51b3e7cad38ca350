import { expect, test } from "vitest";
import { normaliseContactPoint, normaliseTaxNumber } from "./normalise-contact-point.ts";

test.each([
  ["phone", "0421 / 555 12-34", "DE", "+494215551234"],
  ["phone", "(0421) 5551234", "DE", "+494215551234"],
  ["phone", "+49 421 5551234", "US", "+494215551234"],
  ["phone", "206-555-0100", "US", "+12065550100"],
  ["phone", "0421 5551234", null, null],
  ["phone", "ask at the desk", "DE", null],
  ["mail", " Maria.Ito@Nordwind.Example ", null, "maria.ito@nordwind.example"],
  ["mail", "mailto:a@b.example", null, "a@b.example"],
  ["mail", "maria at nordwind", null, null],
  ["mail", "a@b", null, null],
  ["site", "https://www.Nordwind.example/shop?x=1", null, "nordwind.example"],
  ["site", "nordwind.example", null, "nordwind.example"],
  ["site", "none", null, null],
  ["address", "Am Wall 1, Bremen", "DE", null],
])("%s %s in %s is compared as %s", (kind, raw, country, expected) => {
  expect(normaliseContactPoint(kind, raw, country)).toBe(expected);
});

test("a tax number is compared without its dots and spaces", () => {
  expect(normaliseTaxNumber("de 123.456-789")).toBe("DE123456789");
});
