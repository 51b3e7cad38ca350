import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeImportDraft,
  fixDraftRows,
  listDraftProblemRows,
  listImportDrafts,
  loadImportDraft,
  readImport,
  rehearseImportDraft,
  removeImportDraft,
  undoRun,
} from "../../../../contract/data-quality.ts";
import { draftDesk } from "../../../../test/harness/draft-desk.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { world } from "../../../../test/world.ts";
import { workOnUndo } from "../../undo/work-on-undo.ts";

let server: TestServer;
let desk: ReturnType<typeof draftDesk>;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  desk = draftDesk(server);
});
afterAll(() => server.close());

const customers = [
  "Kundennr,Firma,Seit,Umsatz",
  '17,Nordwind KG,03/04/2020,"1.200,50"',
  '18,Südwind AG,05/06/2021,"12,5"',
  "19,,07/08/2021,keiner",
].join("\n");

const customersMap = {
  kind: "organisation" as const,
  id: ["Kundennr"],
  name: ["Firma"],
  columns: { Firma: "name", Seit: "created_at", Umsatz: "annual_revenue" },
};
const answeredMap = {
  ...customersMap,
  columns: { ...customersMap.columns, Seit: { field: "created_at", dateOrder: "day-first" as const } },
};

test("an unknown file is looked at, mapped, answered for, mended, rehearsed, loaded, and taken back", async () => {
  const first = await desk.begin(["Kunden 2024-05.csv", customers]);
  const { draftId } = first;
  expect(first).toMatchObject({ state: "open", isRehearsed: false, title: "Kunden 2024-05.csv" });
  expect(first.tables[0]).toMatchObject({
    name: "Kunden 2024-05.csv",
    rows: 3,
    failure: null,
    encoding: "utf-8",
  });

  const mapped = await desk.map(first, 1, customersMap, "Kunden");
  expect(mapped.tables[0]).toMatchObject({
    module: "Kunden",
    kind: "organisation",
    origin: "chosen",
    problem: null,
  });
  expect(mapped.tables[0]?.columns.map(({ uses, question }) => [uses, question?.code])).toEqual([
    [[{ as: "id" }], undefined],
    [[{ as: "name" }, { as: "field", field: "name" }], undefined],
    [[{ as: "field", field: "created_at" }], "date_order_ambiguous"],
    [[{ as: "field", field: "annual_revenue" }], undefined],
  ]);
  const refused = await desk.client.call(rehearseImportDraft, { draftId });
  expect(refused.problem).toMatchObject({ code: "import_questions_open", column: "Seit", count: 1 });
  const answered = await desk.map(first, 1, answeredMap);
  expect(answered.tables[0]?.columns[2]?.question).toBeNull();

  await desk.rehearse(first);
  expect(await desk.read(draftId)).toMatchObject({ isRehearsed: true });
  const rows = await desk.client.call(listDraftProblemRows, { draftId });
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

  const fix = { tableNo: 1, rowNo: 4 };
  const fixed = await desk.client.call(fixDraftRows, {
    draftId,
    fixes: [
      { ...fix, column: "Firma", value: "Ostwind" },
      { ...fix, column: "Umsatz", value: "viel" },
    ],
  });
  expect(fixed.body.checks).toMatchObject([
    { column: "Firma", isReadable: true, message: null },
    { column: "Umsatz", isReadable: false, message: "This is no amount that can be read." },
  ]);
  expect(await desk.read(draftId)).toMatchObject({ isRehearsed: false, version: fixed.body.version });
  const early = await desk.client.call(loadImportDraft, { draftId });
  expect(early.problem?.code).toBe("import_draft_not_rehearsed");

  await desk.rehearse(first);
  const runId = await desk.load(first);
  const report = await desk.client.call(readImport, { runId });
  expect(report.body.run).toMatchObject({ state: "done", counts: { read: 3, created: 3, refused: 0 } });
  const names = await server.database.sql`
    select name, created_at::date::text as since from party where name like '%wind%' order by name`;
  expect(names).toEqual([
    { name: "Nordwind KG", since: "2020-04-03" },
    { name: "Ostwind", since: "2021-08-07" },
    { name: "Südwind AG", since: "2021-06-05" },
  ]);
  const { version, state } = await desk.read(draftId);
  expect(state).toBe("loaded");
  const late = await desk.client.call(changeImportDraft, { draftId, version, title: "Other" });
  expect(late.problem?.code).toBe("import_draft_loaded");
  expect((await desk.client.call(listImportDrafts)).body.rows).toEqual([]);

  // Taken back, it is there again to be changed.
  const undo = await desk.client.call(undoRun, { runId });
  expect(await workOnUndo(server.database, undo.body.runId)).toBe("done");
  expect(await desk.read(draftId)).toMatchObject({ state: "open" });
});

test("rows that are left out are counted as refused and stay to be taken in again", async () => {
  const draft = await desk.begin(["Kunden.csv", `${customers}\n17,Another,01/02/2020,1\n`]);
  const { draftId } = draft;
  await desk.map(draft, 1, answeredMap, "Left");
  await desk.rehearse(draft);
  const leave = (rowNo: number, value: string | null) =>
    desk.client.call(fixDraftRows, { draftId, fixes: [{ tableNo: 1, rowNo, column: null, value }] });
  // Row 2 has nothing to mend, so it is not among the rows that can be reached here.
  expect((await leave(2, "")).problem).toMatchObject({ code: "import_row_unknown", status: 404 });
  await leave(5, "");
  const runId = await desk.rehearse(draft);
  const counts = async (run: string) => (await desk.client.call(readImport, { runId: run })).body.run.counts;
  expect(await counts(runId)).toEqual({ read: 4, created: 2, updated: 0, unchanged: 0, refused: 2 });
  const shown = await desk.client.call(listDraftProblemRows, { draftId, code: "row_left_out" });
  expect(shown.body.rows).toMatchObject([{ rowNo: 5, isLeftOut: true }]);
  expect((await desk.read(draftId)).tables[0]?.fixes).toBe(1);
  await leave(5, null);
  expect((await desk.read(draftId)).tables[0]?.fixes).toBe(0);
});

test("problem rows are found by their kind and column, page by page", async () => {
  const many = Array.from({ length: 7 }, (_, nth) => `${nth},Firm ${nth},03/04/2020,${nth % 2 ? "x" : "1"}`);
  const draft = await desk.begin(["Many.csv", ["Kundennr,Firma,Seit,Umsatz", ...many, "9,,,"].join("\n")]);
  const { draftId } = draft;
  await desk.map(draft, 1, answeredMap, "Many");
  await desk.rehearse(draft);
  const list = async (filter: object) =>
    (await desk.client.call(listDraftProblemRows, { draftId, ...filter })).body;
  const first = await list({ limit: 2 });
  expect(first.rows.map(({ rowNo }) => rowNo)).toEqual([3, 5]);
  const second = await list({ limit: 2, cursor: first.next ?? "" });
  expect([second.rows.map(({ rowNo }) => rowNo), second.next]).toEqual([[7, 9], null]);
  expect((await list({ column: "Firma" })).rows.map(({ rowNo }) => rowNo)).toEqual([9]);
  expect((await list({ code: "value_unreadable", tableNo: 1 })).rows.map(({ rowNo }) => rowNo)).toEqual([
    3, 5, 7,
  ]);
  expect((await list({ tableNo: 2 })).rows).toEqual([]);
});

test("what changed in the meantime, what runs and what doesn't exist stands in the way", async () => {
  const draft = await desk.begin(["Busy.csv", customers]);
  const { draftId, version } = draft;
  await desk.map(draft, 1, answeredMap, "Busy");
  const stale = await desk.client.call(changeImportDraft, { draftId, version, title: "Late" });
  expect(stale.problem?.code).toBe("version_stale");
  const asked = await desk.client.call(rehearseImportDraft, { draftId });
  for (const busy of [
    await desk.client.call(rehearseImportDraft, { draftId }),
    await desk.client.call(removeImportDraft, { draftId }),
    await desk.client.call(changeImportDraft, { draftId, version: version + 1, title: "Late" }),
  ])
    expect(busy.problem).toMatchObject({ code: "import_draft_busy", step: "Rehearse Busy.csv" });
  await server.database.sql`update run set state = 'cancelled' where run_id = ${asked.body.runId}`;
  const renamed = await desk.client.call(changeImportDraft, {
    draftId,
    version: version + 1,
    title: "Renamed",
    settings: { source: "old shop", currency: "USD" },
  });
  expect(renamed.body).toMatchObject({
    title: "Renamed",
    settings: { source: "old shop", currency: "USD" },
    tables: [{ source: "old shop" }],
  });
  const back = await desk.client.call(changeImportDraft, {
    draftId,
    version: version + 2,
    settings: { currency: null },
  });
  expect(back.body.settings).toEqual({ source: "old shop" });
  expect((await desk.client.call(removeImportDraft, { draftId })).status).toBe(200);
  expect((await desk.client.call(removeImportDraft, { draftId })).problem?.code).toBe("not_found");
});

test("a column that a rule takes apart is shown as what its pieces are", async () => {
  const first = await desk.begin(["Zahler.csv", "Nr,Zahler\n1,Anna Hart\n2,Acme Ltd\n"]);
  const mapped = await desk.map(
    first,
    1,
    {
      kind: "organisation" as const,
      id: ["Nr"],
      name: ["Firma"],
      columns: { Firma: "name", Leute: { field: "custom" as const } },
      mend: [{ column: "Zahler", byName: "others" as const, into: ["Leute", "Firma"] }],
    },
    "Zahler",
  );
  expect(mapped.tables[0]?.columns.slice(0, 2).map(({ column, uses }) => [column, uses])).toEqual([
    ["Nr", [{ as: "id" }]],
    ["Zahler", [{ as: "field", field: "name" }]],
  ]);
  await desk.client.call(removeImportDraft, { draftId: first.draftId });
});
