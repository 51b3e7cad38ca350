import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as dataQuality from "../../contract/data-quality.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { asPerson, world } from "../../test/world.ts";
import { workOnImport } from "./imports/run-import.ts";
import { workOnUndo } from "./undo/work-on-undo.ts";

let server: TestServer;
beforeAll(async () => {
  // Without a worker the test decides when a run is worked on.
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const invoices = `INVOICEID,Invoice Number,Invoice Status,Created Time,Account Id,Sub Total,Discount
1,5001,Delivered,"20 Apr, 2021 07:49:50",7,"$1,200.50",$0.50
2,5002,Lost,"20 Apr, 2021 07:49:50",7,$10,$0
`;
/** What is asked of "Lost", which Zoho knows nothing of. */
const answers = { states: "counts" } as const;
const bytes = (text: string) => ({ file: new TextEncoder().encode(text) });

test("a file is sent, rehearsed, loaded, read and taken back through the API", async () => {
  const manager = asPerson(server, "manager");
  const sent = await manager.call(dataQuality.uploadFile, { name: "Invoices.csv" }, bytes(invoices));
  expect(sent.status).toBe(201);
  expect(sent.body).toMatchObject({
    source: "Zoho",
    module: "Invoices",
    kind: "document",
    rows: 2,
    encoding: "utf-8",
  });
  expect(sent.body.columns.find(({ column }) => column === "Sub Total")).toEqual({
    column: "Sub Total",
    fields: ["list_total"],
    link: null,
    samples: ["$1,200.50", "$10"],
  });

  const uploadIds = [sent.body.uploadId];
  const open = await manager.call(dataQuality.createImport, { uploadIds });
  await expect(workOnImport(server.database, open.body.runId)).rejects.toThrow(
    /Invoice Status of Invoices.csv \(Lost\).*nothing was loaded/,
  );
  const rehearsal = await manager.call(dataQuality.createImport, { uploadIds, answers });
  expect(rehearsal.status).toBe(202);
  const { runId } = rehearsal.body;
  expect((await manager.call(dataQuality.startImport, { runId })).problem?.code).toBe("import_not_rehearsed");
  expect(await workOnImport(server.database, runId)).toBe("done");

  const load = await manager.call(dataQuality.startImport, { runId });
  expect(await workOnImport(server.database, load.body.runId)).toBe("done");
  const seen = await manager.call(dataQuality.readImport, { runId: load.body.runId });
  expect(seen.body.run).toMatchObject({ state: "done", isRehearsal: false, counts: { read: 2, created: 2 } });
  expect(seen.body.files[0]?.sums).toContainEqual({
    field: "list_total",
    source: "1210.5",
    loaded: "1210.5",
  });
  expect(seen.body.records).toEqual([{ kind: "document", created: 2, updated: 0 }]);

  const problems = await manager.call(dataQuality.listRunProblems, { runId: load.body.runId, limit: 3 });
  expect(problems.body.rows.map(({ code, rowNo, value }) => [code, rowNo, value])).toEqual([
    ["document_state_assumed", null, "Lost"],
    ["currency_assumed", null, null],
    ["reference_unknown", 2, "7"],
  ]);
  const rest = await manager.call(dataQuality.listRunProblems, {
    runId: load.body.runId,
    ...(problems.body.next && { cursor: problems.body.next }),
  });
  expect(rest.body.rows[0]?.rowNo).toBe(3);

  const run = await manager.call(dataQuality.readRun, { runId: load.body.runId });
  expect(run.body).toMatchObject({ canUndo: true, canCancel: false });
  const undone = await manager.call(dataQuality.undoRun, { runId: load.body.runId });
  expect(await workOnUndo(server.database, undone.body.runId)).toBe("done");
  const again = await manager.call(dataQuality.undoRun, { runId: load.body.runId });
  expect(again.problem).toMatchObject({ status: 409, code: "run_not_undoable" });
  const runs = await manager.call(dataQuality.listRuns, { kind: "import,undo" });
  expect(runs.body.rows.map(({ kind, state }) => [kind, state])).toEqual([
    ["undo", "done"],
    ["import", "undone"],
    ["import", "done"],
    ["import", "failed"],
  ]);
});

test("a steward brings files in and sees no sums; an auditor looks and does nothing; a seller neither", async () => {
  const steward = asPerson(server, "steward");
  const sent = await steward.call(dataQuality.uploadFile, { name: "Invoices.csv" }, bytes(invoices));
  const { body } = await steward.call(dataQuality.createImport, { uploadIds: [sent.body.uploadId], answers });
  await workOnImport(server.database, body.runId);
  const seen = await steward.call(dataQuality.readImport, { runId: body.runId });
  expect(seen.body.files[0]).toHaveProperty("counts");
  expect(seen.body.files[0]).not.toHaveProperty("sums");

  const auditor = asPerson(server, "auditor");
  expect((await auditor.call(dataQuality.readRun, { runId: body.runId })).body).toMatchObject({
    canUndo: false,
  });
  expect((await auditor.call(dataQuality.undoRun, { runId: body.runId })).status).toBe(403);
  expect((await asPerson(server, "seller").call(dataQuality.listRuns)).status).toBe(403);
});

test("a run that waits is stopped, one that has ended isn't, and nothing is loaded", async () => {
  const manager = asPerson(server, "manager");
  const sent = await manager.call(dataQuality.uploadFile, { name: "Invoices.csv" }, bytes(invoices));
  const { body } = await manager.call(dataQuality.createImport, {
    uploadIds: [sent.body.uploadId],
    dryRun: false,
  });
  expect((await manager.call(dataQuality.cancelRun, { runId: body.runId })).status).toBe(200);
  expect(await workOnImport(server.database, body.runId)).toBe("cancelled");
  expect((await manager.call(dataQuality.cancelRun, { runId: body.runId })).problem?.code).toBe("run_ended");
  const [left] = await server.database.sql`
    select (select count(*) from document) as documents, (select count(*) from staged_row) as staged`;
  expect(left).toEqual({ documents: 0, staged: 0 });
});

test("a file that is sent goes by a name that steers no line it stands in", async () => {
  const manager = asPerson(server, "manager");
  const name = "Invoices\u202egnp.\u001bcsv";
  const sent = await manager.call(dataQuality.uploadFile, { name }, bytes(invoices));
  expect(sent.body).toMatchObject({ name: "Invoices\ufffdgnp.\ufffdcsv", rows: expect.any(Number) });
});

test("a packed file that ends in the middle is refused when it is sent, with a sentence", async () => {
  const manager = asPerson(server, "manager");
  const file = gzipSync(invoices.repeat(200)).subarray(0, 200);
  const sent = await manager.call(dataQuality.uploadFile, { name: "Invoices.csv.gz" }, { file });
  expect(sent.problem).toMatchObject({
    status: 422,
    code: "import_file_cut_off",
    detail: expect.stringContaining("Invoices.csv.gz ends in the middle"),
  });
});

test("a cell that never ends fails the run with a sentence that names file and row", async () => {
  const manager = asPerson(server, "manager");
  const sent = await manager.call(
    dataQuality.uploadFile,
    { name: "Invoices.csv" },
    bytes(`${invoices}3,"5003,Delivered\n`),
  );
  const { body } = await manager.call(dataQuality.createImport, { uploadIds: [sent.body.uploadId] });
  await expect(workOnImport(server.database, body.runId)).rejects.toMatchObject({
    code: "import_quote_open",
  });
  const run = await manager.call(dataQuality.readRun, { runId: body.runId });
  expect(run.body).toMatchObject({
    state: "failed",
    failure: expect.stringMatching(/Invoices\.csv a cell in quotes begins in row 4/),
  });
});

test("a file that was taken back can't be brought in", async () => {
  const manager = asPerson(server, "manager");
  const sent = await manager.call(dataQuality.uploadFile, { name: "Invoices.csv" }, bytes(invoices));
  const { uploadId } = sent.body;
  expect((await manager.call(dataQuality.removeUpload, { uploadId })).status).toBe(200);
  expect((await manager.call(dataQuality.removeUpload, { uploadId })).problem?.code).toBe("upload_unknown");
  expect((await manager.call(dataQuality.createImport, { uploadIds: [uploadId] })).problem?.code).toBe(
    "upload_unknown",
  );
});

test("what stands in the way of an undo is listed by name, with who did it, and the rest can be taken back", async () => {
  const manager = asPerson(server, "manager");
  const accounts = (...rows: string[]) =>
    bytes(["ACCOUNTID,Account Name,Account Type,Industry", ...rows].join("\n"));
  const bring = async (...rows: string[]) => {
    const sent = await manager.call(dataQuality.uploadFile, { name: "Accounts.csv" }, accounts(...rows));
    const { body } = await manager.call(dataQuality.createImport, {
      uploadIds: [sent.body.uploadId],
      dryRun: false,
    });
    expect(await workOnImport(server.database, body.runId)).toBe("done");
    return body.runId;
  };
  const first = await bring("81,Laura Ashley,Customer,Retail", "82,Angel's,Customer,Retail");
  const second = await bring("81,Laura Ashley,Customer,Technology");

  const refused = await manager.call(dataQuality.undoRun, { runId: first });
  expect(refused.problem).toMatchObject({ status: 409, code: "undo_conflicts" });
  const listed = await manager.call(dataQuality.listRunConflicts, { runId: first, limit: 1 });
  expect(listed.body.count).toBe(2);
  const next = await manager.call(dataQuality.listRunConflicts, {
    runId: first,
    cursor: listed.body.next ?? "",
  });
  expect(next.body.next).toBeNull();
  const party = [...listed.body.rows, ...next.body.rows].find(({ table }) => table === "party");
  expect(party).toMatchObject({
    what: "changed",
    name: "Laura Ashley",
    partyName: "Laura Ashley",
    since: [{ run: { runId: second }, fields: ["industry"] }],
  });
  expect(listed.body.laterLoads).toMatchObject([{ runId: second, conflicts: 2 }]);

  const undone = await manager.call(dataQuality.undoRun, { runId: first, keep: "conflicting" });
  expect(await workOnUndo(server.database, undone.body.runId)).toBe("done");
  const kept = await manager.call(dataQuality.listRunProblems, { runId: undone.body.runId });
  expect(kept.body.rows).toMatchObject([{ code: "undo_kept", value: "Laura Ashley" }]);
  const both = await manager.call(dataQuality.undoRun, { runId: first, first: [second] });
  expect(await workOnUndo(server.database, both.body.runId)).toBe("done");
  expect((await manager.call(dataQuality.readRun, { runId: first })).body.state).toBe("undone");
  expect(
    (await asPerson(server, "auditor").call(dataQuality.listRunConflicts, { runId: first })).status,
  ).toBe(403);
});
