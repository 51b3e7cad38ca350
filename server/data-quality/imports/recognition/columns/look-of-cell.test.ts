import { expect, test } from "vitest";
import type { CellLook } from "../proposal.ts";
import { looksOf } from "./look-of-cell.ts";
import { typeOfCell } from "./type-of-cell.ts";

test.each<[string, CellLook[], CellLook[]]>([
  ["a.berg@nordwind.example", ["mail"], ["site"]],
  ["+49 30 123456", ["phone"], ["site"]],
  ["030/1234567", ["phone"], []],
  ["+49 30 123456; 0171 1234567", ["phone"], []],
  ["030/1234567 ::: +49 30 123457", ["phone"], []],
  ["030/1234567; see below", [], ["phone"]],
  ["0000012345", ["digits"], ["phone"]],
  ["0301234567", ["phone"], []],
  ["1000234", ["digits", "figure"], ["phone"]],
  ["2024-03-01", ["day"], ["phone", "street"]],
  ["15 Apr, 2021 23:03:00", ["instant"], ["street"]],
  ["nordwind.example", ["site"], ["mail"]],
  ["Angebot.pdf", ["file"], ["site"]],
  ["1.234,56 €", ["figure", "money", "fraction"], ["whole"]],
  ["(12.00)", ["figure", "negative"], []],
  ["ACC1000000", ["code"], ["figure", "money"]],
  ["EUR 12", ["figure", "money"], []],
  ["CUP-1", ["code"], ["figure", "money"]],
  ["TOP10", ["code"], ["figure", "money"]],
  ["EUR-12.50", ["figure", "money"], []],
  ["DE89 3704 0044 0532 0130 00", ["iban"], []],
  ["DE89 3704 0044 0532 0130 01", [], ["iban"]],
  ["DE136695976", ["tax"], ["iban"]],
  ["No", ["yes"], ["country"]],
  ["Deutschland", ["country"], []],
  ["Polska", ["country"], []],
  ["Obere Str. 57", ["street"], ["person"]],
  ["Muster Handels GmbH", ["company"], ["person"]],
  ["Maria Anders", ["person"], ["company"]],
  ["Sales Manager", ["title"], []],
  ["SW1A 1AA", ["postcode"], []],
  ["<p>Hello</p>", ["html"], []],
])("%s looks like %j, not like %j", (words, looks, others) => {
  const found = looksOf(words, "DE");
  expect(looks.filter((look) => !found.includes(look))).toEqual([]);
  expect(others.filter((look) => found.includes(look))).toEqual([]);
});

test("a number as it is dialled at home is one, whatever the country", () => {
  expect(looksOf("0421 5550101", undefined)).toContain("phone");
  expect(looksOf("(0421) 5550101", undefined)).toContain("phone");
});

test.each([
  ["12", "number"],
  ["1.234,56", "number"],
  ["-3", "number"],
  ["12,50 €", "amount"],
  ["ACC1000", "text"],
  ["2024-03-01", "day"],
  ["03.02.2024", "day"],
  ["2024-03-01T12:30:00Z", "instant"],
  ["2024-03-01T00:00:00Z", "day"],
  ["15 Apr, 2021 23:03:00", "instant"],
  ["some words about 12", "text"],
  ["ja", "yes"],
  ["+49 30 123456", "phone"],
  ["www.nordwind.example", "site"],
  ["a@b.example", "mail"],
  ["a@b", "text"],
])("%s can be read as %s", (words, type) => {
  expect(typeOfCell(words)).toBe(type);
});
