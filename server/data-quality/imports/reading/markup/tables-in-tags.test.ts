import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRows } from "../rows/read-rows.ts";
import { lookAtFile } from "../tables/look-at-files.ts";
import { tagReader } from "./read-tags.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-tags-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function tablesOf(content: string | Buffer) {
  const storedAt = join(folder, "stored");
  writeFileSync(storedAt, content);
  const tables = [];
  for (const look of await lookAtFile({ path: "Kunden.xls", storedAt })) {
    const rows: (readonly string[])[] = [];
    if (look.shape !== null)
      for await (const bundle of readRows(look, look.shape, look.header))
        rows.push(...bundle.map(({ cells }) => cells));
    tables.push({ path: look.path, header: look.header, rows, trouble: look.trouble?.message });
  }
  return tables;
}

const head = "<tr><th>Nr</th><th>Name</th><th>Umsatz</th></tr>";
const one = (body: string) => `<html><body><table>${head}${body}</table></body></html>`;
const rows = async (body: string) => (await tablesOf(one(body)))[0]?.rows;

test("a system's Excel file that is HTML is its table, in whatever letters the page says", async () => {
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
    <style>td { color: red } /* <td> */</style></head><body><h1>Kunden</h1><TABLE border=1>${head}
    <TR><TD>1</TD><TD>M&uuml;ller &amp; S\u00f6hne&nbsp;GmbH</TD><TD title="a>b">1.234,50</TD></TR>
    <tr><td>2<td>Bär<br>Ulm<td>99,00</table></body></html>`;
  expect(await tablesOf(iconv.encode(page, "windows-1252"))).toEqual([
    {
      path: "Kunden.xls",
      header: ["Nr", "Name", "Umsatz"],
      rows: [
        ["1", "Müller & Söhne GmbH", "1.234,50"],
        ["2", "Bär\nUlm", "99,00"],
      ],
      trouble: undefined,
    },
  ]);
});

test.each([
  ["a cell over two columns", "<tr><td colspan=2>1<td>5</tr>", [["1", "", "5"]]],
  [
    "a cell over two rows",
    "<tr><td>1<td rowspan=2>Ada<td>5<tr><td>2<td>6",
    [
      ["1", "Ada", "5"],
      ["2", "Ada", "6"],
    ],
  ],
  [
    "a figure over two rows counts once",
    "<tr><td>1<td>Ada<td rowspan=2>5<tr><td>2<td>Bo",
    [
      ["1", "Ada", "5"],
      ["2", "Bo"],
    ],
  ],
  ["what stands for itself", "<tr><td>1</td><td>a < b & c</td><td>5</td></tr>", [["1", "a < b & c", "5"]]],
  [
    "a script in a cell",
    "<tr><td>1</td><td><script>if (a<b) x('</td>')</script>Ada</td><td>5</td></tr>",
    [["1", "Ada", "5"]],
  ],
])("%s", async (_, body, expected) => {
  expect(await rows(body)).toEqual(expected);
});

test("tables within tables that only lay out a page are none, and several go by their places", async () => {
  const inner = (name: string) => `<table>${head}<tr><td>1</td><td>${name}</td><td>5</td></tr></table>`;
  const page = `<table><tr><td>${inner("Ada")}</td></tr><tr><td>${inner("Bo")}</td></tr></table>`;
  expect((await tablesOf(page)).map(({ path, rows: found }) => [path, found])).toEqual([
    ["Kunden.xls/Table 1", [["1", "Ada", "5"]]],
    ["Kunden.xls/Table 2", [["1", "Bo", "5"]]],
  ]);
});

test("a page without a table is a web page, and one that was cut off is refused", async () => {
  const [page] = await tablesOf(
    "<!doctype html><html><body><table><tr><td>Sign in</td></tr></table></body></html>",
  );
  expect(page?.trouble).toContain("a web page (HTML)");
  await expect(
    tablesOf(one("<tr><td>1<td>Ada<td>5<tr><td>2<td>Bo<td>6").slice(0, -24)),
  ).rejects.toMatchObject({
    code: "import_file_cut_off",
  });
});

const workbook = (sheets: string) => `\ufeff<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</ss:Workbook>`;
const data = (words: string, type = "String", more = "") =>
  `<ss:Cell ${more}><ss:Data ss:Type="${type}">${words}</ss:Data></ss:Cell>`;

test("Excel's XML of 2003: sheets by their names, days as days, cells where they say they are", async () => {
  const header = `<ss:Row>${["Nr", "Name", "Seit", "Aktiv"].map((name) => data(name)).join("")}</ss:Row>`;
  const customers = `<ss:Worksheet ss:Name="Customers"><ss:Table>${header}
    <ss:Row ss:Index="3">${data("1", "Number")}<ss:Cell><ss:Data ss:Type="String">Mill &amp; Co</ss:Data><ss:Comment><ss:Data>late payer</ss:Data></ss:Comment></ss:Cell>${data("2020-01-13T00:00:00.000", "DateTime")}${data("1", "Boolean")}</ss:Row>
    <ss:Row>${data("2", "Number")}${data("2021-05-14T10:30:00.000", "DateTime", 'ss:Index="3"')}<ss:Cell/></ss:Row>
    </ss:Table></ss:Worksheet>`;
  const orders = `<ss:Worksheet ss:Name="Orders"><ss:Table><ss:Row>${data("No")}${data("Sum")}</ss:Row><ss:Row>${data("7")}${data("5.5", "Number")}</ss:Row></ss:Table></ss:Worksheet>`;
  const empty = `<ss:Worksheet ss:Name="Sheet3"><ss:Table/></ss:Worksheet>`;
  expect(await tablesOf(workbook(customers + orders + empty))).toEqual([
    {
      path: "Kunden.xls/Customers",
      header: ["Nr", "Name", "Seit", "Aktiv"],
      rows: [
        ["1", "Mill & Co", "2020-01-13", "TRUE"],
        ["2", "", "2021-05-14T10:30:00", ""],
      ],
      trouble: undefined,
    },
    { path: "Kunden.xls/Orders", header: ["No", "Sum"], rows: [["7", "5.5"]], trouble: undefined },
  ]);
});

test("in pieces of whatever size a document says the same", () => {
  const page = one(`<!-- <tr><td>no</td></tr> --><tr><td title='x>y'>1</td><td>a &lt; b</td><td>5</td></tr>`);
  const told = (size: number) => {
    const found: string[][] = [];
    const take = tagReader(
      { tags: "html" },
      { table: () => undefined, row: (_, __, cells) => found.push(cells), end: () => undefined },
    );
    for (let at = 0; at < page.length; at += size) take(page.slice(at, at + size));
    return found;
  };
  for (let size = 1; size < 40; size += 1) expect(told(size)).toEqual(told(page.length));
  expect(told(1)[1]).toEqual(["1", "a < b", "5"]);
});
