import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packWorkbook } from "../../../../test/harness/pack-workbook.ts";
import { type Packed, packZip } from "../../../../test/harness/pack-zip.ts";
import { type Look, lookAtFile } from "./look-at-files.ts";
import { refuseDamaged } from "./refuse-damaged.ts";
import { readRows } from "./rows/read-rows.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-hostile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const header = "ACCOUNTID,Account Name,Account Type\n";
const accounts = `${header}1,Nordwind,Customer\n2,Ostwind,Customer\n`;
const zip = (...entries: Packed[]) => packZip(entries);
const rows = (count: number) =>
  Array.from({ length: count }, (_, nth) => `${nth},Company ${nth},Customer`).join("\n");

/** Reads all of a file as an import does: every table in it to its end. @returns the tables, and how many rows came */
async function readAll(
  path: string,
  storedAt: string,
  onLooked = () => {},
): Promise<{ looks: Look[]; count: number }> {
  const looks = await lookAtFile({ path, storedAt });
  onLooked();
  let count = 0;
  for (const look of looks) {
    if (look.trouble !== null) throw look.trouble;
    const { shape, header: columns } = look;
    if (shape !== null)
      await refuseDamaged(look.path, async () => {
        for await (const bundle of readRows(look, shape, columns)) count += bundle.length;
      });
  }
  return { looks, count };
}

type Case = { of: string; name: string; bytes: () => Buffer | string; code: string; says: string };

const cases: Case[] = [
  { of: "no bytes at all", name: "a.csv", bytes: () => "", code: "import_file_empty", says: "is empty" },
  {
    of: "nothing but line ends",
    name: "a.csv",
    bytes: () => "\r\n\n\r\n",
    code: "import_file_empty",
    says: "is empty",
  },
  {
    of: "nothing but a mark",
    name: "a.csv",
    bytes: () => "\ufeff",
    code: "import_file_empty",
    says: "is empty",
  },
  {
    of: "nothing but NULs",
    name: "a.csv",
    bytes: () => Buffer.alloc(5_000),
    code: "import_no_table",
    says: "no text",
  },
  {
    of: "noise",
    name: "a.csv",
    bytes: () => Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919 + at * at) % 256)),
    code: "import_no_table",
    says: "no table",
  },
  {
    of: "a picture",
    name: "Accounts.csv",
    bytes: () => Buffer.from("89504e470d0a1a0a0000", "hex"),
    code: "import_no_table",
    says: "a PNG picture",
  },
  {
    of: "a photograph",
    name: "Accounts.csv",
    bytes: () => Buffer.from("ffd8ffe000104a464946", "hex"),
    code: "import_no_table",
    says: "JPEG",
  },
  {
    of: "a document",
    name: "Accounts.csv",
    bytes: () => "%PDF-1.7\nAccounts,Name\n",
    code: "import_no_table",
    says: "a PDF document",
  },
  {
    of: "an old or locked workbook",
    name: "a.xlsx",
    bytes: () => Buffer.from("d0cf11e0a1b11ae10000", "hex"),
    code: "import_no_table",
    says: "protected by a password",
  },
  {
    of: "another archive",
    name: "a.zip",
    bytes: () => Buffer.from("377abcaf271c0004", "hex"),
    code: "import_no_table",
    says: "a 7-Zip archive",
  },
  {
    of: "a database",
    name: "a.csv",
    bytes: () => "SQLite format 3\0and so on",
    code: "import_no_table",
    says: "an SQLite database",
  },
  {
    of: "a program",
    name: "a.csv",
    bytes: () => Buffer.from("7f454c46020101", "hex"),
    code: "import_no_table",
    says: "a program",
  },
  {
    of: "a word document",
    name: "a.xlsx",
    bytes: () => zip({ name: "word/document.xml", bytes: "<w/>" }),
    code: "import_no_table",
    says: "a Word document",
  },
  {
    of: "an OpenDocument sheet",
    name: "a.ods",
    bytes: () => zip({ name: "mimetype", bytes: "x" }, { name: "content.xml", bytes: "<x/>" }),
    code: "import_no_table",
    says: "OpenDocument",
  },
  {
    of: "an empty archive",
    name: "a.zip",
    bytes: () => zip(),
    code: "import_no_table",
    says: "nothing in it",
  },
  {
    of: "10,000 columns",
    name: "a.csv",
    bytes: () => `${Array.from({ length: 10_000 }, (_, at) => `Column no ${at}`).join(",")}\n1\n`,
    code: "import_columns_too_many",
    says: "10000 columns; 5000 are the most",
  },
  {
    of: "10,000 cells in the last row",
    name: "a.csv",
    bytes: () => `${accounts}${",x".repeat(10_000)}\n`,
    code: "import_columns_too_many",
    says: "Row 4",
  },
  {
    of: "10,000 properties",
    name: "a.jsonl",
    bytes: () => JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}`, 1]))),
    code: "import_columns_too_many",
    says: "10000 columns",
  },
  {
    of: "a cell far to the right",
    name: "a.xlsx",
    bytes: () => packWorkbook({ S: [["a"], [{ xml: '<c r="XFD2"><v>1</v></c>' }]] }),
    code: "import_columns_too_many",
    says: "16384 columns",
  },
  {
    of: "a quote that never ends",
    name: "a.csv",
    bytes: () => `${accounts}3,"Open\n4,b\n`,
    code: "import_quote_open",
    says: "in row 4 and never ends",
  },
  {
    of: "a quote that takes in megabytes",
    name: "a.csv",
    bytes: () => `${accounts}3,"Open\n${"x,y\n".repeat(4_300_000)}`,
    code: "import_quote_open",
    says: "in row 4",
  },
  {
    of: "one line of 17 MB",
    name: "a.csv",
    bytes: () => "x".repeat(17_500_000),
    code: "import_row_too_long",
    says: "no line ends",
  },
  {
    of: "a row of 17 MB",
    name: "a.csv",
    bytes: () => `${accounts}3,${"x".repeat(17_500_000)}\n`,
    code: "import_row_too_long",
    says: "Row 4",
  },
  {
    of: "a record of 17 MB",
    name: "a.jsonl",
    bytes: () => `{"a":1}\n{"a":"${"x".repeat(17_500_000)}"}`,
    code: "import_row_too_long",
    says: "Row 2",
  },
  {
    of: "JSON that stops making sense",
    name: "a.jsonl",
    bytes: () => '{"a": 1}\n{"a": 1,,}\n',
    code: "import_json_invalid",
    says: "from record 2 on",
  },
  {
    of: "JSON with words between the records",
    name: "a.json",
    bytes: () => '[{"a": 1} and {"a": 2}]',
    code: "import_json_invalid",
    says: "from record 2 on",
  },
  {
    of: "JSON cut off",
    name: "a.json",
    bytes: () => '[{"a": 1}, {"a": "ha',
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "JSON a million levels deep",
    name: "a.json",
    bytes: () => `[{"a": ${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}]`,
    code: "import_json_invalid",
    says: "record 1",
  },
  {
    of: "a packed text cut off",
    name: "a.csv.gz",
    bytes: () => gzipSync(header + rows(3_000)).subarray(0, 4_000),
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "a packed text that is a bomb",
    name: "a.csv.gz",
    bytes: () => gzipSync(Buffer.alloc(70_000_000, "a,b,c\n")),
    code: "import_archive_too_large",
    says: "unpacks to far more",
  },
  {
    of: "an archive cut off",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: header + rows(500) }).subarray(0, 900),
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "a workbook cut off",
    name: "a.xlsx",
    bytes: () => packWorkbook({ S: [["a"], ["b"]] }).subarray(0, 700),
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "a damaged entry",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: accounts, says: { crc: 1 } }),
    code: "import_file_damaged",
    says: "is damaged",
  },
  {
    of: "a sheet that ends in the middle",
    name: "a.xlsx",
    bytes: () =>
      packWorkbook({ S: [] }, [
        {
          name: "xl/worksheets/sheet1.xml",
          bytes: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row',
        },
      ]),
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "a way out of the archive",
    name: "a.zip",
    bytes: () => zip({ name: "../../etc/cron.d/x.csv", bytes: accounts }),
    code: "import_archive_unsafe",
    says: "points out of it",
  },
  {
    of: "a way out by backslashes",
    name: "a.zip",
    bytes: () => zip({ name: "..\\..\\x.csv", bytes: accounts }),
    code: "import_archive_unsafe",
    says: "points out of it",
  },
  {
    of: "an absolute name",
    name: "a.zip",
    bytes: () => zip({ name: "/etc/passwd", bytes: accounts }),
    code: "import_archive_unsafe",
    says: "points out of it",
  },
  {
    of: "a drive's name",
    name: "a.zip",
    bytes: () => zip({ name: "C:/x.csv", bytes: accounts }),
    code: "import_archive_unsafe",
    says: "points out of it",
  },
  {
    of: "a link",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: "/etc/passwd", says: { unixMode: 0o120777 } }),
    code: "import_archive_unsafe",
    says: "is a link",
  },
  {
    of: "one name twice",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: accounts }, { name: "a.csv", bytes: header }),
    code: "import_archive_unsafe",
    says: "stands in it twice",
  },
  {
    of: "a password",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: accounts, says: { flags: 1 } }),
    code: "import_archive_locked",
    says: "protected by a password",
  },
  {
    of: "an archive in an archive",
    name: "a.zip",
    bytes: () => zip({ name: "b.zip", bytes: zip({ name: "a.csv", bytes: accounts }) }),
    code: "import_archive_nested",
    says: "b.zip",
  },
  {
    of: "another kind of packing",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: accounts, says: { method: 14 } }),
    code: "import_archive_packing",
    says: "ordinary ZIP",
  },
  {
    of: "5,000 entries",
    name: "a.zip",
    bytes: () => zip(...Array.from({ length: 5_000 }, (_, at) => ({ name: `${at}.csv`, bytes: "" }))),
    code: "import_archive_entries_too_many",
    says: "more than 2000 files",
  },
  {
    of: "a bomb",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: Buffer.alloc(70_000_000, "a,b,c\n") }),
    code: "import_archive_too_large",
    says: "unpacks to far more",
  },
  {
    of: "a bomb of many entries",
    name: "a.zip",
    bytes: () =>
      zip(
        ...Array.from({ length: 20 }, (_, at) => ({
          name: `${at}.csv`,
          bytes: Buffer.alloc(4_000_000, "a,b\n"),
        })),
      ),
    code: "import_archive_too_large",
    says: "unpacks to far more",
  },
  {
    of: "a bomb that lies about its size",
    name: "a.zip",
    bytes: () => zip({ name: "a.csv", bytes: Buffer.alloc(5_000_000, "a,b,c\n"), says: { size: 1_000 } }),
    code: "import_file_damaged",
    says: "is damaged",
  },
  {
    of: "a bomb in a workbook",
    name: "a.xlsx",
    bytes: () =>
      packWorkbook({ S: [["a"]] }, [
        { name: "xl/sharedStrings.xml", bytes: Buffer.alloc(70_000_000, "<si><t>x</t></si>") },
      ]),
    code: "import_archive_too_large",
    says: "unpacks to far more",
  },
];

describe("what can't be read ends in a sentence", () => {
  test.each(cases)("$of", async ({ name, bytes, code, says }) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, bytes());
    const refusal = await readAll(name, storedAt).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(says) });
    expect(refusal).toMatchObject({ message: expect.stringContaining(name) });
  });

  test("one line of 200 MB, in little memory", async () => {
    const storedAt = join(folder, "stored");
    const out = createWriteStream(storedAt);
    const piece = Buffer.alloc(4_000_000, "no end in sight, ");
    for (let at = 0; at < 50; at += 1) if (!out.write(piece)) await once(out, "drain");
    out.end();
    await once(out, "close");
    const before = process.memoryUsage().rss;
    await expect(readAll("a.csv", storedAt)).rejects.toMatchObject({ code: "import_row_too_long" });
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  test.each([
    ["grows", (path: string) => writeFileSync(path, "9,Late,Customer\n", { flag: "a" })],
    ["is put anew", (path: string) => writeFileSync(path, `${header}9,Late,Customer\n`)],
  ])("a file that %s while it is read tells so by its stamp", async (_, change) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, accounts);
    const [before] = await lookAtFile({ path: "a.csv", storedAt });
    change(storedAt);
    const [after] = await lookAtFile({ path: "a.csv", storedAt });
    expect(after?.stamp).not.toBe(before?.stamp);
  });
});

describe("what looks hostile and can be read is read", () => {
  const readable: [string, string, () => Buffer | string, number][] = [
    ["only a header", "a.csv", () => header, 0],
    ["mixed line ends", "a.csv", () => "a,b\r\n1,2\r3,4\n5,6", 3],
    ["a name with another ending", "Accounts.csv", () => packWorkbook({ S: [["a"], ["b"]] }), 1],
    ["names that mean something to JavaScript", "a.csv", () => "__proto__,constructor,toString\n1,2,3\n", 1],
    ["duplicate and empty headers", "a.csv", () => "a,a,,\n1,2,3,4\n", 1],
    [
      "formula cells",
      "a.xlsx",
      () => packWorkbook({ S: [["a"], [{ formula: 'WEBSERVICE("http://x")', value: "7" }]] }),
      1,
    ],
    [
      "entities that would multiply",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          {
            name: "xl/worksheets/sheet1.xml",
            bytes:
              '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
          },
        ]),
      1,
    ],
    [
      "a million empty rows",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          {
            name: "xl/worksheets/sheet1.xml",
            bytes: `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c></row>${Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}" spans="1:1"/>`).join("")}<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`,
          },
        ]),
      1,
    ],
  ];
  test.each(readable)("%s", async (_, name, bytes, count) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, bytes());
    expect(await readAll(name, storedAt)).toMatchObject({ count });
  });
});
