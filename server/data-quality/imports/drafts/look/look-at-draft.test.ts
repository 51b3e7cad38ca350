import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeDraftTable,
  createImportDraft,
  proposeDraftTable,
  readRun,
} from "../../../../../contract/data-quality.ts";
import { draftDesk } from "../../../../../test/harness/draft-desk.ts";
import { startTestServer, type TestServer } from "../../../../../test/harness/server.ts";
import { world } from "../../../../../test/world.ts";
import { workOnLook } from "./look-at-draft.ts";

let server: TestServer;
let desk: ReturnType<typeof draftDesk>;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  desk = draftDesk(server);
});
afterAll(() => server.close());

const kunden = [
  "KdNr;Firma;E-Mail;Ort",
  ...Array.from({ length: 30 }, (_, n) => `K${100 + n};Firma ${n} GmbH;info@firma${n}.example;Bonn`),
].join("\n");
const rechnungen = [
  "RgNr;KdNr;Rechnungsdatum;Netto",
  ...Array.from({ length: 40 }, (_, n) => `R${500 + n};K${100 + (n % 30)};${13 + (n % 12)}.03.2024;${n},50`),
].join("\n");

test("tables that nobody knows are read and tied together by what stands in them; what is no table says why", async () => {
  const draft = await desk.begin(
    ["Kunden.csv", kunden],
    ["Rechnungen.csv", rechnungen],
    ["empty.csv", ""],
    ["picture.csv", Uint8Array.from([137, 80, 78, 71, 0, 0, 1])],
  );
  expect(draft.tables.map(({ name, kind, origin, failure }) => [name, kind, origin, failure])).toMatchObject([
    ["Kunden.csv", "organisation", "proposed", null],
    ["Rechnungen.csv", "document", "proposed", null],
    ["empty.csv", null, null, expect.stringContaining("is empty")],
    ["picture.csv", null, null, expect.stringContaining("PNG picture")],
  ]);
  const [customers, invoices] = draft.tables;
  expect(customers).toMatchObject({ rows: 30, module: "Kunden", delimiter: ";", problem: null });
  expect(customers?.map?.id).toEqual(["KdNr"]);
  expect(invoices?.map?.links.account).toMatchObject({ column: "KdNr", to: "Kunden", by: "id" });
  const shown = invoices?.columns.find((one) => one.column === "Rechnungsdatum");
  expect(shown).toEqual({ column: "Rechnungsdatum", uses: expect.anything(), question: null });
  const { columns } = await desk.study(draft.draftId, 2);
  const column = columns.find((one) => one.column === "Rechnungsdatum");
  expect(column).toMatchObject({
    uses: [{ as: "field", field: "issued_at" }],
    samples: ["13.03.2024", "14.03.2024", "15.03.2024", "16.03.2024", "17.03.2024"],
    profile: { filled: 40, empty: 0, distinct: 12, isDistinctExact: true },
    question: null,
  });
  expect(column?.candidates[0]?.reasons.length).toBeGreaterThan(0);
});

test("a text for people stands unticked with its reason, and can be taken all the same", async () => {
  const note =
    "What came out of it\n- customers with their addresses\n- invoices and their lines\n- no prospects at all yet\n";
  const draft = await desk.begin(["Kunden.csv", kunden], ["note.txt", note]);
  const [customers, text] = draft.tables;
  expect(customers?.isSkipped).toBe(false);
  expect(text).toMatchObject({ isSkipped: true, failure: null });
  expect(text?.notes[0]).toMatchObject({
    code: "text_to_read",
    message: expect.stringContaining("reads like a text for people"),
  });
  const taken = await desk.client.call(changeDraftTable, {
    draftId: draft.draftId,
    tableNo: 2,
    isSkipped: false,
    version: draft.version,
  });
  expect(taken.body.tables[1]?.isSkipped).toBe(false);
});

test("what the columns would be if the rows were of another kind is said, and nothing is changed", async () => {
  const draft = await desk.begin(["Kunden.csv", kunden]);
  const asked = { draftId: draft.draftId, tableNo: 1, kind: "person" as const };
  const proposal = await desk.client.call(proposeDraftTable, asked);
  expect(proposal.body.map.kind).toBe("person");
  expect(proposal.body.columns.find(({ column }) => column === "E-Mail")?.uses).toEqual([
    { as: "field", field: "mail" },
  ]);
  expect((await desk.read(draft.draftId)).version).toBe(draft.version);
  const none = await desk.client.call(proposeDraftTable, { ...asked, tableNo: 7 });
  expect(none.problem?.code).toBe("not_found");
});

test("two files of one name get names of their own", async () => {
  const draft = await desk.begin(["Kunden.csv", kunden], ["Kunden.csv", `${kunden}\nK900;Last AG;;Ulm`]);
  expect(draft.tables.map(({ name, rows, module }) => [name, rows, module])).toEqual([
    ["Kunden.csv", 30, "Kunden"],
    ["Kunden (2).csv", 31, "Kunden"],
  ]);
});

test("a look that was killed goes on with the next table and ends like one that was not", async () => {
  const whole = await desk.begin(["a.csv", kunden], ["b.csv", rechnungen]);
  const uploadIds = await desk.send([
    ["a.csv", kunden],
    ["b.csv", rechnungen],
  ]);
  const { draftId, runId } = (await desk.client.call(createImportDraft, { uploadIds })).body;
  await workOnLook(server.database, runId);
  // As the process leaves it that dies after the first table.
  const { sql } = server.database;
  await sql`update run set state = 'working', finished_at = null where run_id = ${runId}`;
  await sql`delete from import_draft_table where draft_id = ${draftId} and table_no > 1`;
  await sql`update import_draft_table set samples = '[["kept"]]' where draft_id = ${draftId}`;
  expect(await workOnLook(server.database, runId)).toBe("done");
  const resumed = await desk.read(draftId);
  expect((await desk.study(draftId, 1)).columns[0]?.samples).toEqual(["kept"]);
  expect(resumed.tables[1]).toEqual(whole.tables[1]);
  const run = await desk.client.call(readRun, { runId });
  expect(run.body).toMatchObject({ state: "done", counts: { read: 70, unchanged: 70 } });
});

test("a look that is stopped, or whose draft was dropped, ends without harm", async () => {
  const ask = async () => {
    const uploadIds = await desk.send([["a.csv", kunden]]);
    return (await desk.client.call(createImportDraft, { uploadIds })).body;
  };
  const stopped = await ask();
  expect((await desk.read(stopped.draftId)).state).toBe("looking");
  await server.database.sql`update run set cancel_asked_at = now() where run_id = ${stopped.runId}`;
  expect(await workOnLook(server.database, stopped.runId)).toBe("cancelled");
  expect(await desk.read(stopped.draftId)).toMatchObject({ state: "open", tables: [] });
  const dropped = await ask();
  await server.database.sql`delete from import_draft where draft_id = ${dropped.draftId}`;
  expect(await workOnLook(server.database, dropped.runId)).toBe("done");
});
