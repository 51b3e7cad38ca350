import { afterEach, beforeEach, expect, test } from "vitest";
import {
  approveCostChange,
  changeCostChange,
  draftCostChange,
  listActivityUse,
  listCostChanges,
  listCostExamples,
  listCostGaps,
  listEventFields,
  listGapEvents,
  listRates,
  previewCostChange,
  readCostChange,
  withdrawCostChange,
} from "../../../contract/insight/costs/costs.ts";
import { priceEvent } from "../../../contract/insight/costs/price-event.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";
import { workOnCostPreview } from "./changes/work-on-cost-preview.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterEach(() => server.close());

const as = (who: Who) => asPerson(server, who);
const call = {
  code: "call",
  name: "Calls",
  level: "customer",
  method: "timed",
  pool: "desk",
  driver: "contact",
  channel: "phone",
  minutesMax: 480,
} as const;

/** Calls of eight minutes, and of two more for each screen that was shared. */
function longerCalls(more: object = {}) {
  return {
    title: "Calls take longer",
    reason: "Measured over a week in May",
    validFrom: "2025-01-01",
    activities: [{ ...call, rate: { minutes: 8, terms: { screens: 2 } } }],
    ...more,
  };
}

async function draft(document: object = longerCalls(), who: Who = "manager") {
  const { body, problem } = await as(who).call(draftCostChange, { document: document as never });
  return problem ? { problem, ...body } : { problem: undefined, ...body };
}

/** Two customers; the calls of one are measured, those of the other are not. */
async function twoCustomers() {
  const [measured, estimated] = [
    await aParty(server.database, { name: "Nordwind" }),
    await aParty(server.database, { name: "Südwind" }),
  ];
  for (const partyId of [measured, estimated])
    for (const day of ["2025-01-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: 100, cost: 80 }]);
  await aContact(server.database, measured, "2025-05-12", { minutes: 10 });
  await aContact(server.database, estimated, "2025-05-12", {
    minutes: null,
    minutes_basis: "unknown",
    custom: JSON.stringify({ screens: 2, mood: "fine" }),
  });
  await recomputeNow(server.database, systemActor("command"));
  return { measured, estimated };
}

test("what one drafts another approves, and both stand beside the rate", async () => {
  const drafted = await draft();
  expect(drafted).toMatchObject({
    state: "draft",
    draftedBy: "Bruno Hale",
    approval: { may: false, why: "own" },
  });
  expect(drafted.changes?.map((one) => one.words)).toEqual([
    "Calls: 8 min + 2 min for each screens from 2025-01-01 (was 6 min).",
  ]);
  expect((await as("manager").call(approveCostChange, { ...drafted, reason: "Fine" })).problem?.code).toBe(
    "cost_change_own",
  );
  const approved = await as("owner").call(approveCostChange, {
    changeId: drafted.changeId,
    version: 1,
    reason: "Agreed",
  });
  expect(approved.body).toMatchObject({
    state: "approved",
    decidedBy: "Ada Quill",
    decisionReason: "Agreed",
    isOwn: false,
    runId: expect.any(String),
    changes: [{ what: "rate", code: "call" }],
  });
  const rates = await as("auditor").call(listRates, { code: "call" });
  expect(rates.body.rows).toMatchObject([
    { version: 1, from: null, until: "2024-12-31", setBy: null, approvedBy: null },
    {
      version: 2,
      from: "2025-01-01",
      until: null,
      words: "8 min + 2 min for each screens",
      draftedBy: "Bruno Hale",
      approvedBy: "Ada Quill",
    },
  ]);
  const events = await server.database.sql`
    select name, actor_name, differences -> 'reason' ->> 'to' as reason
    from event where subject_kind = 'cost_change' order by happened_at`;
  expect(events).toEqual([
    { name: "cost_change.drafted", actor_name: "Bruno Hale", reason: "Measured over a week in May" },
    { name: "cost_change.approved", actor_name: "Ada Quill", reason: "Agreed" },
  ]);
});

test("who drafted it approves it where nobody else may, and the record says so", async () => {
  await server.database.sql`update user_account set state = 'locked' where role = 'owner'`;
  const drafted = await draft();
  expect(drafted.approval).toEqual({ may: true, why: "only_one" });
  const { body } = await as("manager").call(approveCostChange, {
    changeId: drafted.changeId,
    version: 1,
    reason: "Alone here",
  });
  expect(body).toMatchObject({ state: "approved", isOwn: true });
  const [event] = await server.database.sql`
    select differences -> 'by_who_drafted_it' as own from event where name = 'cost_change.approved'`;
  expect(event).toEqual({ own: { from: null, to: true } });
});

test("the workspace may ask for two people always, or for one", async () => {
  await server.database.sql`update user_account set state = 'locked' where role = 'owner'`;
  await server.database.sql`update workspace set approval_rule = 'two'`;
  const drafted = await draft();
  expect(drafted.approval).toEqual({ may: false, why: "own" });
  await server.database.sql`update workspace set approval_rule = 'one'`;
  expect((await as("manager").call(readCostChange, drafted)).body.approval).toEqual({
    may: true,
    why: "yes",
  });
});

test("whoever changes a draft has drafted it", async () => {
  const drafted = await draft();
  const changed = await as("owner").call(changeCostChange, {
    changeId: drafted.changeId,
    version: 1,
    document: longerCalls({ reason: "Two weeks" }) as never,
  });
  expect(changed.body).toMatchObject({ draftedBy: "Ada Quill", version: 2, approval: { why: "own" } });
  const late = await as("owner").call(changeCostChange, {
    changeId: drafted.changeId,
    version: 1,
    document: longerCalls() as never,
  });
  expect(late.problem?.code).toBe("version_stale");
  expect(
    (await as("manager").call(approveCostChange, { changeId: drafted.changeId, version: 2, reason: "Yes" }))
      .status,
  ).toBe(200);
  expect(
    (await as("manager").call(withdrawCostChange, { changeId: drafted.changeId, version: 3 })).problem?.code,
  ).toBe("cost_change_decided");
});

test("a draft that sets what is in force is not approved, and may be withdrawn", async () => {
  const drafted = await draft({ ...longerCalls(), activities: [{ ...call, rate: { minutes: 6 } }] });
  const same = await as("owner").call(approveCostChange, {
    changeId: drafted.changeId,
    version: 1,
    reason: "Yes",
  });
  expect(same.problem?.code).toBe("cost_change_nothing");
  const gone = await as("manager").call(withdrawCostChange, {
    changeId: drafted.changeId,
    version: 1,
    reason: "Nothing new",
  });
  expect(gone.body).toMatchObject({ state: "withdrawn", decisionReason: "Nothing new" });
  expect((await as("auditor").call(listCostChanges, { state: "withdrawn" })).body.rows).toHaveLength(1);
  expect((await as("seller").call(draftCostChange, { document: longerCalls() as never })).problem?.code).toBe(
    "not_permitted",
  );
  expect(
    (await as("auditor").call(approveCostChange, { changeId: drafted.changeId, version: 2, reason: "Yes" }))
      .problem?.code,
  ).toBe("not_permitted");
});

test("what it would do is what it does: customers, sums, ratings; and trying it out leaves nothing", async () => {
  const { measured, estimated } = await twoCustomers();
  const drafted = await draft();
  expect(drafted.preview).toEqual({ state: "none", runId: null, effect: null });
  const asked = await as("manager").call(previewCostChange, drafted);
  expect(asked.status).toBe(202);
  const before = await everything();
  expect(await workOnCostPreview(server.database, asked.body.runId)).toBe("done");
  expect(await everything()).toEqual(before);
  const { body } = await as("owner").call(readCostChange, drafted);
  // Measured calls stay as they are; the other one takes 8 + 2 × 2 minutes in place of 6, at 0.80 a minute.
  expect(body.preview).toMatchObject({
    state: "done",
    effect: {
      customers: 2,
      moved: 1,
      dearer: 1,
      cheaper: 0,
      isStale: false,
      serving: { before: "12.800000", after: "17.600000" },
      profit: { before: "67.200000", after: "62.400000" },
      largest: [
        { partyId: estimated, name: "Südwind", before: "4.800000", after: "9.600000", change: "4.800000" },
      ],
    },
  });
  await as("owner").call(approveCostChange, { changeId: drafted.changeId, version: 1, reason: "Agreed" });
  await recomputeNow(server.database, systemActor("command"));
  const costs = await server.database.sql<{ id: string; cost: number; rating: string }>`
    select golden_id as id, cost_to_serve::float8 as cost, rating from party_value order by cost_to_serve`;
  expect(costs).toMatchObject(
    [
      { id: measured, cost: 8 },
      { id: estimated, cost: 9.6 },
    ].toSorted((a, b) => a.cost - b.cost),
  );
  expect(body.preview.effect?.ratingsMoved).toBe(body.preview.effect?.ratings.length);
});

async function everything() {
  return server.database.sql`
    select
      (select jsonb_agg(to_jsonb(activity_rate) order by activity_code, version) from activity_rate) as rates,
      (select jsonb_agg(to_jsonb(party_value) order by golden_id) from party_value) as values,
      (select jsonb_agg(to_jsonb(pool_month) order by pool_code, month) from pool_month) as pools,
      (select count(*) from event) as events`;
}

test("a preview is of one version of the draft, and needs figures to compare with", async () => {
  const drafted = await draft();
  expect((await as("manager").call(previewCostChange, drafted)).problem?.code).toBe("cost_no_figures");
  await twoCustomers();
  const asked = await as("manager").call(previewCostChange, drafted);
  expect((await as("manager").call(readCostChange, drafted)).body.preview.state).toBe("working");
  await workOnCostPreview(server.database, asked.body.runId);
  await as("manager").call(changeCostChange, {
    changeId: drafted.changeId,
    version: 1,
    document: longerCalls({ reason: "Two weeks" }) as never,
  });
  expect((await as("manager").call(readCostChange, drafted)).body.preview.state).toBe("outdated");
});

test("what holds for some days gives way to what held before, which goes on after them", async () => {
  const may = { title: "May", reason: "As booked", validFrom: "2025-05-01", validUntil: "2025-05-31" };
  const pool = (cost: number) => ({
    code: "desk",
    name: "Desk",
    cost,
    capacityMinutes: 1000,
    months: 1,
    basis: "actual",
  });
  for (const [days, cost] of [
    [{ ...may, title: "Year", validFrom: "2025-01-01", validUntil: null }, 800],
    [may, 900],
    [may, 950],
  ] as const) {
    const drafted = await draft({ ...days, pools: [pool(cost)] });
    await as("owner").call(approveCostChange, { changeId: drafted.changeId, version: 1, reason: "Yes" });
  }
  const rates = await as("auditor").call(listRates, { code: "desk", superseded: "true" });
  expect(
    rates.body.rows.map(({ from, until, words, supersededAt }) => [
      from,
      until,
      words?.split(" ")[0],
      supersededAt !== null,
    ]),
  ).toEqual([
    [null, "2024-12-31", "€560,000", false],
    ["2025-01-01", "2025-04-30", "€800", false],
    ["2025-05-01", "2025-05-31", "€900", true],
    ["2025-05-01", "2025-05-31", "€950", false],
    ["2025-06-01", null, "€800", false],
  ]);
});

test("activities say what they took, how much of it was measured, and what has no rate", async () => {
  await twoCustomers();
  const use = await as("auditor").call(listActivityUse, {});
  expect(use.body.window).toEqual({ from: "2024-12-01", until: "2025-11-30" });
  expect(use.body.rows.find((row) => row.code === "call")).toMatchObject({
    events: 2,
    minutes: 16,
    measuredMinutes: 10,
    amount: "12.800000",
    minutePrice: 0.8,
    rate: { minutes: 6, terms: {} },
    withoutRate: 0,
  });
});

test("an activity without any rate says how often it would have been charged, and charges nothing", async () => {
  const { database } = server;
  const partyId = await aParty(database);
  await anInvoice(database, partyId, "2025-05-05", [{ list: 120 }, { list: 80 }]);
  await anInvoice(database, partyId, "2024-05-05", [{ list: 10 }]);
  const { body } = await as("auditor").call(listActivityUse, { from: "2025-01-01", until: "2025-12-31" });
  const counted = body.rows.filter((row) => row.events > 0);
  expect(counted.map((row) => [row.code, row.events, row.amount, row.rate, row.withoutRate])).toEqual([
    ["order-line", 2, "0.000000", null, 0],
    ["delivery", 1, "0.000000", null, 0],
    ["order", 1, "0.000000", null, 0],
  ]);
});

test("an equation is offered the fields that really occur, and real events to look at", async () => {
  const { estimated } = await twoCustomers();
  const fields = await as("manager").call(listEventFields, { driver: "contact", channel: "phone" });
  expect(fields.body).toEqual({
    looked: 2,
    rows: [
      { field: "screens", label: null, events: 1, numbers: 1, largest: 2 },
      { field: "mood", label: null, events: 1, numbers: 0, largest: null },
    ],
  });
  const examples = await as("manager").call(listCostExamples, { driver: "contact", channel: "phone" });
  expect(examples.body.rows).toHaveLength(2);
  expect(examples.body.rows?.find((row) => row.partyId === estimated)).toMatchObject({
    customer: "Südwind",
    onDay: "2025-05-12",
    source: "Phone: Asked about delivery",
    fields: { screens: 2, mood: "fine" },
    measured: null,
  });
  for (const driver of [
    "sale",
    "sale_line",
    "return",
    "return_line",
    "freight",
    "case",
    "campaign_touch",
  ] as const)
    expect((await as("manager").call(listCostExamples, { driver })).status).toBe(200);
});

test("the equation that is tried while it is typed prices as the ledger does", async () => {
  const { estimated } = await twoCustomers();
  await aContact(server.database, estimated, "2025-06-01", { minutes: 481 });
  await aContact(server.database, estimated, "2025-06-02", {
    minutes: null,
    minutes_basis: "unknown",
    custom: JSON.stringify({ screens: "2.5", urgent: true }),
  });
  await aContact(server.database, estimated, "2025-06-03", {
    minutes: null,
    minutes_basis: "unknown",
    custom: JSON.stringify({ screens: -9 }),
  });
  // Orders and their lines come without a rate; since the beginning, because the way of charging changes with it.
  const drafted = await draft({
    ...longerCalls({ validFrom: null }),
    activities: [
      { ...call, rate: { minutes: 8, terms: { screens: 2, urgent: 7.5 } } },
      {
        code: "order",
        name: "Orders",
        method: "per_unit",
        driver: "sale",
        rate: { unitPrice: 12.5, terms: { miles: 0.5 } },
      },
      {
        code: "order-line",
        name: "Lines",
        method: "timed",
        pool: "desk",
        driver: "sale_line",
        rate: { minutes: 3 },
      },
    ],
  });
  const approved = await as("owner").call(approveCostChange, {
    changeId: drafted.changeId,
    version: 1,
    reason: "Yes",
  });
  expect([drafted.problem, approved.problem]).toEqual([undefined, undefined]);
  const { body: use } = await as("auditor").call(listActivityUse, {
    from: "2025-01-01",
    until: "2025-12-31",
  });
  for (const code of ["call", "order", "order-line"]) {
    const activity = use.rows.find((row) => row.code === code);
    if (!activity?.rate) throw new Error(`no rate of ${code}`);
    const { driver, channel } = activity;
    const examples = await as("auditor").call(listCostExamples, {
      driver,
      ...(channel && { channel }),
      activity: code,
    });
    const equation = { ...activity, rate: activity.rate, minutePrice: activity.minutePrice ?? null };
    const prices = (examples.body.rows ?? []).map((event) => priceEvent(equation, event).amount ?? 0);
    expect([code, prices.filter((price) => price > 0).length]).toEqual([code, activity.events]);
    expect(prices.reduce((sum, price) => sum + price, 0)).toBeCloseTo(Number(activity.amount), 6);
  }
});

test("days without a rate are a gap with its events, and never zero", async () => {
  const { measured } = await twoCustomers();
  const ends = {
    ...longerCalls(),
    validFrom: "2025-05-01",
    validUntil: "2025-06-30",
    activities: [{ ...call, rate: null }],
  };
  const drafted = await draft(ends);
  await as("owner").call(approveCostChange, { changeId: drafted.changeId, version: 1, reason: "To see" });
  const gaps = await as("auditor").call(listCostGaps);
  expect(gaps.body.rows).toEqual([
    {
      activity: "call",
      name: "Calls",
      reason: "no_rate",
      from: "2025-05-12",
      until: "2025-05-12",
      isWhole: false,
      events: 2,
    },
  ]);
  const events = await as("auditor").call(listGapEvents, {
    activity: "call",
    from: "2025-05-12",
    until: "2025-05-12",
    limit: 1,
  });
  expect(events.body.rows).toHaveLength(1);
  const rest = await as("auditor").call(listGapEvents, {
    activity: "call",
    from: "2025-05-12",
    until: "2025-05-12",
    cursor: events.body.next ?? "",
  });
  expect([...events.body.rows, ...rest.body.rows].map((row) => row.partyId)).toContain(measured);
  expect(rest.body).toMatchObject({ rows: [{ sourceKind: "contact" }], next: null });
});
