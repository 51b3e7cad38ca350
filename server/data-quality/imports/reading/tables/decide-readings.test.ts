import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ImportProfile,
  type ImportProfileGiven,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/harness/database.ts";
import { packWorkbook } from "../../../../../test/harness/pack-workbook.ts";
import { packZip } from "../../../../../test/harness/pack-zip.ts";
import { bringIn, contentOf } from "../../../../../test/reference/bring-in.ts";
import { systemActor } from "../../../../plumbing/actor.ts";
import { askForImport } from "../../run-import.ts";
import { stageFiles } from "../../staging/stage-files.ts";
import { lookAtFile, lookAtFiles } from "./look-at-files.ts";

let db: TestDatabase;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-deciding-"));
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true });
});

const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
type Given = Partial<ImportProfileGiven> & { date?: object };
const profile = ({ date = {}, ...more }: Given = {}) =>
  ImportProfile.parse({
    source: "erp",
    modules: {
      Clients: {
        kind: "organisation",
        header: ["No", "Client"],
        id: ["No"],
        columns: {
          Client: "name",
          Since: { field: "created_at", ...date },
          Sales: "annual_revenue",
          Mail: "mail",
        },
      },
    },
    ...more,
  });
const clients = (...rows: string[]) => ["No;Client;Since;Sales;Mail", ...rows].join("\n");
const found = () => db.sql<{ name: string; since: string; sales: string | null }>`
  select name, to_char(created_at, 'YYYY-MM-DD') as since, annual_revenue::float8::text as sales from party
  where name <> 'Our company' order by name`;
const problems = (code: string) => db.sql`
  select severity, path, row_no, field, value from run_problem where code = ${code} order by problem_no`;

describe("days", () => {
  test.each([
    ["the day first", "01/04/2021", "25/12/2020", "2021-04-01"],
    ["the month first", "01/04/2021", "12/25/2020", "2021-01-04"],
  ])("one 13 or more decides for all of the column: %s", async (_, open, telling, since) => {
    put("clients.csv", clients(`1;Anna;${open};;`, `2;Ben;${telling};;`));
    await bringIn(db, [folder], { profile: profile() });
    expect(await found()).toMatchObject([
      { name: "Anna", since },
      { name: "Ben", since: "2020-12-25" },
    ]);
  });

  test("days that can be read both ways are asked about, column by column, and nothing is loaded", async () => {
    put("clients.csv", clients("1;Anna;01/04/2021;;", "2;Ben;05/06/2020;;"));
    put("more.csv", clients("3;Carl;01/04/2021;;", "4;Dora;13/06/2020;;", "5;Emil;06/13/2020;;"));
    const before = await contentOf(db);
    await expect(bringIn(db, [folder], { profile: profile() })).rejects.toMatchObject({
      code: "date_order_ambiguous",
      message: expect.stringContaining(
        "in Since of clients.csv (01/04/2021, 05/06/2020); Since of more.csv (13/06/2020, 06/13/2020, 01/04/2021). Say",
      ),
      details: { count: 2 },
    });
    expect(await problems("date_order_ambiguous")).toEqual([
      {
        severity: "refused",
        path: "clients.csv",
        row_no: null,
        field: "Since",
        value: "01/04/2021 | 05/06/2020",
      },
      {
        severity: "refused",
        path: "more.csv",
        row_no: null,
        field: "Since",
        value: "13/06/2020 | 06/13/2020 | 01/04/2021",
      },
    ]);
    expect(await contentOf(db)).toEqual(before);
  });

  test("the mapping's answer holds, and what doesn't fit it is a problem of its row", async () => {
    put("more.csv", clients("3;Carl;01/04/2021;;", "4;Dora;13/06/2020;;", "5;Emil;06/13/2020;;"));
    await bringIn(db, [folder], { profile: profile({ date: { dateOrder: "month-first" } }) });
    expect(await found()).toMatchObject([{ since: "2021-01-04" }, {}, { name: "Emil", since: "2020-06-13" }]);
    expect(await problems("value_unreadable")).toMatchObject([
      { row_no: 3, field: "Since", value: "13/06/2020" },
    ]);
  });

  test("a delivery that says the same in the other order changes what it means", async () => {
    put("clients.csv", clients("1;Anna;01/04/2021;;", "2;Ben;25/12/2020;;"));
    await bringIn(db, [folder], { profile: profile() });
    put("clients.csv", clients("1;Anna;01/04/2021;;", "2;Ben;12/25/2020;;"));
    expect(await bringIn(db, [folder], { profile: profile() })).toMatchObject({ updated: 2 });
  });
});

describe("figures", () => {
  test("one that can only mean one thing decides for all of the column", async () => {
    put("clients.csv", clients("1;Anna;;1.234 €;", "2;Ben;;12,50 €;"));
    await bringIn(db, [folder], { profile: profile() });
    expect(await found()).toMatchObject([{ sales: "1234" }, { sales: "12.5" }]);
  });

  test("where none does the usual way is taken, and said", async () => {
    put("clients.csv", clients("1;Anna;;1.234;", "2;Ben;;5,678;"));
    await bringIn(db, [folder], { profile: profile() });
    expect(await found()).toMatchObject([{ sales: "1.234" }, { sales: "5678" }]);
    expect(await problems("decimal_assumed")).toMatchObject([{ field: "Sales", value: "1.234 | 5,678" }]);
    await bringIn(db, [folder], { profile: profile({ decimal: "comma" }) });
    expect(await problems("decimal_assumed")).toHaveLength(1);
  });
});

describe("references", () => {
  test("of several in one cell the first counts, and all stay with the record", async () => {
    put("clients.csv", clients("1;Anna GmbH;;;", "2;Ben AG;;;"));
    put("people.csv", "Id,Person,Companies\n7,Carla Berg,2; 1\n8,Dora Berg,1\n");
    const { modules, ...given } = profile();
    const people = {
      kind: "person" as const,
      header: ["Id", "Person"],
      id: ["Id"],
      columns: { Person: "name" },
      links: { account: { column: "Companies", to: "Clients", split: ";" } },
    };
    const both = ImportProfile.parse({ ...given, modules: { ...modules, People: people } });
    expect(await bringIn(db, [folder], { profile: both })).toMatchObject({ created: 4 });
    const works = await db.sql`
      select p.name, c.name as company, p.custom from relationship r
      join party p on p.party_id = r.party_id join party c on c.party_id = r.other_party_id
      where p.kind = 'person' order by p.name`;
    expect(works).toEqual([
      { name: "Carla Berg", company: "Ben AG", custom: { Companies: "2; 1" } },
      { name: "Dora Berg", company: "Anna GmbH", custom: {} },
    ]);
  });
});

describe("shapes", () => {
  test("short rows name their missing columns, long ones keep what stands beyond, sums are passed over", async () => {
    put("clients.csv", clients("1;Anna", "2;Ben;;7;b@x.example;beyond", "Summe;;;7;"));
    const report = await bringIn(db, [folder], { profile: profile() });
    expect(report).toMatchObject({ read: 2, created: 2, state: "done" });
    expect(await problems("row_short")).toMatchObject([{ row_no: 2, value: "Since, Sales, Mail" }]);
    expect(await problems("row_ragged")).toMatchObject([{ row_no: 3, value: "beyond" }]);
    expect(await problems("footer_skipped")).toMatchObject([
      { severity: "note", row_no: 4, value: "Summe | 7" },
    ]);
    expect(await db.sql`select custom from party where name = 'Ben'`).toEqual([
      { custom: { "Column 6": "beyond" } },
    ]);
  });

  test("several mails in a cell are several, in a sheet of a workbook in an archive", async () => {
    const book = packWorkbook({
      Clients: [
        ["No", "Client", "Since", "Mail"],
        [1, "Anna", { serial: 44_301 }, "a@x.example; b@x.example"],
      ],
    });
    put("all.zip", packZip([{ name: "2024/book.xlsx", bytes: book }]));
    expect(await bringIn(db, [folder], { profile: profile() })).toMatchObject({ created: 1 });
    expect(await found()).toMatchObject([{ name: "Anna", since: "2021-04-15" }]);
    expect(await db.sql`select normalised from contact_point order by 1`).toEqual([
      { normalised: "a@x.example" },
      { normalised: "b@x.example" },
    ]);
  });

  test("a file that is no table fails with its own sentence when it comes alone, and is left out beside others", async () => {
    const picture = Buffer.from("89504e470d0a1a0a0000", "hex");
    put("clients.csv", picture);
    await expect(bringIn(db, [join(folder, "clients.csv")])).rejects.toMatchObject({
      code: "import_no_table",
    });
    put("more.csv", clients("3;Carl;;;"));
    expect(await bringIn(db, [folder], { profile: profile() })).toMatchObject({ state: "done", created: 1 });
    const notes = await db.sql<{ message: string }>`
      select message from run_problem where code = 'file_unknown' order by run_id desc limit 1`;
    expect(notes[0]?.message).toContain("clients.csv is a PNG picture");
  });

  test("a run that is taken up again with another file under the same name is refused", async () => {
    put("clients.csv", clients("3;Carl;;;"));
    const files = [{ path: "clients.csv", storedAt: join(folder, "clients.csv") }];
    const input = { files, dryRun: false, profile: profile() };
    const runId = await db.write((tx) => askForImport(tx, systemActor("command"), input, false));
    const run = {
      runId,
      kind: "import",
      input,
      cursor: {},
      db,
      progress: async () => undefined,
      stopIfCancelled: async () => undefined,
    };
    expect(await lookAtFiles(run, input)).toMatchObject([{ path: "clients.csv" }]);
    expect(await lookAtFiles(run, input)).toMatchObject([{ path: "clients.csv" }]);
    put("clients.csv", clients("3;Carl;;;", "4;Dora;;;"));
    await expect(lookAtFiles(run, input)).rejects.toMatchObject({ code: "import_file_changed" });
  });

  test("a file that grows while it is read is refused, and leaves nothing", async () => {
    put("clients.csv", clients("3;Carl;;;"));
    const file = { path: "clients.csv", storedAt: join(folder, "clients.csv") };
    const looks = await lookAtFile(file, [profile()]);
    const input = { files: [file], dryRun: false };
    const runId = await db.write((tx) => askForImport(tx, systemActor("command"), input, false));
    const progress = async () => appendFileSync(file.storedAt, "\n4;Dora;;;");
    const run = {
      runId,
      kind: "import",
      input,
      cursor: {},
      db,
      progress,
      stopIfCancelled: async () => undefined,
    };
    await expect(
      stageFiles(
        run,
        looks.map((look) => ({ ...look, share: null, fixes: [], isLeftOut: false, fileNo: 1 })),
      ),
    ).rejects.toMatchObject({
      code: "import_file_changed",
    });
    expect(await db.sql`select count(*) as count from staged_row`).toEqual([{ count: 0 }]);
  });
});
