import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aContact, anInvoice, aParty } from "../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { systemActor } from "../plumbing/actor.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { type Asked, askForRecompute, recomputeNow } from "./recompute.ts";

const actor = systemActor("command");
let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

async function recompute(asked: Asked = {}): Promise<{
  runId: string;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  state: string;
}> {
  const { runId } = await recomputeNow(database, actor, asked);
  const [run] = await database.sql<{
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    state: string;
  }>`
    select state, read_count as read, created_count as created, updated_count as updated, unchanged_count as unchanged
    from run where run_id = ${runId}`;
  if (run === undefined) throw new Error("no run");
  return { runId, ...run };
}

async function figuresOf(partyId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await database.sql<Record<string, unknown>>`
    select *, rating_words(rating_sentence, party_value) as rating_sentence, window_from::text, window_until::text
    from party_value where golden_id = ${partyId}`;
  return row;
}

/** A customer with two sales of a margin, long enough known to be rated. */
async function aCustomer(name: string, margin: number): Promise<string> {
  const partyId = await aParty(database, { name });
  await anInvoice(database, partyId, "2025-01-10", [{ list: 1000, cost: 1000 - margin / 2 }]);
  await anInvoice(database, partyId, "2025-11-10", [{ list: 1000, cost: 1000 - margin / 2 }]);
  return partyId;
}

test("a workspace without facts has nothing to compute, and says so", async () => {
  expect(await recompute()).toMatchObject({ state: "done", read: 0, created: 0 });
});

test("what a customer brings and costs, in the twelve closed months that end with the last revenue", async () => {
  const partyId = await aParty(database);
  await anInvoice(database, partyId, "2025-03-31", [{ list: 1000, discount: 100, cost: 500 }], {
    freight_cost: 20,
  });
  await aContact(database, partyId, "2025-03-31", { minutes: 10, minutes_basis: "measured" });
  await aContact(database, partyId, "2025-03-15", { minutes: 5, minutes_basis: "measured" });
  await aContact(database, partyId, "2024-01-15", { minutes: 10, minutes_basis: "measured" });
  expect(await recompute()).toMatchObject({ state: "done", read: 1, created: 1, updated: 0, unchanged: 0 });
  expect(await figuresOf(partyId)).toMatchObject({
    window_from: "2024-04-01",
    window_until: "2025-03-31",
    is_customer: true,
    list_sales: "1000.000000",
    discount: "100.000000",
    revenue: "900.000000",
    gross_margin: "400.000000",
    direct_cost: "20.000000",
    cost_to_serve: "8.000000",
    profit: "372.000000",
    profit_all: "372.000000",
    cost_to_serve_ratio: "0.020000",
    margin_coverage: "1.000000",
    contacts_count: 2,
    customer_since: "2025-03-31",
    rating: "N",
  });
  // What came before the first sale won the customer: it stands beside the profit.
  expect(
    await database.sql`select month, cost_to_serve, acquisition from party_month order by month`,
  ).toEqual([
    { month: "2024-01-01", cost_to_serve: "0.000000", acquisition: "8.000000" },
    { month: "2025-03-01", cost_to_serve: "8.000000", acquisition: "4.000000" },
  ]);
});

test("a second run over the same facts finds nothing to change", async () => {
  await aCustomer("Nordwind", 400);
  await aCustomer("Südwind", 300);
  await recompute();
  const before = await database.sql`select * from party_value order by golden_id`;
  expect(await recompute()).toMatchObject({ state: "done", read: 2, created: 0, updated: 0, unchanged: 2 });
  expect(await database.sql`select * from party_value order by golden_id`).toEqual(before);
});

test("facts in another order give the same figures", async () => {
  const other = await testDatabase();
  const ids = ["11111111-0000-7000-8000-000000000001", "11111111-0000-7000-8000-000000000002"];
  const facts = ids.flatMap((id, no) => [
    (place: TestDatabase) =>
      anInvoice(place, id, `2025-0${no + 1}-10`, [{ list: 333.33, discount: 0.01, cost: 111.111 }]),
    (place: TestDatabase) => anInvoice(place, id, `2025-0${no + 3}-10`, [{ list: 77.7, cost: 7.7 }]),
    (place: TestDatabase) => aContact(place, id, `2025-0${no + 2}-10`, { minutes: 7 }),
  ]);
  for (const place of [database, other])
    for (const id of ids) await aParty(place, { party_id: id, golden_id: id });
  for (const fact of facts) await fact(database);
  for (const fact of facts.toReversed()) await fact(other);
  await recompute();
  await recomputeNow(other, actor);
  const figures = (place: TestDatabase) => place.sql`
    select golden_id, revenue, profit, profit_all, cost_to_serve, rating, rating_sentence, place_among('profit', profit) as place
    from party_value order by golden_id`;
  expect(await figures(other)).toEqual(await figures(database));
  await other.drop();
});

test("the months of a customer add up to the whole", async () => {
  const partyId = await aParty(database);
  for (const day of ["2024-02-29", "2024-12-31", "2025-01-01", "2025-06-30"])
    await anInvoice(database, partyId, day, [{ list: 100.125, cost: 33.333 }]);
  const { runId } = await recompute();
  const [months] = await database.sql`
    select sum(revenue) as revenue, sum(profit) as profit, count(*) as months from party_month where run_id = ${runId}`;
  expect(months).toMatchObject({ months: 4, revenue: "400.500000", profit: "267.168000" });
  expect(await figuresOf(partyId)).toMatchObject({ revenue_all: "400.500000", profit_all: "267.168000" });
});

test("a rating that moves is an event with its reason", async () => {
  const [good] = [await aCustomer("Nordwind", 800), await aCustomer("Südwind", 500)];
  await recompute();
  expect(await figuresOf(good)).toMatchObject({ rating: "A", rating_before: null });
  for (let call = 0; call < 3; call++)
    await aContact(database, good, "2025-10-10", { minutes: 120, minutes_basis: "measured" });
  expect(await recompute()).toMatchObject({ state: "done", read: 2, updated: 1 });
  expect(await figuresOf(good)).toMatchObject({ rating: "B", rating_base: "A", rating_before: "A" });
  const events = await database.sql<{
    party_id: string;
    differences: { rating: unknown; rating_sentence: { to: string } };
  }>`
    select party_id, differences from event where name = 'rating.changed'`;
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ party_id: good, differences: { rating: { from: "A", to: "B" } } });
  expect(events[0]?.differences.rating_sentence.to).toMatch(
    /^B\. By profit 512 .* takes 36\.0 % of the gross margin/,
  );
});

test("who was new or bought once is not rated, and never C for it", async () => {
  const once = await aParty(database, { name: "Once" });
  await anInvoice(database, once, "2025-01-10", [{ list: 100, cost: 90 }]);
  const young = await aParty(database, { name: "Young" });
  for (const day of ["2025-10-01", "2025-11-10"])
    await anInvoice(database, young, day, [{ list: 100, cost: 120 }]);
  await aCustomer("Nordwind", 800);
  await recompute();
  expect(await figuresOf(once)).toMatchObject({ rating: "N", rating_base: "N" });
  expect(await figuresOf(young)).toMatchObject({ rating: "N" });
});

test("equal figures get equal letters, wherever the limit falls", async () => {
  const twins = [];
  for (let no = 0; no < 10; no++) twins.push(await aCustomer(`Twin ${no}`, 200));
  await recompute();
  const letters = await database.sql<{ rating: string }>`select distinct rating from party_value`;
  expect(letters).toEqual([{ rating: "A" }]);
  expect(twins).toHaveLength(10);
});

test("a single customer is the first of one", async () => {
  const partyId = await aCustomer("Nordwind", 400);
  await recompute();
  expect(await figuresOf(partyId)).toMatchObject({
    rating: "A",
    rating_sentence: "A. By profit 400 (1st of 1).",
  });
});

test("a refund larger than the sales of the window makes revenue negative and breaks nothing", async () => {
  const partyId = await aParty(database);
  for (const day of ["2023-01-10", "2023-02-10"])
    await anInvoice(database, partyId, day, [{ list: 5000, cost: 3000 }]);
  await anInvoice(database, partyId, "2025-02-10", [{ list: 100, cost: 50 }]);
  await anInvoice(database, partyId, "2025-02-20", [{ list: -5000, cost: -3000, quantity: -1 }], {
    kind: "credit_note",
  });
  await recompute();
  expect(await figuresOf(partyId)).toMatchObject({
    revenue: "-4900.000000",
    returns: "5000.000000",
    profit: "-1950.000000",
    cost_to_serve_ratio: null,
    rating: "C",
    revenue_all: "5100.000000",
  });
});

test("cancelled documents are no revenue, and a customer of nothing else is none", async () => {
  const partyId = await aParty(database);
  await anInvoice(database, partyId, "2025-02-10", [{ list: 100 }], {
    state: "cancelled",
    recognised_on: null,
  });
  expect(await recompute()).toMatchObject({ state: "done", read: 0 });
  expect(await figuresOf(partyId)).toBeUndefined();
});

test("a gross margin of nothing has no serving share", async () => {
  const partyId = await aParty(database);
  for (const day of ["2025-01-10", "2025-06-10"])
    await anInvoice(database, partyId, day, [{ list: 100, cost: 100 }]);
  await aContact(database, partyId, "2025-03-03", { minutes: 5 });
  await recompute();
  expect(await figuresOf(partyId)).toMatchObject({
    gross_margin: "0.000000",
    cost_to_serve_ratio: null,
    profit: "-4.000000",
    rating: "C",
  });
});

test("what nobody can be charged for stays with our own company and is rated by nobody", async () => {
  await aCustomer("Nordwind", 400);
  await aContact(database, ownCompanyId, "2025-05-05", { minutes: 30 });
  await recompute();
  expect(await figuresOf(ownCompanyId)).toMatchObject({
    is_customer: false,
    rating: "N",
    cost_to_serve: "24.000000",
  });
});

test("merged records are one customer", async () => {
  const kept = await aCustomer("Nordwind", 400);
  const merged = await aParty(database, { name: "Nordwind GmbH", golden_id: kept });
  await anInvoice(database, merged, "2025-06-06", [{ list: 50, cost: 10 }]);
  expect(await recompute()).toMatchObject({ read: 1 });
  expect(await figuresOf(kept)).toMatchObject({ revenue: "2050.000000", sales_count: 3 });
});

test("sums that differ from what the pools gave do not reconcile: the run is unbalanced and the figures before it stay", async () => {
  const partyId = await aCustomer("Nordwind", 400);
  await database.sql`update activity set method = 'timed', pool_code = 'desk' where code = 'order'`;
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, base_minutes, terms, reason)
    values ('order', 1, '(,)', 5, '{"pages": 1}', 'Made up')`;
  await recompute();
  const before = await figuresOf(partyId);
  await database.sql`alter view ledger rename to whole_ledger`;
  await database.sql`create view ledger as select * from whole_ledger where on_day <> '2025-11-10' or source_kind <> 'document'`;

  const run = await recompute({ full: true });
  expect(run.state).toBe("unbalanced");
  expect(await figuresOf(partyId)).toEqual(before);
  const problems = await database.sql`select code, field from run_problem where run_id = ${run.runId}`;
  expect(problems).toEqual([{ code: "pool_unbalanced", field: "desk" }]);
  expect(await database.sql`select from party_month where run_id = ${run.runId}`).toEqual([]);
});

test("the pools show what was not used, and what was charged beyond it", async () => {
  const partyId = await aCustomer("Nordwind", 400);
  const prospect = await aParty(database, { name: "Prospect" });
  const newcomer = await aParty(database, { name: "Newcomer" });
  await anInvoice(database, newcomer, "2025-05-20", [{ list: 10, cost: 5 }]);
  await aContact(database, partyId, "2025-05-05", { minutes: 90 });
  await aContact(database, newcomer, "2025-05-20", { minutes: 10 });
  await aContact(database, newcomer, "2025-05-19", { minutes: 20 });
  await aContact(database, prospect, "2025-05-05", { minutes: 30 });
  await aContact(database, ownCompanyId, "2025-05-05", { minutes: 25 });
  await database.sql`update pool_period set cost_amount = 300, capacity_minutes = 300`;
  const { runId } = await recompute();
  const [may] = await database.sql`select * from pool_month where run_id = ${runId} and month = '2025-05-01'`;
  expect(may).toMatchObject({
    supplied_amount: "100.000000",
    used_minutes: "175.000",
    customers_amount: "100.000000",
    prospects_amount: "50.000000",
    unattributed_amount: "25.000000",
    unused_amount: "0.000000",
    over_absorbed_amount: "75.000000",
  });
});

test("months that stand as they were are not written again, and those whose facts went are gone", async () => {
  const partyId = await aCustomer("Nordwind", 400);
  await aContact(database, partyId, "2025-05-05", { minutes: 30 });
  const { runId: first } = await recompute();
  await database.sql`delete from contact`;
  await anInvoice(database, partyId, "2025-11-20", [{ list: 50, cost: 10 }]);
  const { runId: second } = await recompute();
  const months = await database.sql`select month, revenue, run_id from party_month order by month`;
  expect(months).toEqual([
    { month: "2025-01-01", revenue: "1000.000000", run_id: first },
    { month: "2025-11-01", revenue: "1050.000000", run_id: second },
  ]);
});

test("without facts nothing is left of a run, of customers or of pools", async () => {
  const partyId = await aParty(database);
  await aContact(database, partyId, "2025-05-05", { minutes: 30 });
  await recompute();
  expect(await database.sql`select from pool_month`).toHaveLength(1);
  await database.sql`delete from contact`;
  await recompute();
  for (const table of ["party_value", "party_month", "pool_month", "usual_cost", "usual_cost_count"])
    expect(await database.sql`select from ${sql.table(table)}`).toEqual([]);
});

test("asking twice asks once", async () => {
  const [first, second] = await database.write(async (tx) => [
    await askForRecompute(tx, actor),
    await askForRecompute(tx, actor),
  ]);
  expect(second).toBe(first);
});

test("who is kept as somebody else from now on has no figures, and the next run knows how many have", async () => {
  const [nordwind, ostwind] = [await aCustomer("Nordwind", 400), await aCustomer("Ostwind", 200)];
  const reachOf = async () => {
    const { runId } = await recompute();
    const [run] = await database.sql`select result -> 'reach' as reach from run where run_id = ${runId}`;
    return run?.reach;
  };
  await recompute();
  await database.sql`update party set golden_id = ${nordwind} where party_id = ${ostwind}`;
  await aCustomer("Südwind", 300);
  expect(await reachOf()).toMatchObject({ isPartial: true });
  expect(await figuresOf(ostwind)).toBeUndefined();
  const [counted] = await database.sql`
    select seen -> 'figuresCount' as noted, (select count(*) from party_value) as there from value_basis`;
  expect(counted).toEqual({ noted: 2, there: 2 });
  expect(await reachOf()).toMatchObject({ isPartial: true });
});
