import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportProfile } from "../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { bringIn } from "../../../test/reference/bring-in.ts";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-mended-"));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

function put(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.join("\n"));
  return path;
}

test("rules mend words before they are read, days and figures included", async () => {
  const path = put(
    "leute.csv",
    "Nr;Name;Seit;Art",
    "1;  HUBER,   ANNA ;am 13/05/2020;k",
    "2;MEIER, JEAN-LUC;am 04/05/2020;",
  );
  const profile = ImportProfile.parse({
    source: "leute",
    modules: {
      leute: {
        kind: "person",
        id: ["Nr"],
        mend: [
          { column: "Name", trim: true },
          { column: "Name", letters: "title" },
          { column: "Name", split: ",", into: ["Nachname", "Vorname"] },
          { column: "Seit", find: "am ", with: "" },
          { column: "Art", replace: { k: "Kunde" } },
          { column: "Art", otherwise: "Gast" },
        ],
        columns: { Nachname: "family_name", Vorname: "given_name", Seit: "created_at" },
      },
    },
  });
  expect(await bringIn(db, [path], { profile })).toMatchObject({ state: "done", created: 2, problems: 0 });
  const people = await db.sql`
    select name, created_at::date::text as since, custom from party where kind = 'person' order by name`;
  expect(people).toEqual([
    { name: "Anna Huber", since: "2020-05-13", custom: { Art: "Kunde" } },
    { name: "Jean-Luc Meier", since: "2020-05-04", custom: { Art: "Gast" } },
  ]);
});

test("rows of several kinds in one file go to the module that names them; a row for none is refused by name", async () => {
  const path = put(
    "partner.csv",
    "Id,Art,Name",
    "1,Firma,Nordwind",
    "2,person,Ada Kraus",
    "3, FIRMA ,Ostwind",
    "4,Hund,Bello",
  );
  const module = (kind: string, is: string) => ({
    ...{ kind, header: ["Id", "Art", "Name"], id: ["Id"], columns: { Name: "name" }, ignored: ["Art"] },
    when: { column: "Art", is: [is] },
  });
  const modules = { Firmen: module("organisation", "Firma"), Personen: module("person", "Person") };
  const profile = ImportProfile.parse({ source: "partner", modules });
  const report = await bringIn(db, [path], { profile });
  expect(report).toMatchObject({ state: "done", read: 4, created: 3, refused: 1 });
  const files =
    await db.sql`select module, read_count from import_file where run_id = ${report.run} order by file_no`;
  expect(files).toEqual([
    { module: "Firmen", read_count: 3 },
    { module: "Personen", read_count: 1 },
  ]);
  const problems = await db.sql`
    select code, row_no from run_problem where run_id = ${report.run} and severity <> 'note'`;
  expect(problems).toEqual([{ code: "row_for_none", row_no: 5 }]);
  const again = await bringIn(db, [path], { profile });
  expect(again).toMatchObject({ created: 0, unchanged: 3, refused: 1 });
});

test("a column that is kept as a field of the workspace is read as its type, and as it stands where it can't be", async () => {
  const path = put(
    "firmen.csv",
    "Nr,Firma,Limit,Seit",
    '1,Westwind,"1.200,50",03.04.2020',
    "2,Südwind,viel,gestern",
  );
  const profile = ImportProfile.parse({
    source: "limits",
    modules: {
      firmen: {
        kind: "organisation",
        id: ["Nr"],
        columns: {
          Firma: "name",
          Limit: { field: "custom", name: "Credit limit", type: "amount", decimal: "comma" },
          Seit: { field: "custom", type: "day" },
        },
      },
    },
  });
  const report = await bringIn(db, [path], { profile });
  expect(report).toMatchObject({ created: 2 });
  const custom =
    await db.sql`select custom from party where name in ('Westwind', 'Südwind') order by name desc`;
  expect(custom.map((row) => JSON.stringify(row))).toMatchObject([
    expect.stringContaining("1200.50"),
    expect.stringContaining("viel"),
  ]);
  const problems = await db.sql`
    select code, field, value from run_problem where run_id = ${report.run} and severity = 'warning' order by field`;
  expect(problems).toEqual([
    { code: "value_unreadable", field: "Limit", value: "viel" },
    { code: "value_unreadable", field: "Seit", value: "gestern" },
  ]);
});
