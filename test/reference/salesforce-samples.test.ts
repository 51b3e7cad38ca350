import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ImportProfile,
  type ImportProfileGiven,
} from "../../contract/data-quality/imports/import-mapping.ts";
import { readRows } from "../../server/data-quality/imports/reading/rows/read-rows.ts";
import { lookAtFile } from "../../server/data-quality/imports/reading/tables/look-at-files.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";

const folder = realData("legacy-exports/salesforce-dataloader");

describe.skipIf(folder === null)("the samples of Salesforce's Data Loader", () => {
  const at = (name: string) => join(folder ?? "", name);

  async function read(name: string) {
    const [look] = await lookAtFile({ path: name, storedAt: at(name) });
    const rows: (readonly string[])[] = [];
    if (look?.shape)
      for await (const bundle of readRows(look, look.shape, look.header))
        rows.push(...bundle.map(({ cells }) => cells));
    return { header: look?.header ?? [], rows, encoding: look?.shape?.encoding };
  }

  const column = async (name: string, title: string) => {
    const { header, rows } = await read(name);
    return rows.map((cells) => cells[header.indexOf(title)]);
  };

  test.each([
    ["csvtext.csv", "utf-8"],
    ["csvtext_BOM_UTF8.csv", "utf-8"],
    ["csvtext_BOM_UTF16BE.csv", "utf-16be"],
    ["csvtext_BOM_UTF16LE.csv", "utf-16le"],
    ["csvtext_BOM_UTF32BE.csv", "utf-32be"],
    ["csvtext_BOM_UTF32LE.csv", "utf-32le"],
  ])("%s gives the same rows as the others", async (name, encoding) => {
    expect(await read(name)).toEqual({
      header: ["column1", "column2", "column3"],
      rows: [
        ["row1-1", "row1-2", "row1-3"],
        ["row2-1", "row2-2", "row2-3"],
      ],
      encoding,
    });
  });

  test("423 accounts in Windows-1252 with 422 distinct names and five signs beyond ASCII", async () => {
    const { header, rows, encoding } = await read("accountData.csv");
    expect({ columns: header.length, rows: rows.length, encoding }).toEqual({
      columns: 38,
      rows: 423,
      encoding: "windows-1252",
    });
    expect(header.every((name) => name === name.toUpperCase())).toBe(true);
    expect(new Set(await column("accountData.csv", "NAME")).size).toBe(422);
    const beyond =
      rows
        .flat()
        .join("")
        .match(/[^\p{ASCII}]/gu) ?? [];
    expect(beyond.length).toBe(5);
    expect(beyond.join("")).toContain("º");
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([38]));
  });

  test("signs, quotes and empty cells as they are meant", async () => {
    expect(await read("csvSeparator.csv")).toMatchObject({
      header: ["column1", "column2!some", "column3"],
      rows: [
        ["col11", "col12!somev1", "col13"],
        ["col21", "col22!somev2", "col23"],
      ],
    });
    expect((await read("csvEscapedQuotes.csv")).rows).toEqual([
      ['"The Best" Account', "bla"],
      ['The "Best" Account', "bla"],
    ]);
    expect((await read("emptyFirstRowFieldValueInCsvTemplate.csv")).rows).toEqual([
      ["001x00000035m0iAAA", "account Update #0", ""],
      ["001x00000035m0jAAA", "account Update #1", "updated"],
    ]);
    expect((await read("insertAccountCsv.csv")).rows.length).toBe(100);
    expect((await read("acctsWithBinaryDataInRTF.csv")).rows[0]?.[1]).toContain(
      '<img alt="testBinaryDataInRTF"',
    );
    expect(new Set(await column("opportunityData.csv", "AMOUNT"))).toContain("500000.0");
  });

  describe("brought in", () => {
    let db: TestDatabase;
    beforeEach(async () => {
      db = await testDatabase();
      await db.sql`update workspace set time_zone = 'Europe/Berlin'`;
    });
    afterEach(() => db.drop());

    test("accounts and opportunities are known by their columns and tied together", async () => {
      const run = await bringIn(db, [at("accountData.csv"), at("opportunityData.csv")]);
      expect(run.files.map(({ kind, read, created }) => ({ kind, read, created }))).toEqual([
        { kind: "salesforce Account", read: 423, created: 423 },
        { kind: "salesforce Opportunity", read: 38, created: 38 },
      ]);
      const [found] = await db.sql`
        select count(distinct name)::integer as names, count(*)::integer as parties
        from party where name <> 'Our company'`;
      expect(found).toEqual({ names: 422, parties: 423 });
      // The people who own them are no part of the samples.
      const warned = await db.sql<{ code: string; field: string }>`
        select distinct code, field from run_problem where severity <> 'note' order by code, field`;
      expect(warned).toEqual([{ code: "reference_unknown", field: "OwnerId" }]);
      const [large] = await db.sql`
        select annual_revenue::bigint::text as revenue from party where annual_revenue > 10000000000`;
      expect(large).toEqual({ revenue: "84800000000" });
    });

    const mapping = (given: Partial<ImportProfileGiven["modules"][string]>) =>
      ImportProfile.parse({
        source: "salesforce",
        modules: {
          Account: {
            kind: "organisation",
            header: ["Name"],
            columns: { Name: "name", Date: "created_at" },
            ...given,
          },
        },
      });
    const created = () => db.sql<{ name: string; at: string }>`
      select name, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at from party
      where name <> 'Our company' order by name`;
    const problems = () => db.sql`
      select code, row_no, field, value from run_problem where severity <> 'note' order by problem_no`;

    test("dates with zones are moments, whatever the order they are written in", async () => {
      await bringIn(db, [at("timeZoneFormatTesting.csv")], { profile: mapping({}) });
      expect(await problems()).toEqual([]);
      const moments = await created();
      expect(moments.slice(0, 3)).toEqual([
        { name: "A", at: "2009-07-14 18:14:45" },
        { name: "AT", at: "2009-07-14 18:14:45" },
        { name: "B", at: "2009-07-14 06:14:45" },
      ]);
    });

    test("dates with errors are reported row by row, and not guessed", async () => {
      const report = await bringIn(db, [at("timeZoneFormatTestingWithErrors.csv")], { profile: mapping({}) });
      expect(report).toMatchObject({ read: 6, created: 6, refused: 0 });
      expect(await problems()).toEqual([
        { code: "value_unreadable", row_no: 3, field: "Date", value: "2009\\7\\14 22:14:45+0800" },
        { code: "value_unreadable", row_no: 4, field: "Date", value: "2009-07/14 02:14:45-0800" },
      ]);
      expect((await created()).filter(({ name }) => "ABCF".includes(name))).toEqual([
        { name: "A", at: "2009-07-14 18:14:45" },
        { name: "B", at: "2009-07-14 06:14:45" },
        { name: "C", at: "2009-07-14 12:14:45" },
        { name: "F", at: "2009-07-14 12:14:45" },
      ]);
      const kept =
        await db.sql`select custom->>'Date' as said from party where name in ('D', 'E') order by name`;
      expect(kept).toEqual([{ said: "2009\\7\\14 22:14:45+0800" }, { said: "2009-07/14 02:14:45-0800" }]);
    });

    test("a zone behind the Z counts, none is the workspace's own", async () => {
      const profile = mapping({ columns: { NAME: "name", DATE: "created_at" } });
      await bringIn(db, [at("dateWithTimeZone.csv")], { profile });
      await bringIn(db, [at("dateUsingDefaultTimeZone.csv")], { profile });
      await bringIn(db, [at("dateEndingInZ.csv")], { profile });
      const moments = await created();
      expect(moments.map((one) => one.at).sort()).toEqual([
        "2010-10-14 10:00:00",
        "2010-10-14 12:00:00",
        "2010-10-14 15:00:00",
        "2010-10-14 15:00:00",
      ]);
    });

    test("midnight is that of its zone, and the workspace's where none is given", async () => {
      const profile = mapping({ columns: { NAME: "name", DATE_ONLY: "created_at" } });
      await bringIn(db, [at("dateOnlyWithTimeZone.csv")], { profile });
      expect(await problems()).toEqual([]);
      // The first is midnight in Greenwich, the second, without a zone, midnight of the workspace.
      expect(await created()).toEqual([
        { name: "account insert #0", at: "2010-10-14 00:00:00" },
        { name: "account insert #1", at: "2010-10-13 22:00:00" },
      ]);
    });

    test("no HTML survives in a note", async () => {
      const profile = mapping({ columns: { Name: "name", RICHTEXT__c: "note" } });
      await bringIn(db, [at("acctsWithBinaryDataInRTF.csv")], { profile });
      expect(await db.sql`select note from party where name = 'Company A'`).toEqual([
        { note: "testBinaryDataInRTF" },
      ]);
    });
  });
});
