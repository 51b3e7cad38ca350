import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addContactPoint } from "../../../contract/customers.ts";
import * as dataQuality from "../../../contract/data-quality.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { forgetOldExports } from "./forget-old-exports.ts";
import { workOnExport } from "./run-export.ts";

let server: TestServer;
let ofNorth: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  ofNorth = await aParty(server.database, { name: "North Star", owner_id: people.seller.userId });
  const ofSouth = await aParty(server.database, { name: "South Wind", owner_id: people.otherSeller.userId });
  for (const party of [ofNorth, ofSouth]) {
    await anInvoice(server.database, party, "2024-03-01", [{ list: 100, cost: 60 }]);
    await aContact(server.database, party, "2024-03-02", { note: "=1+1" });
  }
  await aCase(server.database, ofSouth, "2024-03-03");
  await server.database
    .sql`insert into party_role (party_id, role, since) values (${ofNorth}, 'customer', '2024-01-01')`;
});
afterAll(() => server.close());

type Choice = Parameters<ReturnType<typeof asPerson>["call"]>[1] & object;

/** Asks as somebody, has it written, and downloads it. */
async function exportAs(who: Who, choice: Choice) {
  const asked = await asPerson(server, who).call(dataQuality.createExport, choice);
  expect(asked.status).toBe(202);
  const { runId } = asked.body;
  await workOnExport(server.database, runId, server.dataDir);
  return { runId, ...(await download(who, runId)) };
}

async function download(who: Who, runId: string) {
  const response = await fetch(`${server.url}/api/v1/exports/${runId}/file`, {
    headers: { cookie: `vitalfew=${people[who].token}` },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const rowsOf = (text: string) => text.trim().split("\r\n").slice(1);

test("an export is asked for, written, listed, downloaded and thrown away, and stands in the audit", async () => {
  const made = await exportAs("manager", { kinds: ["contact"] });
  expect(made.status).toBe(200);
  expect(made.headers.get("content-disposition")).toMatch(
    /filename="vitalfew-contact-\d{4}-\d{2}-\d{2}\.csv"/,
  );
  expect(made.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(rowsOf(made.text)).toHaveLength(2);
  expect(made.text).toContain(",'=1+1,");

  const manager = asPerson(server, "manager");
  const shown = await manager.call(dataQuality.readExport, { runId: made.runId });
  expect(shown.body).toMatchObject({
    state: "done",
    format: "csv",
    rows: 2,
    expected: 2,
    isOwn: true,
    tables: [{ kind: "contact", rows: 2 }],
    file: { bytes: Number(made.headers.get("content-length")) },
  });
  const list = await manager.call(dataQuality.listExports, {});
  expect(list.body.rows.map(({ runId }) => runId)).toContain(made.runId);
  const events = await server.database.sql`
    select actor_name, differences->'kinds'->'to' as kinds, differences->'rows'->'to' as rows
    from event where name = 'export.made' and subject_id = ${made.runId}`;
  expect(events).toEqual([{ actor_name: "Bruno Hale", kinds: { contact: 2 }, rows: 2 }]);

  expect((await manager.call(dataQuality.removeExport, { runId: made.runId })).status).toBe(200);
  const gone = await download("manager", made.runId);
  expect(JSON.parse(gone.text)).toMatchObject({ status: 404, code: "export_gone" });
  expect((await manager.call(dataQuality.readExport, { runId: made.runId })).body.file).toBeNull();
});

test("only the one who asked and administrators know of an export", async () => {
  const { runId } = await exportAs("steward", { kinds: ["person"] });
  expect((await download("manager", runId)).status).toBe(404);
  expect((await asPerson(server, "manager").call(dataQuality.readExport, { runId })).status).toBe(404);
  expect((await download("owner", runId)).status).toBe(200);
  expect((await asPerson(server, "owner").call(dataQuality.listExports, {})).body.rows[0]?.isOwn).toBe(false);
});

test("those who may not see money get files without amounts", async () => {
  const withMoney = await exportAs("manager", { kinds: ["document"] });
  expect(withMoney.text).toContain(",list_total,");
  const { text } = await exportAs("steward", { kinds: ["document"] });
  expect(rowsOf(text)).toHaveLength(2);
  const header = text.split("\r\n")[0] ?? "";
  expect(header).toContain("issued_at");
  expect(header).not.toMatch(/total|amount|price|cost|profit|discount_share/);

  const steward = asPerson(server, "steward");
  const kinds = await steward.call(dataQuality.listExportKinds, {});
  expect(kinds.body.withMoney).toBe(false);
  expect(kinds.body.kinds.map(({ kind }) => kind)).not.toContain("payment");
  const refused = await steward.call(dataQuality.createExport, { kinds: ["payment", "allocation"] });
  expect(refused.problem).toMatchObject({ status: 403, code: "export_kinds_none" });
});

test("those who see their team's customers export those", async () => {
  const { sql } = server.database;
  await sql`update user_account set record_scope = 'team', team_id = ${people.seller.teamId} where user_id = ${people.steward.userId}`;
  try {
    const { text } = await exportAs("steward", { kinds: ["organisation"] });
    expect(rowsOf(text).map((row) => row.split(",")[1])).toEqual(["North Star"]);
    const contacts = await exportAs("steward", { kinds: ["contact"] });
    expect(rowsOf(contacts.text)).toHaveLength(1);
    const kinds = await asPerson(server, "steward").call(dataQuality.listExportKinds, {});
    expect(kinds.body.kinds.map(({ kind }) => kind)).not.toContain("known_id");
  } finally {
    await sql`update user_account set record_scope = null, team_id = null where user_id = ${people.steward.userId}`;
  }
});

test("the customers of a list, as its filter finds them", async () => {
  const all = await exportAs("manager", { customers: {}, kinds: ["organisation"] });
  expect(rowsOf(all.text).map((row) => row.split(",")[0])).toEqual([ofNorth]);
  const none = await exportAs("manager", { customers: { text: "South" }, kinds: ["organisation"] });
  expect(rowsOf(none.text)).toEqual([]);
  const money = await asPerson(server, "steward").call(dataQuality.createExport, {
    customers: { losing: "true" },
  });
  expect(money.problem?.code).toBe("not_permitted");
});

test("an account that was locked meanwhile gets nothing", async () => {
  const { sql } = server.database;
  const asked = await asPerson(server, "manager").call(dataQuality.createExport, { kinds: ["person"] });
  await sql`update user_account set state = 'locked' where user_id = ${people.manager.userId}`;
  try {
    await expect(workOnExport(server.database, asked.body.runId, server.dataDir)).rejects.toMatchObject({
      code: "not_permitted",
    });
  } finally {
    await sql`update user_account set state = 'active' where user_id = ${people.manager.userId}`;
  }
});

test("a person whose role holds no permission is refused, and one who stops it gets no file", async () => {
  const operator = await asPerson(server, "operator").call(dataQuality.createExport, {});
  expect(operator.status).toBe(403);
  const manager = asPerson(server, "manager");
  const { runId } = (await manager.call(dataQuality.createExport, {})).body;
  expect((await download("manager", runId)).text).toContain("export_not_done");
  await manager.call(dataQuality.cancelRun, { runId });
  expect(await workOnExport(server.database, runId, server.dataDir)).toBe("cancelled");
  expect((await manager.call(dataQuality.readExport, { runId })).body.file).toBeNull();
});

test("files whose time is over are thrown away, and so is what a killed export left", async () => {
  const kept = await exportAs("manager", { kinds: ["person"] });
  const old = await exportAs("manager", { kinds: ["person"] });
  await server.database
    .sql`update export_file set ends_at = now() - interval '1 second' where run_id = ${old.runId}`;
  const left = join(server.dataDir, "exports", "killed.part");
  writeFileSync(left, "half");
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  for (const path of [left, join(server.dataDir, "exports", old.runId)]) utimesSync(path, longAgo, longAgo);

  expect(await forgetOldExports(server.database, server.dataDir)).toBe(2);
  expect((await download("manager", old.runId)).status).toBe(404);
  expect((await download("manager", kept.runId)).status).toBe(200);
});

test("customers of several records are one row in a list, with what counts and every way to reach them once, and all records else", async () => {
  const golden = await aParty(server.database, { name: "Aal", legal_name: "Aal & Sons" });
  const twin = await aParty(server.database, { name: "Aal Fischerei", updated_at: "2025-06-01T08:00:00Z" });
  const steward = asPerson(server, "steward");
  const add = (partyId: string, kind: "mail" | "address", raw: string, city?: string) =>
    steward.call(addContactPoint, { partyId, kind, raw, city, saveAnyway: { reason: "A test" } });
  await add(golden, "address", "Am Wall 1", "Bremen");
  for (const partyId of [golden, twin]) await add(partyId, "mail", "post@aal.example");
  await add(twin, "mail", "kai@aal.example");
  await add(twin, "address", "Kai 1", "Kiel");
  await anInvoice(server.database, twin, "2025-03-03", [{ list: 100 }]);
  for (const partyId of [golden, twin])
    await server.database
      .sql`insert into party_role (party_id, role, since) values (${partyId}, 'customer', '2024-01-01')`;
  await steward.call(dataQuality.mergeParties, { partyId: golden, memberIds: [twin] });

  const list = await exportAs("manager", { kinds: ["organisation"], customers: { text: "Aal" } });
  const [row, ...others] = rowsOf(list.text);
  expect(others).toEqual([]);
  for (const said of [golden, "Aal Fischerei", "Aal & Sons", "Kiel", "post@aal.example"])
    expect(row).toContain(said);
  expect(row).not.toContain("Bremen");

  const each = await exportAs("manager", { kinds: ["organisation"] });
  expect(rowsOf(each.text).filter((one) => one.includes("Aal"))).toHaveLength(2);
  const points = await exportAs("manager", { kinds: ["contact_point"], records: "kept" });
  const theirs = rowsOf(points.text).filter((one) => one.endsWith(golden));
  expect(theirs.map((one) => one.match(/kai@|post@|Kiel|Bremen/)?.[0]).sort()).toEqual([
    "Bremen",
    "Kiel",
    "kai@",
    "post@",
  ]);
  expect(points.text).not.toContain(twin);
  const documents = await exportAs("manager", { kinds: ["document"], records: "kept" });
  expect([documents.text.includes(golden), documents.text.includes(twin)]).toEqual([true, false]);
  // Every kind can be written so.
  const everything = await exportAs("manager", { records: "kept" });
  expect(everything.status).toBe(200);
});
