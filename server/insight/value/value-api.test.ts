import { afterAll, beforeAll, expect, test } from "vitest";
import {
  applyCostModel,
  listCurveParties,
  listLedger,
  readCostModel,
  readPartyValue,
  readProfitCurve,
  readReconciliation,
  readValueSummary,
  recomputeValue,
} from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
const ids: Record<string, string> = {};
const as = (who: Who) => asPerson(server, who);

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const margins = { Nordwind: 900, Südwind: 500, Ostwind: 200, Westwind: 20 };
  for (const [name, margin] of Object.entries(margins)) {
    const partyId = await aParty(server.database, {
      name,
      owner_id: name === "Ostwind" ? people.ownSeller.userId : null,
    });
    ids[name] = partyId;
    for (const day of ["2024-05-05", "2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 1100, discount: 100, cost: 1000 - margin }]);
  }
  for (let call = 0; call < 2; call++)
    await aContact(server.database, ids.Westwind ?? "", "2025-06-06", {
      minutes: 50,
      minutes_basis: "measured",
    });
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test("a card shows the waterfall, the serving and the rating to those who may see money", async () => {
  const { status, body } = await as("manager").call(readPartyValue, { partyId: ids.Westwind ?? "" });
  expect(status).toBe(200);
  const amounts = Object.fromEntries((body.waterfall ?? []).map((row) => [row.line, row.amount]));
  expect(amounts).toMatchObject({
    list_sales: "2200",
    discount: "-200",
    revenue: "2000",
    gross_margin: "40",
    serving: "-80",
    profit: "-40",
  });
  expect(body.waterfall?.find((row) => row.line === "revenue")).toMatchObject({ before: "1000" });
  expect(body.serving).toEqual([
    expect.objectContaining({
      activityCode: "call",
      eventsCount: 2,
      minutes: 100,
      measuredShare: 1,
      amount: "80",
      usual: "80.000000",
      times: 1,
    }),
  ]);
  expect(body.rating).toMatchObject({
    letter: "C",
    sentence:
      "C. Cost more than it brought in these 12 months: profit −40 (4th of 4). Noted, without effect: serving this customer takes 200.0 % of the gross margin (limit 60 %): calls 80.",
  });
});

test("a card says how late invoices are paid to everybody who sees it, and nothing where no payment is known", async () => {
  const late = async (who: Who, name: string) =>
    (await as(who).call(readPartyValue, { partyId: ids[name] ?? "" })).body.daysLate;
  expect(await late("manager", "Nordwind")).toBeNull();
  await server.database.sql`update party_value set days_late = 12.5 where golden_id = ${ids.Nordwind ?? ""}`;
  expect([await late("manager", "Nordwind"), await late("operator", "Nordwind")]).toEqual([12.5, 12.5]);
});

test("who may not see money gets the rating, a plain sentence and bands, and no amount at all", async () => {
  const { body } = await as("operator").call(readPartyValue, { partyId: ids.Westwind ?? "" });
  expect(body.rating).toMatchObject({
    letter: "C",
    sentencePlain:
      "C. Cost more than it brought in these 12 months. Noted, without effect: serving this customer takes more than half of what it brings, most of it calls.",
  });
  expect(body.bands).toEqual({ brings: "less_than_it_costs", serving: "very_much" });
  expect(body.serving[0]).toEqual({
    activityCode: "call",
    name: "Calls",
    category: "serving",
    eventsCount: 2,
    minutes: 100,
    measuredShare: 1,
  });
  for (const field of ["waterfall", "discountShare", "servingShare", "rankProfit", "coverage"])
    expect(body).not.toHaveProperty(field);
  expect(body.rating).not.toHaveProperty("sentence");
  expect(JSON.stringify(body)).not.toMatch(/\b(80|2200|2000)\b/);
});

test("the ledger and the curve are not for those who may not see money", async () => {
  for (const answer of [
    await as("operator").call(listLedger, { partyId: ids.Nordwind ?? "" }),
    await as("operator").call(readProfitCurve, {}),
    await as("marketer").call(listCurveParties, {}),
  ]) {
    expect(answer.status).toBe(403);
    expect(answer.problem?.code).toBe("not_permitted");
  }
});

test("the summary without money says how many customers of each class there are, and nothing else", async () => {
  const { body } = await as("marketer").call(readValueSummary, {});
  expect(body).toMatchObject({ customers: 4, isStale: false, isComputing: false });
  for (const field of ["revenue", "profit", "losing", "losses", "top20Share", "unattributed"])
    expect(body).not.toHaveProperty(field);
});

test("figures are taken for old when a load ended since, not when somebody looked for duplicates or wrote an export", async () => {
  const isStale = async () => (await as("manager").call(readValueSummary, {})).body.isStale;
  const over = (kind: string) => server.database.sql<{ run_id: string }>`
    insert into run (run_id, kind, title, state, started_by_name, door, started_at, finished_at)
    values (${newId()}, ${kind}, 'A run', 'done', 'Ada Quill', 'job', now(), now())
    returning run_id`;
  for (const kind of ["duplicates", "accounts", "export", "import.look"]) await over(kind);
  expect(await isStale()).toBe(false);
  for (const kind of ["import", "undo", "merge_sure"]) {
    const [run] = await over(kind);
    expect(await isStale(), kind).toBe(true);
    await server.database.sql`delete from run where run_id = ${run?.run_id ?? ""}`;
  }
  const [load] = await over("import");
  const loadedBy = (instant: string) => server.database.sql`
    update run set cursor = jsonb_build_object('loaded', true, 'loadedAt', ${instant}::text) where run_id = ${load?.run_id ?? ""}`;
  const [computed] = await server.database.sql<{ at: string }>`
    select started_at as at from run where kind = 'recompute' and state = 'done' order by finished_at desc limit 1`;
  const beside = (ms: number) => new Date(Date.parse(computed?.at ?? "") + ms).toISOString();
  await loadedBy(beside(-1));
  expect(await isStale(), "what had come in before they were computed is in them").toBe(false);
  await loadedBy(beside(1));
  expect(await isStale()).toBe(true);
  await server.database.sql`delete from run where run_id = ${load?.run_id ?? ""}`;
});

test("after an update figures are taken for old until they are computed again", async () => {
  const isStale = async () => (await as("manager").call(readValueSummary, {})).body.isStale;
  const [{ name, at } = { name: "", at: "" }] = await server.database.sql<Record<"name" | "at", string>>`
    select name, applied_at::text as at from applied_migration order by name desc limit 1`;
  await server.database.sql`update applied_migration set applied_at = now() where name = ${name}`;
  expect(await isStale()).toBe(true);
  await server.database
    .sql`update applied_migration set applied_at = ${at}::timestamptz where name = ${name}`;
  expect(await isStale()).toBe(false);
});

test("a customer one may not see does not exist; figures are those of the customers one sees", async () => {
  const hidden = await as("otherSeller").call(readPartyValue, { partyId: ids.Ostwind ?? "" });
  expect(hidden.problem?.code).toBe("not_found");
  const { body } = await as("ownSeller").call(readProfitCurve, {});
  expect(body).toMatchObject({ customers: 1, total: "400.000000" });
});

test("the rows of a figure come page by page and add up to the figure", async () => {
  const manager = as("manager");
  const given = {
    partyId: ids.Nordwind ?? "",
    from: "2025-01-01",
    until: "2025-12-31",
    category: "list_sales,discount",
    limit: 3,
  };
  const first = await manager.call(listLedger, given);
  expect(first.body).toMatchObject({ sum: "2000.000000", count: 4 });
  expect(first.body.rows[0]).toMatchObject({
    onDay: "2025-11-10",
    category: "list_sales",
    amount: "1100.000000",
    basis: "delivered",
  });
  expect(first.body.rows[0]?.source).toMatch(/^Invoice \S+, line 1$/);
  const second = await manager.call(listLedger, { ...given, cursor: first.body.next ?? "" });
  expect(second.body).toMatchObject({ next: null, count: 4 });
  expect([...first.body.rows, ...second.body.rows]).toHaveLength(4);
  expect((await manager.call(listLedger, { ...given, cursor: "nonsense" })).problem?.code).toBe(
    "cursor_invalid",
  );
});

test("the curve has its marks where they were measured", async () => {
  const { body } = await as("manager").call(readProfitCurve, { before: "true", average: "true" });
  expect(body.points).toEqual([
    { customers: 1, amount: "1800.000000" },
    { customers: 2, amount: "2800.000000" },
    { customers: 3, amount: "3200.000000" },
    { customers: 4, amount: "3160.000000" },
  ]);
  expect(body.marks?.peak).toMatchObject({ customers: 3, amount: "3200.000000" });
  expect(body.marks?.top20).toMatchObject({ customers: 1, amount: "1800.000000" });
  expect(body).toMatchObject({
    losing: 1,
    losses: "40.000000",
    window: { from: "2024-12-01", until: "2025-11-30" },
  });
  expect(body.before?.points.at(-1)).toEqual({ customers: 4, amount: "1620.000000" });
  expect(body.average).toMatchObject({ losing: 0 });
});

test("the customers of the curve stand in its order from any place on", async () => {
  const { body } = await as("manager").call(listCurveParties, { fromRank: 2, limit: 2 });
  expect(body.rows.map((row) => [row.rank, row.name, row.cumulated])).toEqual([
    [2, "Südwind", "2800.000000"],
    [3, "Ostwind", "3200.000000"],
  ]);
  const next = await as("manager").call(listCurveParties, { limit: 2, cursor: body.next ?? "" });
  expect(next.body.rows.map((row) => row.name)).toEqual(["Westwind"]);
});

test("the pools say what was supplied, used and unused", async () => {
  const { body } = await as("manager").call(readReconciliation, { from: "2025-06-01", until: "2025-06-30" });
  expect(body.rows).toEqual([
    expect.objectContaining({
      pool: "desk",
      usedMinutes: 100,
      customers: "80.000000",
      unused: "186586.666667",
      overAbsorbed: "0.000000",
    }),
  ]);
});

test("a change of the cost model can be tried first, is written with its reason, and asks for the figures anew", async () => {
  await server.database.sql`update workspace set approval_rule = 'one'`;
  const owner = as("owner");
  const { body: model } = await owner.call(readCostModel, {});
  expect(model.isAssumed).toBe(true);
  const call = model.document.activities.find((activity) => activity.code === "call");
  if (call === undefined) throw new Error("no calls");
  const document = {
    title: "Calls take longer",
    reason: "Measured in May",
    validFrom: "2025-06-01",
    activities: [{ ...call, rate: { minutes: 9 } }],
  };
  const tried = await owner.call(applyCostModel, { document, dryRun: true });
  expect(tried.body).toEqual({
    changes: [{ what: "rate", code: "call", words: "Calls: 9 min from 2025-06-01 (was 6 min)." }],
    runId: null,
  });
  expect(await server.database.sql`select from activity_rate where activity_code = 'call'`).toHaveLength(1);

  const done = await owner.call(applyCostModel, { document });
  expect(done.body.runId).not.toBeNull();
  const rates = await server.database.sql`
    select version, valid_during::text, base_minutes, reason from activity_rate where activity_code = 'call' order by version`;
  expect(rates).toMatchObject([
    { version: 1, valid_during: "(,2025-06-01)", base_minutes: "6.000" },
    { version: 2, valid_during: "[2025-06-01,)", base_minutes: "9.000", reason: "Measured in May" },
  ]);
  const again = await owner.call(applyCostModel, { document });
  expect(again.body).toEqual({ changes: [], runId: null });
  const [event] = await server.database
    .sql`select name, actor_name from event where name = 'cost_model.applied'`;
  expect(event).toEqual({ name: "cost_model.applied", actor_name: people.owner.name });
  const { body } = await as("manager").call(readValueSummary, {});
  expect([body.isStale, body.isComputing]).toEqual([true, true]);
});

test("a cost model that can't be is refused in a sentence", async () => {
  const owner = as("owner");
  const activity = {
    code: "fax",
    name: "Fax",
    method: "timed",
    pool: "nowhere",
    driver: "contact",
    rate: { minutes: 3 },
  } as const;
  const base = { title: "Fax", reason: "Still arrives" };
  const pool = await owner.call(applyCostModel, { document: { ...base, activities: [activity] } });
  expect(pool.problem).toMatchObject({ code: "cost_model_pool_unknown", status: 422 });
  const channel = await owner.call(applyCostModel, {
    document: { ...base, activities: [{ ...activity, pool: "desk", channel: "phone" }] },
  });
  expect(channel.problem).toMatchObject({ code: "cost_model_channel_taken", status: 409 });
  const other = {
    code: "call",
    name: "Calls",
    method: "per_unit",
    driver: "contact",
    channel: "phone",
    rate: { unitPrice: 5 },
  } as const;
  const method = await owner.call(applyCostModel, {
    document: { ...base, validFrom: "2025-06-01", activities: [other] },
  });
  expect(method.problem).toMatchObject({ code: "cost_model_method_fixed", status: 422 });
  const capacity = {
    code: "desk",
    name: "Desk",
    cost: 1,
    capacityMinutes: 0,
    months: 1,
    basis: "budget",
  } as const;
  expect((await owner.call(applyCostModel, { document: { ...base, pools: [capacity] } })).problem?.code).toBe(
    "input_invalid",
  );
  expect((await as("seller").call(applyCostModel, { document: base })).problem?.code).toBe("not_permitted");
});

test("a recompute is asked for as a run", async () => {
  const { status, body } = await as("manager").call(recomputeValue, {});
  expect(status).toBe(202);
  const [run] = await server.database.sql`select kind, state from run where run_id = ${body.runId}`;
  expect(run).toEqual({ kind: "recompute", state: "waiting" });
  expect((await as("seller").call(recomputeValue, {})).problem?.code).toBe("not_permitted");
});
