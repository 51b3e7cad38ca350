import { afterAll, beforeAll, expect, test } from "vitest";
import { createImport, downloadProblemRows, readImport } from "../../../../contract/data-quality.ts";
import { draftDesk } from "../../../../test/harness/draft-desk.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { people, world } from "../../../../test/world.ts";
import { forgetOldDrafts } from "../drafts/forget-old-drafts.ts";
import { forgetOldUploads } from "../forget-old-uploads.ts";
import { workOnImport } from "../run-import.ts";
import { forgetProblemRows } from "./forget-problem-rows.ts";

let server: TestServer;
let desk: ReturnType<typeof draftDesk>;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  desk = draftDesk(server);
});
afterAll(() => server.close());

/** A download as a browser takes it. */
async function download(runId: string, path?: string) {
  const query = path === undefined ? "" : `?path=${encodeURIComponent(path)}`;
  const response = await fetch(
    `${server.url}/api/v1${downloadProblemRows.path.replace("{runId}", runId)}${query}`,
    {
      headers: { cookie: `vitalfew=${people.steward.token}` },
    },
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    bytes,
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
  };
}

const countsOf = async (runId: string) => (await desk.client.call(readImport, { runId })).body.run.counts;

// Zoho's calls, recognised by their columns and their name.
const accounts = "ACCOUNTID,Account Name,Account Type,Notes\n2,Müller & Söhne,Customer,\n";
const calls = [
  "TASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID",
  "1,2021-04-15 23:03:00,420,First,Inbound,2,,",
  '2,yesterday,420,"=HYPERLINK(""x"")",Inbound,2,,',
  "3,,60,+49 30 12,Inbound,2,,",
].join("\n");

test("refused rows come as a file that is recognised, reads those rows alone and doubles nothing", async () => {
  const draft = await desk.begin(["Accounts.csv", accounts], ["Calls.csv", calls]);
  await desk.rehearse(draft);
  const runId = await desk.load(draft);
  expect(await countsOf(runId)).toEqual({ read: 4, created: 2, updated: 0, unchanged: 0, refused: 2 });

  const file = await download(runId);
  expect(file.text.split("\r\n")).toEqual([
    "\ufeffTASKID,Call Start Time,Call Duration (in seconds),Subject,Call Type,ACCOUNTID,CONTACTID,LEADID,Why it was not taken in",
    '2,yesterday,420,"\'=HYPERLINK(""x"")",Inbound,2,,,Row 3: A row of this kind needs the moment it began. This is no date and time in the order this file writes them. (Call Start Time: yesterday)',
    "3,,60,'+49 30 12,Inbound,2,,,Row 4: A row of this kind needs the moment it began.",
    "",
  ]);
  expect((await download(runId, "Accounts.csv")).status).toBe(404);

  // Sent again as it is, the rows are refused again, and nothing else happens.
  const again = await desk.begin(["Calls (not taken in).csv", file.bytes]);
  expect(again.tables[0]).toMatchObject({ module: "Calls", origin: "system", rows: 2 });
  expect(await countsOf(await desk.rehearse(again))).toMatchObject({ read: 2, created: 0, refused: 2 });

  const mended = file.text.replace("2,yesterday", "2,2021-04-16 09:00:00");
  const uploadIds = await desk.send([["Calls (not taken in).csv", mended]]);
  const third = await desk.client.call(createImport, { uploadIds, dryRun: false });
  await workOnImport(server.database, third.body.runId);
  expect(await countsOf(third.body.runId)).toMatchObject({ read: 2, created: 1, refused: 1 });
  const subjects = await server.database.sql`select subject, custom from contact order by started_at`;
  expect(subjects).toEqual([
    { subject: "First", custom: {} },
    { subject: '=HYPERLINK("x")', custom: {} },
  ]);
});

test("a row without an id that was mended comes in once, however often it is sent", async () => {
  const map = { kind: "organisation" as const, columns: { Firma: "name", Ort: "city" } };
  const draft = await desk.begin(["Firmen.csv", "Firma,Ort\nNordwind,Kiel\n,Bonn\n"]);
  await desk.map(draft, 1, map, "Firmen");
  await desk.rehearse(draft);
  const runId = await desk.load(draft);
  const mended = (await download(runId)).text.replace(",Bonn", "Ostwind,Bonn");
  const counts = [];
  for (const name of ["Firmen 1.csv", "Firmen 2.csv"]) {
    const next = await desk.begin([name, mended]);
    await desk.map(next, 1, map, "Firmen");
    await desk.rehearse(next);
    counts.push(await countsOf(await desk.load(next)));
  }
  expect(counts).toMatchObject([
    { read: 1, created: 1 },
    { read: 1, created: 0, unchanged: 1 },
  ]);
});

test("an import without refused rows has no such file, and a run that is none has no answer", async () => {
  const draft = await desk.begin(["Accounts.csv", accounts]);
  const runId = await desk.rehearse(draft);
  const none = await download(runId);
  expect([none.status, JSON.parse(none.text).code]).toEqual([404, "import_rows_none"]);
  expect((await download("00000000-0000-7000-8000-00000000dead")).status).toBe(404);
});

test("rows are found when the plan refuses them too, and are kept for 30 days; files stay as long as a draft needs them", async () => {
  const twice = `${accounts}2,Another,Customer,\n`;
  const draft = await desk.begin(["Accounts.csv", twice]);
  const runId = await desk.rehearse(draft);
  expect((await download(runId)).text).toContain(
    '2,Another,Customer,,"Row 3: This id stood in an earlier row of the delivery, which was taken. (2)"',
  );
  const { sql } = server.database;
  const left = () => sql`
    select (select count(*) from upload) as uploads, (select count(*) from import_draft) as drafts,
      (select count(*) from import_row) as rows`;
  await sql`update upload set uploaded_at = now() - interval '40 days'`;
  await sql`update run set finished_at = now() - interval '20 days'`;
  const [before] = await left();
  await forgetOldUploads(server.database);
  await server.database.write(forgetOldDrafts);
  await server.database.write(forgetProblemRows);
  // The one file that was brought in without a draft is needed no more.
  expect(await left()).toEqual([{ ...before, uploads: Number(before?.uploads) - 1 }]);
  await sql`update run set finished_at = now() - interval '31 days'`;
  await sql`update import_draft set updated_at = now() - interval '31 days'`;
  await server.database.write(forgetOldDrafts);
  await server.database.write(forgetProblemRows);
  await forgetOldUploads(server.database);
  expect(await left()).toEqual([{ uploads: 0, drafts: 0, rows: 0 }]);
});
