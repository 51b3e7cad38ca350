import { afterAll, beforeAll, expect, test } from "vitest";
import { changeContact } from "../../../contract/conversations.ts";
import { closeMonth, listMonths, readMonth, reopenMonth } from "../../../contract/insight/costs/closing.ts";
import { approveCostChange, draftCostChange } from "../../../contract/insight/costs/costs.ts";
import { listCoverageFacts, readCoverage } from "../../../contract/insight/costs/coverage.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, type Who, world } from "../../../test/world.ts";
import { policyInForce } from "../../administration/policies.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
let nordwind: string;
let callOfMay: string;
const as = (who: Who) => asPerson(server, who);
const may = { month: "2025-05-01" };

// One story in its order: each test goes on where the one before ended.
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  nordwind = await aParty(server.database, { name: "Nordwind" });
  await anInvoice(server.database, nordwind, "2025-05-10", [
    { list: 100, cost: 80 },
    { list: 50, cost: null },
  ]);
  await anInvoice(server.database, nordwind, "2025-06-10", [{ list: 100, cost: 80 }]);
  await anInvoice(server.database, nordwind, "2025-05-11", [{ list: 10, cost: 8 }], { currency: "SEK" });
  callOfMay = await aContact(server.database, nordwind, "2025-05-12", { minutes: 10 });
  await aContact(server.database, nordwind, "2025-05-13", { minutes: null, minutes_basis: "unknown" });
  await aContact(server.database, ownCompanyId, "2025-05-14", { minutes: 5 });
  await recompute();
});
afterAll(() => server.close());

function recompute() {
  return recomputeNow(server.database, systemActor("command"));
}

async function code(answer: Promise<{ problem: { code: string } | undefined }>): Promise<string | undefined> {
  return (await answer).problem?.code;
}

test("coverage says what a month rests on, and each figure opens to its facts", async () => {
  const { body } = await as("auditor").call(readCoverage, { from: "2025-05-01", until: "2025-06-30" });
  expect(body.rows).toMatchObject([
    { month: "2025-06-01", contacts: 0, minutes: { measured: 0, estimated: 0 } },
    {
      month: "2025-05-01",
      revenue: { delivered: "100.000000", rate: "0.000000", assumed: "0.000000", unknown: "50.000000" },
      goods: { delivered: "80.000000" },
      minutes: { measured: 15, estimated: 6 },
      serving: { measured: "12.000000", estimated: "4.800000", rate: "0.000000" },
      contacts: 3,
      withoutCustomer: 1,
      noExchangeRate: 1,
      noCostOfGoods: 1,
      noRate: 0,
    },
  ]);
  const inMay = { from: "2025-05-01", until: "2025-05-31" };
  const counts: Record<string, number> = {};
  for (const part of [
    "revenue_delivered",
    "revenue_unknown",
    "minutes_measured",
    "minutes_estimated",
    "serving_rate",
    "without_customer",
    "no_exchange_rate",
    "no_cost_of_goods",
    "no_rate",
  ] as const)
    counts[part] = (await as("auditor").call(listCoverageFacts, { ...inMay, part })).body.rows.length;
  expect(counts).toEqual({
    revenue_delivered: 1,
    revenue_unknown: 1,
    minutes_measured: 2,
    minutes_estimated: 1,
    serving_rate: 0,
    without_customer: 1,
    no_exchange_rate: 1,
    no_cost_of_goods: 1,
    no_rate: 0,
  });
  const measured = { ...inMay, part: "minutes_measured" as const };
  const first = await as("auditor").call(listCoverageFacts, { ...measured, limit: 1 });
  expect(first.body.rows).toMatchObject([{ customer: null, minutes: 5 }]);
  const second = await as("auditor").call(listCoverageFacts, { ...measured, cursor: first.body.next ?? "" });
  expect(second.body).toMatchObject({
    rows: [{ customer: "Nordwind", sourceId: callOfMay, minutes: 10 }],
    next: null,
  });
});

test("a month that is not over, without figures, or on old figures is not closed", async () => {
  const manager = as("manager");
  const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`;
  expect(await code(manager.call(closeMonth, { month: thisMonth }))).toBe("month_not_over");
  expect(await code(manager.call(closeMonth, { month: "2025-04-01" }))).toBe("month_without_figures");
  expect(await code(as("auditor").call(closeMonth, may))).toBe("not_permitted");
  await manager.call(changeContact, { partyId: nordwind, contactId: callOfMay, version: 1, minutes: 12 });
  expect(await code(manager.call(closeMonth, may))).toBe("month_figures_stale");
  await recompute();
});

test("a month whose pools do not add up is refused, and says where", async () => {
  await server.database
    .sql`update pool_month set customers_amount = customers_amount + 1 where month = '2025-05-01'`;
  const { problem } = await as("manager").call(closeMonth, may);
  expect(problem).toMatchObject({ code: "month_unreconciled", status: 409 });
  expect(problem?.detail).toMatch(
    /^In 2025-05 the pool desk supplied 186666.67, and its parts add up to 186667.67\./,
  );
  await server.database
    .sql`update pool_month set customers_amount = customers_amount - 1 where month = '2025-05-01'`;
});

test("closing keeps the sums of the month, of each pool and each customer, with the versions they rest on", async () => {
  const closed = await as("manager").call(closeMonth, { ...may, note: "As in the accounts" });
  expect(closed.body).toEqual({ month: "2025-05-01", closingNo: 1 });
  expect(await code(as("owner").call(closeMonth, may))).toBe("month_closed_already");
  const { body } = await as("auditor").call(readMonth, may);
  const policy = await server.database.read((tx) => policyInForce(tx, "rating", "9999-12-31"));
  // 150 sold, 80 of it cost known, calls of 12 and 6 minutes at 0.80; and 5 minutes for nobody.
  const sums = {
    revenue: "150.000000",
    costOfGoods: "80.000000",
    costToServe: "18.400000",
    profit: "51.600000",
  };
  expect(body).toMatchObject({
    state: "closed",
    closedBy: "Bruno Hale",
    now: sums,
    atClosing: sums,
    moved: 0,
    movers: [],
    closings: [
      {
        closingNo: 1,
        note: "As in the accounts",
        sums,
        customers: 2,
        ratingPolicyVersion: policy.version,
        costVersions: { "pool:desk": 1, "activity:call": 1 },
        pools: [{ pool: "desk", usedMinutes: 23, customers: "14.400000", unattributed: "4.000000" }],
      },
    ],
  });
  const ofCustomers = await server.database.sql`
    select profit from party_month_closing where party_id = ${nordwind} and closing_no = 1`;
  expect(ofCustomers).toEqual([{ profit: "55.600000" }]);
});

test("within a closed month the cost model stays, and the refusal says what to do", async () => {
  const rate = {
    code: "call",
    name: "Calls",
    level: "customer",
    method: "timed",
    pool: "desk",
    driver: "contact",
    channel: "phone",
    minutesMax: 480,
    rate: { minutes: 9 },
  } as const;
  const base = { title: "Calls", reason: "Measured" };
  const manager = as("manager");
  const inMay = await manager.call(draftCostChange, {
    document: { ...base, validFrom: "2025-05-15", activities: [rate] },
  });
  expect(inMay.problem?.code).toBe("cost_month_closed");
  expect(inMay.problem?.detail).toContain("Let the change begin on 2025-06-01 or later");
  const always = await manager.call(draftCostChange, { document: { ...base, activities: [rate] } });
  expect(always.problem?.code).toBe("cost_month_closed");
  const limit = { ...rate, minutesMax: 60, rate: { minutes: 6 } };
  const other = await manager.call(draftCostChange, {
    document: { ...base, validFrom: "2025-06-01", activities: [limit] },
  });
  expect(other.problem?.code).toBe("cost_activity_in_closed_month");
  const closer = { ...rate, code: "enquiry", name: "Enquiries", kind: "enquiry" };
  const taken = await manager.call(draftCostChange, {
    document: { ...base, validFrom: "2025-06-01", activities: [closer] },
  });
  expect(taken.problem?.code).toBe("cost_activity_in_closed_month");
  const later = await manager.call(draftCostChange, {
    document: { ...base, validFrom: "2025-06-01", activities: [rate] },
  });
  expect(later.status).toBe(201);
  const { changeId, version } = later.body;
  expect((await as("owner").call(approveCostChange, { changeId, version, reason: "Yes" })).status).toBe(200);
});

test("what moved since the closing is shown, and what was closed stays to be read", async () => {
  await as("operator").call(changeContact, {
    partyId: nordwind,
    contactId: callOfMay,
    version: 2,
    minutes: 2,
  });
  await recompute();
  const { body } = await as("auditor").call(readMonth, may);
  expect(body).toMatchObject({
    state: "closed",
    moved: 1,
    now: { profit: "59.600000" },
    atClosing: { profit: "51.600000" },
    movers: [{ name: "Nordwind", profitThen: "55.600000", profitNow: "63.600000", change: "8.000000" }],
  });
});

test("a month is reopened with a reason, as an event, and closed anew beside the first closing", async () => {
  expect(await code(as("manager").call(reopenMonth, { month: "2025-06-01", reason: "Why not" }))).toBe(
    "month_not_closed",
  );
  const reopened = await as("owner").call(reopenMonth, { ...may, reason: "A call was wrong" });
  expect(reopened.body).toEqual({ month: "2025-05-01", closingNo: 1 });
  expect((await as("manager").call(closeMonth, may)).body).toEqual({ month: "2025-05-01", closingNo: 2 });
  const { body } = await as("auditor").call(readMonth, may);
  expect(body.closings).toMatchObject([
    { closingNo: 2, sums: { profit: "59.600000" }, reopenedBy: null },
    {
      closingNo: 1,
      sums: { profit: "51.600000" },
      reopenedBy: "Ada Quill",
      reopenReason: "A call was wrong",
    },
  ]);
  const months = await as("auditor").call(listMonths);
  expect(months.body.rows.map(({ month, state }) => [month, state])).toEqual([
    ["2025-06-01", "open"],
    ["2025-05-01", "closed"],
  ]);
  const events = await server.database.sql`
    select name, actor_name, subject_id from event where subject_kind = 'month' order by happened_at`;
  expect(events).toEqual([
    { name: "month.closed", actor_name: "Bruno Hale", subject_id: "2025-05" },
    { name: "month.reopened", actor_name: "Ada Quill", subject_id: "2025-05" },
    { name: "month.closed", actor_name: "Bruno Hale", subject_id: "2025-05" },
  ]);
});
