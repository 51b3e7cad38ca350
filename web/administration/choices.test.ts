import { expect, test } from "vitest";
import { countries, currencies, locales, sampleOf, timeZones } from "./choices.ts";

test("countries are countries: no groups, no old codes, each once", () => {
  const all = countries("en");
  const codes = all.map((one) => one.value);
  expect(codes).toContain("DE");
  expect(codes).toContain("CH");
  for (const code of ["EU", "UN", "DD", "SU", "ZZ", "XB"]) expect(codes).not.toContain(code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(all.find((one) => one.value === "DE")?.label).toBe("Germany");
  expect(countries("de").find((one) => one.value === "DE")?.label).toBe("Deutschland");
});

test("currencies, zones and ways to write figures can be told apart", () => {
  expect(currencies("en").find((one) => one.value === "CHF")?.label).toBe("CHF – Swiss Franc");
  expect(timeZones().map((one) => one.value)).toContain("UTC");
  expect(sampleOf("en-GB")).toBe("1,234.50 · 21 Nov 2026");
  expect(sampleOf("de-DE")).toBe("1.234,50 · 21.11.2026");
  const [first, ...rest] = locales("en", ["gsw", null]);
  expect(first?.label).toMatch(/^Swiss German: /);
  expect(rest.length).toBeGreaterThan(20);
});
