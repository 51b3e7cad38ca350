import { describe, expect, test } from "vitest";
import { findDelimiter, rowsAtHand } from "./find-delimiter.ts";
import { findHeader } from "./find-header.ts";
import { isFooter } from "./footers.ts";

test.each([
  ["a,b,c\n1,2,3\n", ","],
  ["a;b;c\n1,5;2,5;3,5\n", ";"],
  ["a\tb\n1,5\t2\n", "\t"],
  ["a|b|c\n1|2|3", "|"],
  ["a^b^c\n1^2^3", "^"],
  ["a\u0001b\n1\u00012\n", "\u0001"],
  ["a!b!c\n1!2!3\n", "!"],
  ["column1,column2!some,column3\ncol11,col12!somev1,col13\n", ","],
  ["sep=;\na;b\n1;2\n", ";"],
  ['name,note\nAnna,"a;b;c;d;e"\nBen,"x;y;z;1;2"\n', ","],
  ["Report of today, all of it\n\na;b;c\n1;2;3\n4;5;6\n", ";"],
  ["name\nAnna\nBen\n", ","],
  ["Name;Umsatz\nAnna;1.234,50\nBen;2,00\n", ";"],
])("%j is cut at %j", (text, delimiter) => expect(findDelimiter(text, true)).toBe(delimiter));

describe("headers", () => {
  const header = (text: string, known: string[] = []) =>
    findHeader(
      rowsAtHand(text, ",", true),
      (cells) => known.length > 0 && known.every((one) => cells.includes(one)),
    );

  test("the first row, as a rule", () => {
    expect(header("Id,Name\n1,Anna\n")).toEqual({
      rowNo: 1,
      columns: ["Id", "Name"],
      renamed: [],
      titles: [],
    });
  });

  test("lines above it are titles", () => {
    const text =
      "Accounts by owner\nAs of 2026-11-01,,,\n\nId,Name,City,Phone\n1,Anna,Bonn,1\n2,Ben,Köln,2\n";
    expect(header(text)).toMatchObject({ rowNo: 4, titles: ["Accounts by owner", "As of 2026-11-01"] });
    expect(header("sep=,\nId,Name\n1,Anna\n")).toMatchObject({ rowNo: 2, columns: ["Id", "Name"] });
  });

  test("a row with columns that somebody knows is it", () => {
    expect(header("a,b,c\nd,e,f\nId,Name,x\n1,2,3\n", ["Id", "Name"])).toMatchObject({ rowNo: 3 });
  });

  test("names are made distinct, and it is said where that matters", () => {
    expect(header("Name,Phone,Phone,,phone,\nA,1,2,3,4,\n")).toMatchObject({
      columns: ["Name", "Phone", "Phone (2)", "Column 4", "phone (3)", "Column 6"],
      renamed: ["Phone (2)", "Column 4", "phone (3)"],
    });
    expect(header("Name,Name (2),Name\n1,2,3")).toMatchObject({ columns: ["Name", "Name (2)", "Name (3)"] });
    expect(header("__proto__,Name\n1,2")).toMatchObject({ columns: ["__proto__ (2)", "Name"] });
  });
});

test.each([
  [["Grand Totals (5700 records)", "", "", ""], true],
  [["Confidential Information - Do Not Distribute"], true],
  [["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."], true],
  [["Summe", "", "", "1.234,56 €"], true],
  [["", "Total:", "$12.00", "3"], true],
  [["Gesamtsumme", "", "17", ""], true],
  [["1,204 rows selected"], true],
  [["17", "Total", "Paris", ""], false],
  [["Total", "Anna Berg", "", ""], false],
  [["Total SA", "", "", ""], false],
  [["Summe GmbH", "", "", "12"], false],
])("%j as a footer: %s", (cells, is) => expect(isFooter({ rowNo: 9, cells }, 4)).toBe(is));
