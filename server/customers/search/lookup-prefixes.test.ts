import { expect, test } from "vitest";
import { lookupPrefixes } from "./lookup-prefixes.ts";

test.each([
  ["0421 / 555 12", "DE", ["+4942155512", "+042155512"]],
  ["+49 (421) 555", "US", ["+49421555"]],
  ["0049 421", "DE", ["+49421"]],
  ["206-555-0100", "US", ["+12065550100", "+2065550100"]],
  ["2065550100", null, ["+2065550100"]],
  ["042", "DE", []],
  ["nordwind 12345", "DE", []],
])("%s typed in %s looks for the phones %s", (text, country, expected) => {
  const phones = lookupPrefixes(text, country).filter(({ kinds }) => kinds.includes("phone"));
  expect(phones.map(({ prefix }) => prefix)).toEqual(expected);
});

test("a mail, a site and a tax number are looked for as they are kept", () => {
  const prefixesOf = (text: string, kind: string) =>
    lookupPrefixes(text, null)
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ prefix }) => prefix);
  expect(prefixesOf("Maria@Nord", "mail")).toEqual(["maria@nord"]);
  expect(prefixesOf("https://www.nordwind.example", "site")).toContain("nordwind.example");
  expect(prefixesOf("DE 123.456", "tax_number")).toEqual(["DE123456"]);
  expect(prefixesOf("INV-22", "document")).toEqual(["inv-22"]);
});
