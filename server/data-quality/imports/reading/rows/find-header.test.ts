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
  ["No;Contact\n1;Ann Berg, Kai 5, Kiel, 0431 1\n2;Ben Kurz, Weg 1, Ulm, 0731 2\n", ";"],
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

  test("titles that are cut into as many cells as the rows are titles all the same", () => {
    const text =
      "Customers,,,\nAs of 12.11.2026,,,\n,,,\nNo,Company,Zip,Since\n1,Alpha,53111,x\n2,Beta,50667,x\nRows: 2,,,\n";
    expect(header(text)).toMatchObject({ rowNo: 4, columns: ["No", "Company", "Zip", "Since"] });
  });

  test("a first row with a phone number is a record like those below it", () => {
    const text = "Ada,Leeds,+44 113 496 0001\nJo,York,+44 1904 555012\nEva,Kiel,+49 431 555012\n";
    expect(header(text)).toMatchObject({ rowNo: 0, columns: ["Column 1", "Column 2", "Column 3"] });
  });

  test("names in two lines are one header, and two of one name carry their group's", () => {
    const text =
      "No,Company,Bill to,,Ship to,\n,,Street,Town,Street,Town\n1,Alpha,Kai 5,Kiel,Weg 1,Ulm\n2,Beta,Hof 7,Bonn,,\n";
    expect(header(text)).toEqual({
      rowNo: 2,
      columns: ["No", "Company", "Bill to Street", "Bill to Town", "Ship to Street", "Ship to Town"],
      renamed: [],
      titles: [],
    });
    expect(header(`Customers of today\n${text}`)).toMatchObject({
      rowNo: 3,
      titles: ["Customers of today"],
    });
  });

  test.each([
    // A column without a name, above rows of data.
    "No,Name,,Phone\n1,Anna,x,030 1\n2,Ben,y,030 2\n",
    "Code,Name,,Phone\nA,Anna,x,none\nB,Ben,y,030 2\nC,Cy,z,none\n",
    "Name,City,,Note\nAnna,Bonn,x,a\nBen,Ulm,y,b\n",
  ])("a column without a name makes no header of two lines: %j", (text) => {
    expect(header(text).rowNo).toBe(1);
  });

  test.each([
    "1001,Acme,info@acme.example\n1002,Globex,hello@globex.example\n",
    "Acme,Bonn,12.03.2024\nGlobex,Ulm,13.04.2024\nInitech,Ulm,\n",
    "7,https://acme.example,x\n8,http://globex.example/shop,y\n",
    "20001,Acme,Paula\n20002,Globex,Jacob\n20003,Initech,Naomi\n",
    "Acme,Jo,(0431) 555012\nGlobex,Eva,0431 555013\nInitech,Al,\n",
    "Acme,24103 Kiel,x\nGlobex,89073 Ulm,y\n",
    "Acme,LS1 2AB,x\nGlobex,E3 2NT,y\n",
    "Paula,Winter,Bonn\nBen,Kurz,Ulm\nEva,Winter,Jena\nPaula,Moll,Jena\n",
    "1,Alfreds Futterkiste,Berlin\n2,Bäckerei Sommer,Salzburg\n3,Blauer See,Mannheim\n",
    "Alfreds Futterkiste,12209,Berlin\nBäckerei Sommer,83022,Salzburg\nBlauer See,68306,Mannheim\n",
    "Acme,12.50,x\nGlobex,1.200.00,y\nInitech,7.00,z\n",
  ])("a first row of data is no header: %j", (text) => {
    expect(header(text)).toEqual({
      rowNo: 0,
      columns: ["Column 1", "Column 2", "Column 3"],
      renamed: [],
      titles: [],
    });
  });

  test.each([
    "Customer,2024,2025\nAcme,1,2\nGlobex,3,4\n",
    "Customer,202401,202402\nAcme,100234,100300\nGlobex,120000,3\n",
    "Type,Name\nAcme,Type\nName,Type\nType,x\n",
    "1,2,3\n2,x,y\n3,x,y\n",
    "Mail to me@here.example,x\nAnna,1\nBen,2\n",
  ])("%j has one", (text) => expect(header(text).rowNo).toBe(1));

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
  [["GESAMTSUMME (1241 SAETZE)", "", "4.000,79", ""], true],
  [["ANZAHL SÄTZE: 163"], true],
  [["Total général :", "", "12,00 EUR", ""], true],
  [["Razem", "", "EUR", "12,00"], true],
  [["Número de registros: 12", "", "", ""], true],
  [["合計", "", "", "12"], true],
  [["Seite 1 von 3", "", "", ""], true],
  [["Position 4", "", "", "12"], false],
  [["Total of all customers", "", "12.00", ""], false],
  [["17", "Total", "Paris", ""], false],
  [["Total", "Anna Berg", "", ""], false],
  [["Total SA", "", "", ""], false],
  [["Summe GmbH", "", "", "12"], false],
])("%j as a footer: %s", (cells, is) => expect(isFooter({ rowNo: 9, cells }, 4)).toBe(is));
