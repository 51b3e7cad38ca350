import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAll } from "../../../../test/harness/read-all.ts";
import { findFiles } from "./find-files.ts";
import { readField } from "./records/read-field.ts";
import { lookAtFile } from "./tables/look-at-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-hostile-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const header = "ACCOUNTID,Account Name,Account Type\n";
const accounts = `${header}1,Nordwind,Customer\n2,Ostwind,Customer\n`;

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
    of: "a quote that never ends",
    name: "a.csv",
    bytes: () => `${accounts}3,"Open\n4,b\n`,
    code: "import_quote_open",
    says: "in row 4 and never ends",
  },
  {
    of: "a quote that takes in 100 MB",
    name: "a.csv",
    bytes: () => Buffer.concat([Buffer.from(`${accounts}3,"Open\n`), Buffer.alloc(100_000_000, "x,y\n")]),
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
    of: "an OpenPGP message in bytes",
    name: "a.csv",
    bytes: () => Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 31) % 32)),
    code: "import_no_table",
    says: "no text",
  },
  {
    of: "a text document of Windows",
    name: "a.csv",
    bytes: () => "{\\rtf1\\ansi Accounts;Name}",
    code: "import_no_table",
    says: "RTF",
  },
  {
    of: "UTF-16 that ends within a character",
    name: "a.csv",
    bytes: () => Buffer.concat([Buffer.from(`\ufeff${accounts}`, "utf16le"), Buffer.from("3")]),
    code: "import_file_cut_off",
    says: "ends in the middle",
  },
  {
    of: "JSON with a bare word as a record",
    name: "a.jsonl",
    bytes: () => '{"a": 1}\nundefined\n',
    code: "import_json_invalid",
    says: "from record 2 on",
  },
  {
    of: "a JSON list that holds lists",
    name: "a.json",
    bytes: () => '[{"a": 1}, "b"]',
    code: "import_json_invalid",
    says: "from record 2 on",
  },
];

describe("a file that can't be read ends in a sentence", () => {
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

  test("one line of 1 GB, long before its end and in little memory", async () => {
    const storedAt = join(folder, "stored");
    const piece = Buffer.alloc(4_194_304, "no end in sight, ");
    const out = openSync(storedAt, "w");
    for (let at = 0; at < 256; at += 1) writeSync(out, piece);
    closeSync(out);
    const peakBefore = process.resourceUsage().maxRSS;
    await expect(readAll("a.csv", storedAt)).rejects.toMatchObject({
      code: "import_row_too_long",
      message: expect.stringContaining("Row 1"),
    });
    expect((process.resourceUsage().maxRSS - peakBefore) * 1_024).toBeLessThan(250_000_000);
  }, 60_000);

  test.each([
    ["grows", (path: string) => writeFileSync(path, "9,Late,Customer\n", { flag: "a" })],
    ["is put anew", (path: string) => writeFileSync(path, `${header}9,Late,Customer\n`)],
    [
      "gives way to another of the same size",
      (path: string) => {
        writeFileSync(`${path}.new`, accounts);
        renameSync(`${path}.new`, path);
      },
    ],
  ])("a file that %s while it is read tells so by its stamp", async (_, change) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, accounts);
    const [before] = await lookAtFile({ path: "a.csv", storedAt });
    change(storedAt);
    const [after] = await lookAtFile({ path: "a.csv", storedAt });
    expect(after?.stamp).not.toBe(before?.stamp);
  });

  test("what is no file isn't waited for: a pipe, a device, a folder", async () => {
    const pipe = join(folder, "accounts.csv");
    execFileSync("mkfifo", [pipe]);
    for (const path of [pipe, "/dev/zero", folder])
      await expect(readAll("accounts.csv", path)).rejects.toMatchObject({
        code: "import_no_table",
        message: expect.stringContaining("a folder, a pipe or a device"),
      });
    expect(findFiles([folder])).toEqual([]);
  });
});

describe("a folder", () => {
  test("is searched to its ground, its links are not followed, and no name harms a terminal", () => {
    const deep = join(folder, ...Array.from({ length: 60 }, (_, at) => `level ${at} ${"x".repeat(40)}`));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, "accounts.csv"), accounts);
    writeFileSync(join(folder, "a\u001b[31m\nb\u202e.csv"), accounts);
    symlinkSync("/etc/hostname", join(folder, "link.csv"));
    symlinkSync(folder, join(folder, "loop"));
    const found = findFiles([folder]);
    expect(found.map(({ path }) => path)).toEqual([
      "a\ufffd[31m\ufffdb\ufffd.csv",
      expect.stringMatching(/^level 0 .*accounts\.csv$/),
    ]);
  });

  test("with a name that is no UTF-8 says which, and what to do", () => {
    writeFileSync(
      Buffer.concat([Buffer.from(join(folder, "K")), Buffer.from([0xe4]), Buffer.from("se.csv")]),
      accounts,
    );
    expect(() => findFiles([folder])).toThrow(
      expect.objectContaining({
        code: "import_name_unreadable",
        message: expect.stringContaining("K\ufffdse.csv"),
      }),
    );
  });

  test("that isn't there is named, and so is a link to nowhere", () => {
    symlinkSync(join(folder, "gone"), join(folder, "link.csv"));
    for (const path of [join(folder, "nothing"), join(folder, "link.csv")])
      expect(() => findFiles([path])).toThrow(expect.objectContaining({ code: "import_path_unknown" }));
  });
});

describe("a text that looks hostile and can be read is read", () => {
  const readable: [string, string, () => Buffer | string, number, string[]][] = [
    ["only a header", "a.csv", () => header, 0, []],
    ["mixed line ends", "a.csv", () => "a,b\r\n1,2\r3,4\n5,6", 3, ["1", "2"]],
    [
      "names that mean something to JavaScript",
      "a.csv",
      () => "__proto__,constructor,toString\n1,2,3\n",
      1,
      ["1", "2", "3"],
    ],
    ["duplicate and empty headers", "a.csv", () => "a,a,,\n1,2,3,4\n", 1, ["1", "2", "3", "4"]],
    ["a text called a workbook", "Accounts.xlsx", () => accounts, 2, ["1", "Nordwind", "Customer"]],
    ["a text called an archive", "Accounts.zip", () => accounts, 2, ["1", "Nordwind", "Customer"]],
    ["a mark twice", "a.csv", () => `\ufeff\ufeff${accounts}`, 2, ["1", "Nordwind", "Customer"]],
    [
      "NULs between the words",
      "a.csv",
      () => `${header}1,Nord\0wind,Customer\n`,
      1,
      ["1", "Nordwind", "Customer"],
    ],
    [
      "bytes that are no UTF-8 in the middle",
      "a.csv",
      () => Buffer.concat([Buffer.from(`${header}1,Käse,Customer\n`), Buffer.from("2,Café,x\n", "latin1")]),
      2,
      ["1", "Käse", "Customer"],
    ],
    ["half of a pair in JSON, and a NUL", "a.jsonl", () => '{"a": "x\\ud800y\\u0000z"}', 1, ["x\ufffdyz"]],
    ["half of a pair in UTF-32", "a.csv", () => utf32("a,b\n", 0xd800, "x,2\n"), 1, ["\ufffdx", "2"]],
    [
      "a figure beyond all measure in JSON",
      "a.jsonl",
      () => `{"a": 1${"0".repeat(400)}, "b": 1e999}`,
      1,
      [`1${"0".repeat(400)}`, "1e999"],
    ],
    ["the same property twice in JSON", "a.jsonl", () => '{"a": 1, "a": 2}', 1, ["2"]],
    [
      "a hundred thousand rows of empty cells",
      "a.csv",
      () => `${header}${",,\n".repeat(100_000)}1,Late,Customer\n`,
      1,
      ["1", "Late", "Customer"],
    ],
    [
      "cells that a spreadsheet would carry out",
      "a.csv",
      () => 'a,b\n=cmd|"/c calc"!A1,@SUM(1)\n',
      1,
      ['=cmd|"/c calc"!A1', "@SUM(1)"],
    ],
  ];
  test.each(readable)("%s", async (_, name, bytes, count, first) => {
    const storedAt = join(folder, "stored");
    writeFileSync(storedAt, bytes());
    expect(await readAll(name, storedAt)).toMatchObject({ count, first });
  });

  test("no cell keeps a reader busy", () => {
    const reading = { timeZone: "UTC", country: "DE" };
    const cells = [
      "<",
      "&",
      "<!--",
      "(",
      "1,",
      "1.",
      " ",
      "a ",
      "@",
      "a@",
      "+49 ",
      "-",
      "'",
      "<a href='",
      "2024-",
    ];
    for (const piece of cells)
      for (const type of [
        "text",
        "amount",
        "number",
        "share",
        "day",
        "instant",
        "yes",
        "country",
        "mail",
        "phone",
        "site",
      ] as const)
        expect(() => readField(type, piece.repeat(100_000), reading)).not.toThrow();
  });
});

function utf32(...parts: (string | number)[]): Buffer {
  const codes = parts.flatMap((part) =>
    typeof part === "number" ? part : [...part].map((one) => one.charCodeAt(0)),
  );
  const bytes = Buffer.alloc(4 + codes.length * 4);
  for (const [at, code] of [0xfeff, ...codes].entries()) bytes.writeUInt32LE(code, at * 4);
  return bytes;
}
