import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packWorkbook } from "../../../../test/harness/pack-workbook.ts";
import { type Packed, packZip } from "../../../../test/harness/pack-zip.ts";
import { readAll } from "../../../../test/harness/read-all.ts";
import { readRows } from "./rows/read-rows.ts";
import { lookAtFile } from "./tables/look-at-files.ts";

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

type Case = { of: string; name: string; bytes: () => Buffer | string; code: string; says: string };

const cases: Case[] = [
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
    of: "a cell far to the right",
    name: "a.xlsx",
    bytes: () => packWorkbook({ S: [["a"], [{ xml: '<c r="XFD2"><v>1</v></c>' }]] }),
    code: "import_columns_too_many",
    says: "16384 columns",
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
  {
    of: "a packed text with bytes behind its end",
    name: "a.csv.gz",
    bytes: () => Buffer.concat([gzipSync(accounts), Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])]),
    code: "import_file_damaged",
    says: "is damaged",
  },
  {
    of: "a text packed twice",
    name: "a.csv.gz.gz",
    bytes: () => gzipSync(gzipSync(accounts)),
    code: "import_no_table",
    says: "packed twice",
  },
  {
    of: "a binary workbook",
    name: "a.xlsb",
    bytes: () => zip({ name: "xl/workbook.bin", bytes: "x" }),
    code: "import_no_table",
    says: ".xlsb",
  },
  {
    of: "a presentation",
    name: "a.pptx",
    bytes: () => zip({ name: "ppt/presentation.xml", bytes: "<p/>" }),
    code: "import_no_table",
    says: "a presentation",
  },
  {
    of: "a workbook whose sheet isn't there",
    name: "a.xlsx",
    bytes: () =>
      packWorkbook({ S: [["a"]] }, [
        {
          name: "xl/_rels/workbook.xml.rels",
          bytes: '<Relationships><Relationship Id="rId1" Target="worksheets/gone.xml"/></Relationships>',
        },
      ]),
    code: "import_no_table",
    says: "a workbook without a sheet",
  },
  {
    of: "a cell of 17 MB in a workbook",
    name: "a.xlsx",
    bytes: () =>
      packWorkbook({ S: [["a"], [{ xml: `<c r="A2" t="str"><v>${"x ".repeat(8_900_000)}</v></c>` }]] }),
    code: "import_file_damaged",
    says: "is damaged",
  },
];

describe("an archive that can't be read ends in a sentence", () => {
  test.each(cases)(
    "$of",
    async ({ name, bytes, code, says }) => {
      const storedAt = join(folder, "stored");
      writeFileSync(storedAt, bytes());
      const refusal = await readAll(name, storedAt).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code, message: expect.stringContaining(says) });
      expect(refusal).toMatchObject({ message: expect.stringContaining(name) });
    },
    60_000,
  );
});

describe("an archive that looks hostile and can be read is read", () => {
  const sheet = (rows: string) => ({
    name: "xl/worksheets/sheet1.xml",
    bytes: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
  const title = '<row r="1"><c r="A1" t="str"><v>Name</v></c></row>';
  const readable: [string, string, () => Buffer, number, string[]][] = [
    ["a workbook with another ending", "Accounts.csv", () => packWorkbook({ S: [["a"], ["b"]] }), 1, ["b"]],
    [
      "formula cells",
      "a.xlsx",
      () => packWorkbook({ S: [["a"], [{ formula: 'WEBSERVICE("http://x")', value: "7" }]] }),
      1,
      ["7"],
    ],
    [
      "entities that would multiply, and one that would read a file",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          {
            name: "xl/worksheets/sheet1.xml",
            bytes:
              '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2" t="str"><v>&b;&c;</v></c></row></sheetData></worksheet>',
          },
        ]),
      1,
      ["&b;&c;"],
    ],
    [
      "a million empty rows",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          sheet(
            `${title}${Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}" spans="1:1"/>`).join("")}<row r="1048576"><c r="A1048576"><v>1</v></c></row>`,
          ),
        ]),
      1,
      ["1"],
    ],
    [
      "rows that lie about their numbers",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          sheet(
            `${title}${["2", "2", "1", "-5", "x", "1e400", "99999999999999999999"].map((r) => `<row r="${r}"><c><v>7</v></c></row>`).join("")}`,
          ),
        ]),
      7,
      ["7"],
    ],
    [
      "characters that no text holds",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          sheet(`${title}<row r="2"><c r="A2" t="str"><v>x&#0;&#xD800;&#x1F600;y</v></c></row>`),
        ]),
      1,
      ["x😀y"],
    ],
    [
      "texts that are shared and not there",
      "a.xlsx",
      () =>
        packWorkbook({ S: [] }, [
          sheet(`${title}<row r="2"><c r="A2" t="s"><v>999999</v></c><c r="B2"><v>1</v></c></row>`),
        ]),
      1,
      ["", "1"],
    ],
    [
      "elements a hundred thousand deep",
      "a.xlsx",
      () => packWorkbook({ S: [] }, [sheet(`${title}${"<x>".repeat(100_000)}`)]),
      0,
      [],
    ],
    [
      "names of entries that would steer a terminal",
      "a.zip",
      () => zip({ name: "a\u001b[2J.csv", bytes: accounts }),
      2,
      ["1", "Nordwind", "Customer"],
    ],
    [
      "what operating systems leave in archives",
      "a.zip",
      () =>
        zip(
          { name: "__MACOSX/._a.csv", bytes: "x" },
          { name: "Thumbs.db", bytes: "x" },
          { name: "a.csv", bytes: accounts },
        ),
      2,
      ["1", "Nordwind", "Customer"],
    ],
  ];
  test.each(readable)("%s", async (_, name, bytes, count, first) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, bytes());
    const { looks, ...read } = await readAll(name, storedAt);
    expect(read).toEqual({ count, first });
    for (const { path } of looks) expect(path).not.toMatch(/\p{Cc}/u);
  });

  test("rows never share a number, whatever the sheet says", async () => {
    const storedAt = join(folder, "stored");
    writeFileSync(
      storedAt,
      packWorkbook({ S: [] }, [sheet(`${title}${'<row r="2"><c><v>7</v></c></row>'.repeat(3)}`)]),
    );
    const [look] = await lookAtFile({ path: "a.xlsx", storedAt });
    const numbers: number[] = [];
    if (look?.shape)
      for await (const rows of readRows(look, look.shape, look.header))
        numbers.push(...rows.map(({ rowNo }) => rowNo));
    expect(numbers).toEqual([2, 3, 4]);
  });
});
