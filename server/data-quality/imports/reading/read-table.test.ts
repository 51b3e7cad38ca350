import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packWorkbook } from "../../../../test/harness/pack-workbook.ts";
import { packZip } from "../../../../test/harness/pack-zip.ts";
import { readRows } from "./rows/read-rows.ts";
import { lookAtFile } from "./tables/look-at-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-reading-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Everything that is read of a file: every table with its columns, its rows by number, and what is worth knowing. */
async function tablesOf(name: string, content: string | Buffer) {
  const storedAt = join(folder, "stored");
  writeFileSync(storedAt, content);
  const tables = [];
  for (const look of await lookAtFile({ path: name, storedAt })) {
    const rows: Record<number, readonly string[]> = {};
    const footers: string[] = [];
    if (look.shape !== null)
      for await (const bundle of readRows(look, look.shape, look.header, (row) =>
        footers.push(row.cells.join("|")),
      ))
        for (const row of bundle) rows[row.rowNo] = row.cells;
    const { path, header, shape, trouble, notes } = look;
    tables.push({
      path,
      header,
      rows,
      footers,
      encoding: shape?.encoding,
      trouble: trouble?.code,
      notes: notes.map(({ code }) => code),
    });
  }
  return tables;
}

async function tableOf(name: string, content: string | Buffer) {
  const [table] = await tablesOf(name, content);
  return table;
}

const germans = "Name;Ort\nMüller & Söhne;Köln\nÄrzte für Übermut;Gießen\nWeiß;Düren\n";

describe("encodings", () => {
  test.each([
    ["utf-8", iconv.encode(germans, "utf-8")],
    ["utf-8", iconv.encode(germans, "utf-8", { addBOM: true })],
    ["utf-16le", iconv.encode(germans, "utf-16le", { addBOM: true })],
    ["utf-16be", iconv.encode(germans, "utf-16be", { addBOM: true })],
    ["utf-32le", iconv.encode(germans, "utf-32le", { addBOM: true })],
    ["utf-32be", iconv.encode(germans, "utf-32be", { addBOM: true })],
    ["utf-16le", iconv.encode(germans, "utf-16le", { addBOM: false })],
    ["utf-16be", iconv.encode(germans, "utf-16be", { addBOM: false })],
    ["utf-32le", iconv.encode(germans, "utf-32le", { addBOM: false })],
    ["utf-32be", iconv.encode(germans, "utf-32be", { addBOM: false })],
    ["windows-1252", iconv.encode(germans, "windows-1252")],
    ["macintosh", iconv.encode(germans, "macintosh")],
    ["cp850", iconv.encode(germans, "cp850")],
  ])("%s gives the same rows", async (encoding, bytes) => {
    const rows = { 2: ["Müller & Söhne", "Köln"], 3: ["Ärzte für Übermut", "Gießen"], 4: ["Weiß", "Düren"] };
    expect(await tableOf("a.csv", bytes)).toMatchObject({ encoding, header: ["Name", "Ort"], rows });
    // In whatever pieces the bytes come, packed ones for instance.
    expect(await tableOf("a.csv.gz", gzipSync(bytes))).toMatchObject({ encoding, rows });
  });

  const others: [string, string][] = [
    [
      "shift_jis",
      "名前,都市,備考\n田中商店,東京,これは日本語のテキストです\n鈴木株式会社,大阪,お客様からの電話がありました\n",
    ],
    [
      "windows-1251",
      "Имя,Город,Заметка\nАнна,Москва,Клиент просит позвонить завтра утром\nИван,Казань,Заказал новый каталог продукции\n",
    ],
    ["gb18030", "姓名,城市,备注\n王小明,北京,客户要求明天上午打电话\n李华,上海,已经订购了新的产品目录\n"],
    [
      "windows-1250",
      "Jméno,Město\nŘehoř Žák,Děčín\nŠárka Novotná,Třebíč\nŁukasz Wójcik,Łódź\nStanisław Dąbrowski,Częstochowa\n",
    ],
    [
      "windows-1250",
      "Numer;Kontrahent;Wartość;Status\n1;Piekarnia Złoty Kłos;100;Opłacona\n2;Jan Kowalski;20;Nieopłacona\n",
    ],
    [
      "windows-1250",
      "Číslo;Jméno;Příjmení;Město\n1;Jana;Nováková;Praha\n2;Petr;Svoboda;Brno\n3;Eva;Černá;Plzeň\n",
    ],
    ["windows-1254", "Cari Adı;İl\nYıldız Tekstil A.Ş.;İstanbul\nAyşe Demir;Ankara\n"],
    ["cp852", "Cég;Város\nKovács Kft.;Győr\nSzőlő és Bor Bt.;Hódmezővásárhely\n"],
    ["windows-1252", "Navn;Sted\nBjørn Ærø;Ålborg\nSøren Kjær;Tromsø\n"],
    // A euro that stands alone is none of the letters that other encodings have in its place.
    ["windows-1252", "Ware;Material €;Arbeit €\nZange;10,00;5,00\n"],
    [
      "windows-1257",
      "Pavadinimas;Miestas\nŽalgirio pušynas;Šiauliai\nAušros vaistinė;Panevėžys\nĄžuolų sodyba;Kėdainiai\n",
    ],
  ];
  test.each(others)("%s is found out", async (encoding, text) => {
    const table = await tableOf("a.csv", iconv.encode(text, encoding));
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(line.includes(";") ? ";" : ","));
    expect([table?.header, ...Object.values(table?.rows ?? {})]).toEqual(lines);
  });

  test("a file that turns out not to be ASCII late is read for what it is", async () => {
    const rows = Array.from({ length: 40_000 }, (_, nth) => `${nth},plain`).join("\n");
    const table = await tableOf("a.csv", iconv.encode(`No,Name\n${rows}\n40000,Müller\n`, "windows-1252"));
    expect(table).toMatchObject({ encoding: "windows-1252" });
    expect(table?.rows[40_002]).toEqual(["40000", "Müller"]);
  });

  test("two encodings in one file are both read, and it is said", async () => {
    const mixed = Buffer.concat([
      Buffer.from("Name,Ort\nMüller,Köln\nGrün,Düren\n"),
      iconv.encode("Weiß,Gießen\n", "windows-1252"),
      Buffer.from("Schön,Jülich\n"),
    ]);
    expect(await tableOf("a.csv", mixed)).toMatchObject({
      encoding: "utf-8+windows-1252",
      rows: { 2: ["Müller", "Köln"], 4: ["Weiß", "Gießen"], 5: ["Schön", "Jülich"] },
    });
  });

  test("NUL characters are taken out, and it is said", async () => {
    expect(await tableOf("a.csv", "Name,City\nAn\0na,Bo\0nn and a few more words\n")).toMatchObject({
      rows: { 2: ["Anna", "Bonn and a few more words"] },
      notes: ["nul_removed"],
    });
  });
});

describe("reports", () => {
  test("titles above and sums below are no rows, and row numbers are the file's own", async () => {
    const report = [
      "Accounts by owner",
      "As of 2026-11-01",
      "",
      "Account Name,City,Amount,Amount",
      "Nordwind,Bonn,12.00,1",
      "Ostwind,Köln,13.00,2",
      "Westwind,Aachen,14.00,3",
      "Total,,39.00,6",
      "",
      "Grand Totals (3 records)",
      "Confidential Information - Do Not Distribute",
      "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.",
    ].join("\r\n");
    const table = await tableOf("report.csv", report);
    expect(table?.header).toEqual(["Account Name", "City", "Amount", "Amount (2)"]);
    expect(Object.keys(table?.rows ?? {})).toEqual(["5", "6", "7"]);
    expect(table?.footers.length).toBe(4);
    expect(table?.notes).toEqual(["title_skipped", "columns_renamed"]);
  });

  test.each([
    ["by a word among others", "Total of all customers;;2.100,50;2.000,10"],
    ["by nothing but its figures", ";;2.100,50;2.000,10"],
    ["by words, whatever it comes to", "GESAMTSUMME (3 SAETZE);;9,99;"],
  ])("a last row that is a sum is told %s", async (_, last) => {
    const rows = ["Kunde;Ort;2025;2026", "Müller;Bonn;1.200,50;1.300,00", "Schmidt;Ulm;800,00;700,10"];
    const table = await tableOf("u.csv", [...rows, "Weber;Mainz;100,00;0,00", last, ""].join("\n"));
    expect(Object.keys(table?.rows ?? {})).toEqual(["2", "3", "4"]);
    expect(table?.footers).toEqual([last.replaceAll(";", "|")]);
  });

  test.each(["Total Energies;;2.100,51;2.000,11", ";;7,00;8,00", "Total Energies;Paris;2.100,50;"])(
    "%j is a row: its figures are not what the others come to",
    async (last) => {
      const rows = ["Kunde;Ort;2025;2026", "Müller;Bonn;1.200,50;1.300,00", "Schmidt;Ulm;900,00;700,10"];
      expect((await tableOf("u.csv", [...rows, last].join("\n")))?.footers).toEqual([]);
    },
  );

  test("a first row of data is a row, and its columns go by their places", async () => {
    const table = await tableOf("a.csv", "1;a@a.example\n2;b@b.example\n");
    expect(table).toMatchObject({
      header: ["Column 1", "Column 2"],
      rows: { 1: ["1", "a@a.example"], 2: ["2", "b@b.example"] },
      notes: ["header_missing"],
    });
  });

  test("only a header: no rows, and it is said", async () => {
    expect(await tableOf("a.csv", "Name,City\n")).toMatchObject({ rows: {}, notes: ["no_rows"] });
  });
});

describe("JSON", () => {
  const lines =
    '{"id": 12345678901234567890, "name": "Anna", "address": {"city": "Bonn"}}\n{"name": "Ben \\"B\\" }{", "tags": ["a", "b"], "late": true, "deep": [{"x": 1, "y": {"z": 0}}, {"x": "b"}, {"w": null}]}\n';
  const header = ["id", "name", "address.city", "tags", "late", "deep", "deep.x"];
  const rows = {
    1: ["12345678901234567890", "Anna", "Bonn", "", "", "", ""],
    2: ["", 'Ben "B" }{', "", "a; b", "true", '[{"x":1,"y":{"z":0}},{"x":"b"},{"w":null}]', "1; b"],
  };
  test.each([
    ["lines", lines],
    ["a list", `[\n${lines.trimEnd().replace("\n", ",\n")}\n]`],
    ["one object behind the other", lines.replace("\n", "")],
    ["UTF-16", iconv.encode(lines, "utf-16le", { addBOM: true })],
  ])("%s give the same records", async (_, content) => {
    expect(await tableOf("a.jsonl", content)).toMatchObject({ header, rows });
  });
});

test("records that an answer is wrapped around are read, each with its own number", async () => {
  const content = `{"total": 2, "page": {"next": null}, "records": [{"id": 12345678901234567890, "a": 1.50}, {"id": 2, "tags": ["x"]}]}`;
  expect(await tableOf("a.json", content)).toMatchObject({
    header: ["id", "a", "tags"],
    rows: { 1: ["12345678901234567890", "1.50", ""], 2: ["2", "", "x"] },
  });
});

test("a list under any name is what the answer is of, where nothing stands beside it but how it goes on", async () => {
  const content = `{"orders": [{"id": 1, "a": 1.5}, {"id": 2, "a": 2}], "count": 2, "has_more": false}`;
  expect(await tableOf("a.json", content)).toMatchObject({
    header: ["id", "a"],
    rows: { 1: ["1", "1.5"], 2: ["2", "2"] },
  });
});

test.each([
  // An order alone in its file is one, with a list of what is on it; a list of words is no records.
  ['{"id": 7, "items": [{"sku": "a"}, {"sku": "b"}]}', { 1: ["7", '[{"sku":"a"},{"sku":"b"}]', "a; b"] }],
  ['{"total": 2, "data": ["a", "b"]}', { 1: ["2", "a; b"] }],
  ['{"total": 2, "lines": [{"a": 1}]}', { 1: ["2", '[{"a":1}]', "1"] }],
  ['{"data": []}', {}],
])("%s stays one record", async (content, rows) => {
  expect((await tableOf("a.json", content))?.rows).toEqual(rows);
});

describe("workbooks and archives", () => {
  const book = packWorkbook({
    Customers: [
      ["Name", "Since", "Visited", "Active", "Sales", "Sum", "Note"],
      [
        "Anna & Co",
        { serial: 44_301 },
        { serial: 44_301.75 },
        true,
        0.1 + 0.2,
        { formula: "SUM(1,2)", value: "3" },
        null,
      ],
      [],
      [
        "Ben",
        { serial: 60.5 },
        { serial: 0.5 },
        false,
        1e21,
        { formula: 'HYPERLINK("x")', value: "=1+1" },
        "a\nb",
      ],
    ],
    Orders: [["No"], [7], ["x"]],
  });

  test("every sheet is a table: days, flags, figures, formulas by their value", async () => {
    const tables = await tablesOf("book.xlsx", book);
    expect(tables).toMatchObject([
      {
        path: "book.xlsx/Customers",
        header: ["Name", "Since", "Visited", "Active", "Sales", "Sum", "Note"],
        rows: {
          2: ["Anna & Co", "2021-04-15", "2021-04-15T18:00:00", "TRUE", "0.3", "3"],
          4: ["Ben", "1900-02-28T12:00:00", "12:00:00", "FALSE", "1000000000000000000000", "=1+1", "a\nb"],
        },
      },
      { path: "book.xlsx/Orders", rows: { 2: ["7"], 3: ["x"] } },
    ]);
  });

  test("cells merged down a column say the same in each row, across it nothing, and figures stay alone", async () => {
    const rows = [
      ["Company", "Address", null, "Order", "Total"],
      [null, "Town", "Street", null, null],
      ["Nordwind", "Kiel", "Kai 5", "A 1", 300],
      [null, "Ulm", "Weg 1", "A 2", null],
      [null, null, null, null, null],
      ["Ostwind", "Jena", null, "A 3", 7],
    ];
    const merged = ["A1:A2", "B1:C1", "D1:D2", "E1:E2", "A3:A5", "E3:E4", "B6:C6"];
    const [table] = await tablesOf("b.xlsx", packWorkbook({ S: rows }, [], merged));
    expect(table).toMatchObject({ header: ["Company", "Town", "Street", "Order", "Total"] });
    expect(table?.rows).toEqual({
      3: ["Nordwind", "Kiel", "Kai 5", "A 1", "300"],
      4: ["Nordwind", "Ulm", "Weg 1", "A 2"],
      6: ["Ostwind", "Jena", "", "A 3", "7"],
    });
  });

  test("whatever its name says", async () => {
    const [first] = await tablesOf("Customers.csv", book);
    expect(first).toMatchObject({ path: "Customers.csv/Customers", encoding: "xlsx" });
  });

  test("texts in place and in pieces, phonetic marks and entities", async () => {
    const xml =
      '<c r="A2" t="inlineStr"><is><r><t>An</t></r><r><t xml:space="preserve">na &lt;b&gt;</t></r><rPh><t>x</t></rPh></is></c>';
    const [table] = await tablesOf(
      "b.xlsx",
      packWorkbook({
        S: [
          ["Name", "Error"],
          [{ xml }, { xml: '<c r="B2" t="e"><v>#N/A</v></c>' }],
        ],
      }),
    );
    expect(table).toMatchObject({ path: "b.xlsx", rows: { 2: ["Anna <b>", "#N/A"] } });
  });

  test("an archive gives its files and its workbooks' sheets by the way to them; leavings are passed over", async () => {
    const tables = await tablesOf(
      "all.zip",
      packZip([
        { name: "2024/", bytes: "" },
        { name: "2024/a.csv", bytes: germans },
        { name: "2024/deep/book.xlsx", bytes: book },
        { name: "b.csv.gz", bytes: gzipSync("x,y\n1,2\n") },
        { name: "__MACOSX/2024/._a.csv", bytes: "x" },
        { name: ".DS_Store", bytes: "x" },
      ]),
    );
    expect(tables.map(({ path, rows }) => [path, Object.keys(rows).length])).toEqual([
      ["all.zip/2024/a.csv", 3],
      ["all.zip/2024/deep/book.xlsx/Customers", 2],
      ["all.zip/2024/deep/book.xlsx/Orders", 2],
      ["all.zip/b.csv.gz", 1],
    ]);
  });
});
