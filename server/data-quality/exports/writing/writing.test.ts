import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRows } from "../../imports/reading/rows/read-rows.ts";
import { lookAtFile } from "../../imports/reading/tables/look-at-files.ts";
import { csvWriter } from "./csv-writer.ts";
import { jsonLinesWriter } from "./json-lines-writer.ts";
import type { Sink } from "./sink.ts";
import type { Column } from "./table-writer.ts";
import { workbookWriter } from "./workbook-writer.ts";
import { zipFile } from "./zip-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-writing-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const columns: Column[] = [
  { name: "vitalfew.person", type: "text" },
  { name: "note", type: "text" },
  { name: "annual_revenue", type: "amount" },
  { name: "created_at", type: "instant" },
  { name: "born_on", type: "day" },
  { name: "is_active", type: "yes" },
];
const row = ["1", '=HYPERLINK("x")\n', "-12.5", "2024-10-27T00:30:00.5Z", "2024-02-29", "true"];

function textSink(): Sink & { text: () => string } {
  let text = "";
  return {
    write: async (piece) => {
      text += piece;
    },
    end: async () => undefined,
    text: () => text,
  };
}

test("CSV is that of RFC 4180, with a mark; texts are disarmed, figures stay figures", async () => {
  const sink = textSink();
  const writer = await csvWriter(sink, columns);
  await writer.write([row, ["2", null, null, null, null, null]]);
  expect(sink.text()).toBe(
    "\uFEFFvitalfew.person,note,annual_revenue,created_at,born_on,is_active\r\n" +
      '1,"\'=HYPERLINK(""x"")\n",-12.5,2024-10-27T00:30:00.5Z,2024-02-29,true\r\n' +
      "2,,,,,\r\n",
  );
});

test("JSON lines have types; a figure that JSON can't hold is text", async () => {
  const sink = textSink();
  const writer = await jsonLinesWriter(sink, columns);
  await writer.write([row, ["2", null, "12345678901234.123456", null, null, null]]);
  expect(sink.text()).toBe(
    '{"vitalfew.person":"1","note":"=HYPERLINK(\\"x\\")\\n","annual_revenue":-12.5,"created_at":"2024-10-27T00:30:00.5Z","born_on":"2024-02-29","is_active":true}\n' +
      '{"vitalfew.person":"2","annual_revenue":"12345678901234.123456"}\n',
  );
});

test("a workbook goes on in further sheets, holds no formula, and says what it cut", async () => {
  const path = join(folder, "book.xlsx");
  const file = await open(path, "w");
  const zip = zipFile(file);
  const book = workbookWriter(zip, 3);
  const cut: string[] = [];
  const table = await book.table("people", columns, (id, column) => cut.push(`${id} ${column}`));
  const long = `${"x".repeat(32_765)}\u{1F600}`;
  await table.write([
    row,
    ["2", long, null, null, "0001-01-01", "false"],
    ["3", "last", null, null, null, null],
  ]);
  await table.end();
  await book.close();
  await zip.close();
  await file.close();

  expect(cut).toEqual(["2 note"]);
  const looks = await lookAtFile({ path: "book.xlsx", storedAt: path });
  expect(looks.map((look) => look.path)).toEqual(["book.xlsx/people", "book.xlsx/people (2)"]);
  const found: (readonly string[])[] = [];
  for (const look of looks)
    if (look.shape !== null)
      for await (const rows of readRows(look, look.shape, look.header))
        found.push(...rows.map(({ cells }) => cells));
  expect(found).toEqual([
    ["1", '=HYPERLINK("x")\n', "-12.5", "2024-10-27T00:30:00.5Z", "2024-02-29", "TRUE"],
    ["2", "x".repeat(32_765), "", "", "0001-01-01", "FALSE"],
    ["3", "last"],
  ]);
});

test("an archive is the same for the same content, and large entries are read like others", async () => {
  const write = async (name: string) => {
    const path = join(folder, name);
    const file = await open(path, "w");
    const zip = zipFile(file);
    for (const isLarge of [false, true]) {
      const sink = zip.entry(isLarge ? "large.csv" : "größe.csv", { isLarge });
      await sink.write("a,b\r\n");
      await sink.write("1,2\r\n".repeat(50_000));
      await sink.end();
    }
    await zip.close();
    await file.close();
    return readFileSync(path);
  };
  const first = await write("a.zip");
  expect((await write("b.zip")).equals(first)).toBe(true);
  const looks = await lookAtFile({ path: "a.zip", storedAt: join(folder, "a.zip") });
  expect(looks.map(({ path, linesCount }) => [path, linesCount])).toEqual([
    ["a.zip/größe.csv", 50_001],
    ["a.zip/large.csv", 50_001],
  ]);
});
