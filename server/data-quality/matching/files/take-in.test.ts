import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packWorkbook } from "../../../../test/harness/pack-workbook.ts";
import type { Kind, Role } from "../../../matching/roles.ts";
import { openRecordFile } from "./open-record-file.ts";
import { columnsOf, takeIn } from "./take-in.ts";
import { understandFiles } from "./understand-files.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-records-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, bytes: string | Buffer) {
  const storedAt = join(folder, name);
  writeFileSync(storedAt, bytes);
  return { path: name, storedAt };
}

/** What a matcher would be handed of these files, as records with the texts of each role. */
async function taken(
  files: { path: string; storedAt: string }[],
  kind: Kind,
  said?: ReadonlyMap<string, Role | null>,
) {
  const opened = (await Promise.all(files.map((file) => openRecordFile(file)))).flat();
  const parts = understandFiles(opened, "auto", said).filter((part) => part.kind === kind);
  const columns = columnsOf(parts);
  const records: Record<string, string>[] = [];
  const taker = {
    add(cells: readonly string[]) {
      const texts = cells.flatMap((cell, at): [string, string][] =>
        cell === "" ? [] : [[columns[at] ?? "", cell]],
      );
      records.push(Object.fromEntries(texts));
    },
  };
  const numbers = parts.map(({ file }) => opened.indexOf(file));
  const origins = await takeIn(parts, taker, { fileOf: (part) => numbers[part] ?? 0, haveCopies: true });
  return { records, ...origins };
}

const people = "id;Vorname;Nachname;Geburtsdatum\nA;Zoë;Müller;31.12.1990\nB;Jan;Ødegård;1.2.1980\n";

describe("records of files", () => {
  test.each([
    ["as UTF-8", people],
    ["as Windows-1252", Buffer.from(people.replace("Ø", "\u00d8"), "latin1")],
    ["packed", gzipSync(people)],
    ["as UTF-16", Buffer.from(`\ufeff${people}`, "utf16le")],
  ])("are read %s, with days year first", async (_, bytes) => {
    const { records, ids } = await taken([written("people.csv", bytes)], "person");
    expect(records).toEqual([
      { givenName: "Zoë", familyName: "Müller", birthDate: "1990-12-31" },
      { givenName: "Jan", familyName: "Ødegård", birthDate: "1980-02-01" },
    ]);
    expect(ids).toEqual(["A", "B"]);
  });

  test("of a workbook are read sheet by sheet, with days by Excel's count", async () => {
    const book = packWorkbook({
      CRM: [
        ["Kunde Nr", "Vorname", "Nachname", "Geburtsdatum"],
        ["A", "Zoë", "Müller", { serial: 33_238 }],
      ],
      ERP: [
        ["first name", "surname", "dob"],
        ["Jan", "Berg", "1980-02-01"],
      ],
    });
    const { records, files } = await taken([written("people.xlsx", book)], "person");
    expect(records).toEqual([
      { givenName: "Zoë", familyName: "Müller", birthDate: "1990-12-31" },
      { givenName: "Jan", familyName: "Berg", birthDate: "1980-02-01" },
    ]);
    expect(files).toEqual([0, 1]);
  });

  test("go by their row where the file has no id, and keep what looks like a sum", async () => {
    const file = written("sums.csv", "name,city\nNordwind,Kiel\nTotal,Berlin\nSum,\n");
    const { records, ids } = await taken([file], "organisation");
    expect(records.map(({ organisation }) => organisation)).toEqual(["Nordwind", "Total", "Sum"]);
    expect(ids).toEqual(["1", "2", "3"]);
  });

  test("a day that can't be is left as it was written", async () => {
    const file = written(
      "days.csv",
      "first name,surname,dob\nAnn,Berg,1990-13-41\nBo,Berg,19901341\nCy,Berg,3/25/1990\n",
    );
    const { records } = await taken([file], "person");
    expect(records.map(({ birthDate }) => birthDate)).toEqual(["1990-13-41", "19901341", "1990-03-25"]);
  });

  test("days that may be read both ways are read as the other file writes them", async () => {
    const open = written("open.csv", "first name,surname,dob\nAnn,Berg,03/04/1990\n");
    const shown = written("shown.csv", "first name,surname,dob\nAnn,Berg,03/25/1990\n");
    const { records, files } = await taken([open, shown], "person");
    expect(records[0]).toMatchObject({ birthDate: "1990-03-04" });
    expect(files).toEqual([0, 1]);
  });

  test("of two files stand under each other by role, and texts by the names of their columns", async () => {
    const cells = (at: number) => `cuisine ${"abcdefghijkl"[at % 12]}`;
    const rows = (write: (at: number) => string) =>
      Array.from({ length: 24 }, (_, at) => write(at)).join("\n");
    const one = written(
      "one.csv",
      `name,kitchen,phone\n${rows((at) => `Bix ${at},${cells(at)},0404813${100 + at}`)}`,
    );
    const other = written(
      "other.csv",
      `telephone,chef,kitchen,title\n${rows((at) => `0404813${100 + at},cook ${at % 9},${cells(at)},Bix ${at}`)}`,
    );
    const { records } = await taken([one, other], "organisation");
    expect(records[24]).toEqual(records[0]);
    expect(new Set(Object.keys(records[0] ?? {}))).toEqual(new Set(["organisation", "phone", "text"]));
  });

  test("what somebody says of a column counts, and takes the role from another", async () => {
    const file = written("said.csv", "name,brand,city\nx1,Nordwind,Kiel\nx2,Ostwind,Kiel\n");
    const said = new Map<string, Role | null>([
      ["brand", "organisation"],
      ["city", null],
    ]);
    const { records } = await taken([file], "organisation", said);
    expect(records).toEqual([{ organisation: "Nordwind" }, { organisation: "Ostwind" }]);
  });
});

describe("records of JSON with a list of features", () => {
  const record = (id: string, type: string, ...features: object[]) =>
    JSON.stringify({ DATA_SOURCE: "A", RECORD_ID: id, FEATURES: [{ RECORD_TYPE: type }, ...features] });
  const lines = [
    record("1", "PERSON", { NAME_FIRST: "Ann", NAME_LAST: "Berg" }, { PHONE_NUMBER: "702-919-1300" }),
    record("2", "ORGANIZATION", { NAME_ORG: "Nordwind" }, { ADDR_LINE1: "1 Main St", ADDR_CITY: "Kiel" }),
    record(
      "3",
      "PERSON",
      { NAME_FULL: "Jo Berg" },
      { PHONE_NUMBER: "702-919-1301" },
      { PHONE_NUMBER: "702-919-1302" },
    ),
  ];

  test("are flat, people apart from organisations", async () => {
    const file = written("mixed.jsonl", lines.join("\n"));
    // What all features say by one name in one cell is no column beside those of each.
    const [opened] = await openRecordFile(file);
    expect(opened?.header.filter((name) => name.startsWith("FEATURES"))).toEqual([]);
    const people = await taken([file], "person");
    expect(people.records).toEqual([
      { source: "A", givenName: "Ann", familyName: "Berg", phone: "702-919-1300" },
      { source: "A", fullName: "Jo Berg", phone: "702-919-1302" },
    ]);
    expect(people.ids).toEqual(["1", "3"]);
    const houses = await taken([file], "organisation");
    expect(houses).toMatchObject({
      records: [{ source: "A", organisation: "Nordwind", street: "1 Main St", city: "Kiel" }],
      ids: ["2"],
      rows: [2],
    });
  });

  test("files that know people by different ids compare the one they have in common", async () => {
    const ids = (file: string, ...of: object[]) =>
      written(file, of.map((one, at) => record(String(at), "PERSON", { NAME_FULL: "A B" }, one)).join("\n"));
    const one = ids(
      "ids-1.jsonl",
      { PASSPORT_NUMBER: "p1" },
      { PASSPORT_NUMBER: "p2" },
      { SSN_NUMBER: "1-2" },
    );
    const other = ids("ids-2.jsonl", { SSN_NUMBER: "1-2" });
    const { records } = await taken([one, other], "person");
    expect(records.map(({ personalId }) => personalId)).toEqual([undefined, undefined, "1-2", "1-2"]);
  });
});

test("all of somebody in one column is taken apart, unless somebody says what it is or a name stands beside it", async () => {
  const lines = Array.from(
    { length: 6 },
    (_, at) => `${at};Ann Berg${"abcdef"[at]}, Kai ${at}, 24103 Kiel, 0431 55501${at}`,
  );
  const file = written("packed.csv", ["No;Contact", ...lines].join("\n"));
  const [first] = (await taken([file], "person")).records;
  expect(first).toEqual({ fullName: "Ann Berga", street: "Kai 0, 24103 Kiel", phone: "0431 555010" });
  const [opened] = await openRecordFile(file, ["contact"]);
  expect(opened?.header).toEqual(["No", "Contact"]);
  const named = written(
    "named.csv",
    ["Name;Contact", ...lines.map((line) => line.replace(/^\d/, "Ann Berg"))].join("\n"),
  );
  expect((await openRecordFile(named))[0]?.header).toEqual(["Name", "Contact"]);
});

test("ids of different kinds are not held against each other", async () => {
  const one = written("vat.csv", "company,vat\nArbor,DE811907980\nBrig,DE136695976\nCole,DE129273398\n");
  const other = written(
    "duns.csv",
    "company,D-U-N-S\nArbor,31-499-1234\nBrig,31-499-1235\nCole,31-499-1236\n",
  );
  const alike = written("tax.csv", "company,tax number\nArbor,DE 811 907 980\nBrig,\n");
  const ids = async (...files: Parameters<typeof taken>[0]) =>
    (await taken(files, "organisation")).records.map(({ taxId }) => taxId);
  expect(await ids(one, other)).toEqual([
    ...["DE811907980", "DE136695976", "DE129273398", undefined, undefined, undefined],
  ]);
  expect(await ids(one, alike)).toEqual([
    ...["DE811907980", "DE136695976", "DE129273398", "DE 811 907 980", undefined],
  ]);
  const bare = written("bare.csv", "company,tax number\nArbor,811907980\nBrig,\n");
  expect(await ids(one, bare)).toEqual([
    ...["DE811907980", "DE136695976", "DE129273398", "811907980", undefined],
  ]);
});

describe("files that nobody can match", () => {
  test.each([
    ["", "is empty"],
    ["\n\n", "is empty"],
    ["amount,price\n1,2\n3,4\n", "none of its columns (amount, price) is understood"],
    [Buffer.from("89504e470d0a1a0a0000", "hex"), "a PNG picture"],
  ])("are refused with what they are", async (bytes, says) => {
    const file = written("no.csv", bytes);
    await expect(async () => taken([file], "person")).rejects.toThrow(says);
  });

  test("one column and a cell of a hundred thousand characters are no hindrance", async () => {
    const one = await taken(
      [written("one-column.csv", "email\nann@berg.example\njo@berg.example\n")],
      "organisation",
    );
    expect(one.records).toHaveLength(2);
    const file = written("long.csv", `name,city\n${"n".repeat(100_000)},Kiel\nNordwind,Kiel\n`);
    const long = await taken([file], "organisation");
    expect(long.records.map(({ organisation }) => organisation?.length)).toEqual([100_000, 8]);
  });
});
