import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeDraftTable,
  changeImportDraft,
  createImportDraft,
  fixDraftRows,
  listDraftProblemRows,
  loadImportDraft,
  readImport,
  readImportDraft,
  rehearseImportDraft,
  uploadFile,
} from "../../../../contract/data-quality.ts";
import { ModuleMap } from "../../../../contract/import-mapping.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, world } from "../../../../test/world.ts";
import { workOnImport } from "../run-import.ts";
import { workOnLook } from "./look-at-draft.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const steward = () => asPerson(server, "steward");

async function begin(files: Readonly<Record<string, string>>): Promise<string> {
  const uploadIds: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const sent = await steward().call(uploadFile, { name }, { file: new TextEncoder().encode(text) });
    uploadIds.push(sent.body.uploadId);
  }
  const begun = await steward().call(createImportDraft, { uploadIds });
  expect(begun.status).toBe(202);
  expect(await workOnLook(server.database, begun.body.runId)).toBe("done");
  return begun.body.draftId;
}

const read = async (draftId: string) => (await steward().call(readImportDraft, { draftId })).body;

async function rehearse(draftId: string): Promise<string> {
  const asked = await steward().call(rehearseImportDraft, { draftId });
  expect(asked.problem).toBeUndefined();
  await workOnImport(server.database, asked.body.runId);
  return asked.body.runId;
}

const customers = [
  "Kundennr,Firma,Seit,Umsatz",
  '17,Nordwind KG,03/04/2020,"1.200,50"',
  '18,Südwind AG,05/06/2021,"12,5"',
  "19,,07/08/2021,keiner",
].join("\n");

const customersMap = (given: object = {}) =>
  ModuleMap.parse({
    kind: "organisation",
    id: ["Kundennr"],
    name: ["Firma"],
    columns: { Firma: "name", Seit: "created_at", Umsatz: "annual_revenue" },
    ...given,
  });

test("an unknown file is looked at, mapped, answered for, mended, rehearsed and loaded", async () => {
  const draftId = await begin({ "Kunden 2024-05.csv": customers });
  const first = await read(draftId);
  expect(first).toMatchObject({ state: "open", isRehearsed: false, title: "Kunden 2024-05.csv" });
  expect(first.tables[0]).toMatchObject({ name: "Kunden 2024-05.csv", rows: 3, failure: null });

  const { version } = first;
  const mapped = await steward().call(changeDraftTable, {
    draftId,
    tableNo: 1,
    version,
    map: customersMap(),
  });
  expect(mapped.problem).toBeUndefined();
  expect(mapped.body.tables[0]).toMatchObject({ module: "Kunden", kind: "organisation", origin: "chosen" });
  expect(mapped.body.tables[0]?.columns.map(({ uses, question }) => [uses, question?.code])).toEqual([
    [[{ as: "id" }], undefined],
    [[{ as: "name" }, { as: "field", field: "name" }], undefined],
    [[{ as: "field", field: "created_at" }], "date_order_ambiguous"],
    [[{ as: "field", field: "annual_revenue" }], undefined],
  ]);
  const refused = await steward().call(rehearseImportDraft, { draftId });
  expect(refused.problem).toMatchObject({ code: "import_questions_open", column: "Seit", count: 1 });

  const target = { field: "created_at", dateOrder: "day-first" as const };
  const columns = { ...customersMap().columns, Seit: target };
  const answered = await steward().call(changeDraftTable, {
    draftId,
    tableNo: 1,
    version: mapped.body.version,
    map: customersMap({ columns }),
  });
  expect(answered.body.tables[0]?.columns[2]?.question).toBeNull();

  await rehearse(draftId);
  expect(await read(draftId)).toMatchObject({ isRehearsed: true });
  const rows = await steward().call(listDraftProblemRows, { draftId });
  expect(rows.body.rows).toMatchObject([
    {
      tableNo: 1,
      rowNo: 4,
      isLeftOut: false,
      cells: [{ value: "19" }, { value: "" }, { value: "07/08/2021" }, { value: "keiner" }],
      problems: [
        { code: "value_unreadable", column: "Umsatz", severity: "warning" },
        { code: "name_missing", column: "Firma", severity: "refused" },
      ],
    },
  ]);

  const fixed = await steward().call(fixDraftRows, {
    draftId,
    fixes: [
      { tableNo: 1, rowNo: 4, column: "Firma", value: "Ostwind" },
      { tableNo: 1, rowNo: 4, column: "Umsatz", value: "viel" },
    ],
  });
  expect(fixed.body.checks).toMatchObject([
    { column: "Firma", isReadable: true, message: null },
    { column: "Umsatz", isReadable: false, message: "This is no amount that can be read." },
  ]);
  expect(await read(draftId)).toMatchObject({ isRehearsed: false });
  const early = await steward().call(loadImportDraft, { draftId });
  expect(early.problem?.code).toBe("import_draft_not_rehearsed");

  await rehearse(draftId);
  const load = await steward().call(loadImportDraft, { draftId });
  expect(await workOnImport(server.database, load.body.runId)).toBe("done");
  const report = await steward().call(readImport, { runId: load.body.runId });
  expect(report.body.run.counts).toMatchObject({ read: 3, created: 3, refused: 0 });
  const names = await server.database.sql`
    select name, created_at::date::text as since from party where name like '%wind%' order by name`;
  expect(names).toEqual([
    { name: "Nordwind KG", since: "2020-04-03" },
    { name: "Ostwind", since: "2021-08-07" },
    { name: "Südwind AG", since: "2021-06-05" },
  ]);
  expect(await read(draftId)).toMatchObject({ state: "loaded" });
  const late = await steward().call(changeImportDraft, {
    draftId,
    version: fixed.body.version,
    title: "Other",
  });
  expect(late.problem?.code).toBe("import_draft_loaded");
});
