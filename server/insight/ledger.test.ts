import { afterEach, beforeEach, expect, test } from "vitest";
import { aCase, aContact, anInvoice, aParty, aProduct } from "../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { newId } from "../plumbing/ids.ts";

let database: TestDatabase;
let partyId: string;
beforeEach(async () => {
  database = await testDatabase();
  partyId = await aParty(database);
  // Something was bought long before, for nothing: what follows serves a customer, and wins none.
  await anInvoice(database, partyId, "2020-01-01", [{ list: 0, cost: 0 }]);
});
afterEach(() => database.drop());

async function entries(): Promise<Record<string, unknown>[]> {
  return database.sql<Record<string, unknown>>`
    select category, trim_scale(amount)::float8 as amount, basis, activity_code as activity, trim_scale(minutes)::float8 as minutes
    from ledger where party_id = ${partyId}
    order by on_day, category, activity_code, amount`;
}

async function missing(): Promise<Record<string, unknown>[]> {
  return database.sql<Record<string, unknown>>`
    select reason, source_kind from not_counted where party_id = ${partyId} order by reason, source_kind`;
}

async function issues(): Promise<Record<string, unknown>[]> {
  return database.sql<Record<string, unknown>>`
    select issue, source_kind from ledger_issue where party_id = ${partyId} order by issue, source_kind`;
}

test("a line is list sales, discount and cost of goods", async () => {
  await anInvoice(database, partyId, "2025-03-03", [{ list: 100, discount: 12.5, cost: 60 }]);
  expect(await entries()).toMatchObject([
    { category: "cost_of_goods", amount: -60, basis: "delivered" },
    { category: "discount", amount: -12.5 },
    { category: "list_sales", amount: 100 },
  ]);
});

test("a line of price zero costs what it costs and brings nothing", async () => {
  await anInvoice(database, partyId, "2025-03-03", [{ list: 0, cost: 7.125 }]);
  expect(await entries()).toMatchObject([{ category: "cost_of_goods", amount: -7.125 }]);
  expect(await missing()).toEqual([]);
});

test("from the list price each step down stands on a line of its own", async () => {
  await anInvoice(database, partyId, "2025-03-03", [
    { list: 100, discount: 10, orderDiscount: 4.5, concession: 2.25, cost: 60 },
  ]);
  expect(await entries()).toMatchObject([
    { category: "concession", amount: -2.25 },
    { category: "cost_of_goods", amount: -60 },
    { category: "discount", amount: -10 },
    { category: "list_sales", amount: 100 },
    { category: "order_discount", amount: -4.5 },
  ]);
});

test("an unknown cost of goods stays unknown and is counted as missing", async () => {
  await anInvoice(database, partyId, "2025-03-03", [{ list: 100 }]);
  expect(await entries()).toMatchObject([{ category: "list_sales", amount: 100 }]);
  expect(await missing()).toEqual([{ reason: "no_cost_of_goods", source_kind: "document_line" }]);
});

test("without a cost of its own a line takes the product's cost price of that day, then what is assumed", async () => {
  const productId = await aProduct(database);
  await database.sql`
    insert into cost_price values
      (${productId}, '[2025-01-01,2025-02-01)', 40, 'EUR'), (${productId}, '[2025-02-01,2025-03-01)', 44.125, 'EUR')`;
  await database.sql`
    insert into cost_setting (version, valid_during, goods_percent, goods_of, reason) values (1, '(,)', 72, 'list', 'Assumed')`;
  for (const day of ["2025-01-31", "2025-02-01", "2025-03-01"])
    await anInvoice(database, partyId, day, [{ list: 300, discount: 30, quantity: 3, productId }]);
  const goods = (await entries()).filter((entry) => entry.category === "cost_of_goods");
  expect(goods).toMatchObject([
    { amount: -120, basis: "rate" },
    { amount: -132.375, basis: "rate" },
    { amount: -216, basis: "assumed" },
  ]);
});

test("goods that came back give their cost back", async () => {
  await anInvoice(database, partyId, "2025-03-03", [{ list: -80, cost: -50, quantity: -2 }], {
    kind: "return",
  });
  expect(await entries()).toMatchObject([
    { category: "cost_of_goods", amount: 50 },
    { category: "return", amount: -80 },
  ]);
});

test("each document counts at the rate of its day; without a rate it is left out and counted", async () => {
  await database.sql`
    insert into exchange_rate values ('USD', '2025-01-01', 0.9), ('USD', '2025-06-01', 0.8)`;
  await anInvoice(database, partyId, "2025-05-31", [{ list: 100, cost: 50 }], { currency: "USD" });
  await anInvoice(database, partyId, "2025-06-01", [{ list: -100, cost: 0, quantity: -1 }], {
    currency: "USD",
    kind: "credit_note",
  });
  await anInvoice(database, partyId, "2024-12-31", [{ list: 100, cost: 50 }], { currency: "USD" });
  expect(await entries()).toMatchObject([
    { category: "cost_of_goods", amount: -45 },
    { category: "list_sales", amount: 90 },
    { category: "return", amount: -80 },
  ]);
  expect(await missing()).toEqual([{ reason: "no_exchange_rate", source_kind: "document" }]);
});

test("a refund counts at the rate of its own sale, and what the rates differ by is an exchange difference", async () => {
  await database.sql`
    insert into exchange_rate values ('USD', '2024-01-01', 0.9), ('USD', '2025-01-01', 0.8)`;
  const sale = await anInvoice(database, partyId, "2024-06-01", [{ list: 100, cost: 50 }], {
    currency: "USD",
  });
  await anInvoice(database, partyId, "2025-06-01", [{ list: -100, cost: -50, quantity: -1 }], {
    currency: "USD",
    kind: "credit_note",
    derived_from_id: sale,
  });
  expect(await entries()).toMatchObject([
    { category: "cost_of_goods", amount: -45 },
    { category: "list_sales", amount: 90 },
    { category: "cost_of_goods", amount: 45 },
    { category: "finance", amount: 10, basis: "rate" },
    { category: "return", amount: -90 },
  ]);
  expect(await issues()).toEqual([]);
  const [bySale] = await database.sql`
    select sum(amount)::float8 as revenue from ledger
    where party_id = ${partyId} and category in ('list_sales', 'return') and sale_on < '2025-01-01'`;
  expect(bySale).toEqual({ revenue: 0 });
});

test("a refund that names no sale counts in net revenue on its own day, and is an issue", async () => {
  await anInvoice(database, partyId, "2025-06-01", [{ list: -30, cost: 0, quantity: -1 }], {
    kind: "return",
  });
  expect(await entries()).toMatchObject([{ category: "return", amount: -30 }]);
  expect(await issues()).toEqual([{ issue: "refund_without_sale", source_kind: "document" }]);
});

test("what was done before the first sale is acquisition, from that day on it serves", async () => {
  const newcomer = await aParty(database);
  await aContact(database, newcomer, "2025-05-30", { minutes: 10 });
  await aCase(database, newcomer, "2025-05-31");
  await aContact(database, newcomer, "2025-06-01", { minutes: 10 });
  const booked = () => database.sql`
    select category, amount::float8 as amount from ledger where party_id = ${newcomer} and activity_code is not null order by on_day`;
  expect(await booked()).toEqual([
    { category: "acquisition", amount: -8 },
    { category: "acquisition", amount: -24 },
    { category: "acquisition", amount: -8 },
  ]);
  await anInvoice(database, newcomer, "2025-06-01", [{ list: 0, cost: 0 }]);
  expect(await booked()).toEqual([
    { category: "acquisition", amount: -8 },
    { category: "acquisition", amount: -24 },
    { category: "serving", amount: -8 },
  ]);
});

test("what was given before the first sale is acquisition, as the work on its case is; with nobody's cases it is redress", async () => {
  const newcomer = await aParty(database);
  await aCase(database, newcomer, "2025-05-31", { redress_amount: 25 });
  await aCase(database, newcomer, "2025-06-01", { redress_amount: 5 });
  await aCase(database, ownCompanyId, "2025-05-31", { redress_amount: 7 });
  const given = (party: string) => database.sql`
    select category, amount::float8 as amount from ledger where party_id = ${party} and activity_code is null and source_kind = 'case_file' order by on_day`;
  expect(await given(newcomer)).toEqual([
    { category: "acquisition", amount: -25 },
    { category: "acquisition", amount: -5 },
  ]);
  await anInvoice(database, newcomer, "2025-06-01", [{ list: 0, cost: 0 }]);
  expect(await given(newcomer)).toEqual([
    { category: "acquisition", amount: -25 },
    { category: "redress", amount: -5 },
  ]);
  expect(await given(ownCompanyId)).toEqual([{ category: "redress", amount: -7 }]);
});

test("a record merged into a customer was theirs from the first sale on", async () => {
  const merged = await aParty(database, { golden_id: partyId });
  await aContact(database, merged, "2019-12-31", { minutes: 10 });
  await aContact(database, merged, "2020-01-01", { minutes: 10 });
  const booked = await database.sql`select category from ledger where party_id = ${merged} order by on_day`;
  expect(booked).toEqual([{ category: "acquisition" }, { category: "serving" }]);
});

test("work that keeps the house going is charged to nobody and shown beside", async () => {
  await database.sql`update activity set level = 'sustaining' where code = 'letter'`;
  await aContact(database, partyId, "2025-05-30", { channel: "letter", minutes: 10 });
  expect(await entries()).toMatchObject([{ category: "sustaining", amount: -8 }]);
});

test("a contact costs its measured minutes, else those of the equation in force on its day", async () => {
  await aContact(database, partyId, "2025-03-01", { minutes: 7.5, minutes_basis: "measured" });
  await aContact(database, partyId, "2025-03-02", { minutes: null, minutes_basis: "unknown" });
  await aContact(database, partyId, "2025-03-03", { minutes: 9999, minutes_basis: "measured" });
  await aContact(database, partyId, "2025-03-04", {
    minutes: 0,
    minutes_basis: "measured",
    channel: "visit",
  });
  expect(await entries()).toEqual([
    { category: "serving", amount: -6, basis: "measured", activity: "call", minutes: 7.5 },
    { category: "serving", amount: -4.8, basis: "estimated", activity: "call", minutes: 6 },
    { category: "serving", amount: -4.8, basis: "estimated", activity: "call", minutes: 6 },
    { category: "serving", amount: -72, basis: "estimated", activity: "visit", minutes: 90 },
  ]);
  expect(await issues()).toEqual([{ issue: "minutes_beyond_belief", source_kind: "contact" }]);
});

test("what is planned or cancelled costs nothing", async () => {
  await aContact(database, partyId, "2025-03-01", { state: "planned" });
  await aContact(database, partyId, "2025-03-01", { state: "cancelled" });
  expect(await entries()).toEqual([]);
});

test("on the day a rate changes the new one holds, the day before the old", async () => {
  await database.sql`update activity_rate set valid_during = '(,2025-03-30)' where activity_code = 'call'`;
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, base_minutes, reason)
    values ('call', 2, '[2025-03-30,)', 10, 'Measured')`;
  await database.sql`update pool_period set valid_during = '(,2025-10-26)'`;
  await database.sql`
    insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason)
    values ('desk', 2, '[2025-10-26,)', 1, 1, 1, 'actual', 'Measured')`;
  const days = ["2025-03-29", "2025-03-30", "2025-10-25", "2025-10-26"];
  for (const day of days) await aContact(database, partyId, day, { minutes: null, minutes_basis: "unknown" });
  expect((await entries()).map((entry) => entry.amount)).toEqual([-4.8, -8, -8, -10]);
});

test("an hour of daylight saving belongs to the business day it was written on", async () => {
  await aContact(database, partyId, "2025-10-26", { started_at: "2025-10-25T22:30:00Z", minutes: 5 });
  const [entry] = await database.sql`select on_day from ledger where party_id = ${partyId}`;
  expect(entry).toEqual({ on_day: "2025-10-26" });
});

test("an activity without a rate charges nothing, and its contacts are counted as missing", async () => {
  await database.sql`update activity_rate set superseded_at = now() where activity_code = 'call'`;
  await aContact(database, partyId, "2025-03-01", { minutes: 5 });
  await aContact(database, partyId, "2025-03-01", { activity_code: "nobody-knows" });
  expect(await entries()).toEqual([]);
  expect(await missing()).toEqual([
    { reason: "no_rate", source_kind: "contact" },
    { reason: "no_rate", source_kind: "contact" },
  ]);
});

test("an equation adds a term for each unit of a field, and takes no nonsense for a number", async () => {
  await database.sql`
    update activity_rate set terms = '{"pages": 2, "urgent": 5}' where activity_code = 'letter'`;
  const written = (custom: object) =>
    aContact(database, partyId, "2025-03-01", {
      channel: "letter",
      minutes: null,
      custom: JSON.stringify(custom),
    });
  await written({ pages: 3, urgent: true });
  await written({ pages: "many" });
  expect((await entries()).map((entry) => entry.minutes)).toEqual([21, 10]);
});

test("an equation that comes to less than nothing counts as nothing, and is to be looked at", async () => {
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, unit_price, reason)
    values ('order', 9, '(,)', 4, 'Made up')`;
  await database.sql`
    update activity_rate set terms = '{"pages": 2}' where activity_code in ('letter', 'case', 'order')`;
  const custom = JSON.stringify({ pages: -50 });
  const contact = { channel: "letter", minutes: null, custom };
  await aContact(database, partyId, "2025-03-01", contact);
  await aContact(database, partyId, "2025-03-02", { ...contact, custom: JSON.stringify({ pages: -4 }) });
  await aContact(database, partyId, "2025-03-03", { ...contact, minutes: 7 });
  await aCase(database, partyId, "2025-03-04", { custom });
  await anInvoice(database, partyId, "2025-03-05", [{ list: 10, cost: 5 }], { custom });
  const served = (await entries()).filter((entry) => entry.category === "serving");
  expect(served.map((entry) => [entry.activity, entry.minutes])).toEqual([
    ["order", null],
    ["letter", 2],
    ["letter", 7],
  ]);
  expect(await issues()).toEqual([
    { issue: "below_nothing", source_kind: "case_file" },
    { issue: "below_nothing", source_kind: "contact" },
    { issue: "below_nothing", source_kind: "document" },
  ]);
});

test("a case costs its handling and its redress", async () => {
  await aCase(database, partyId, "2025-03-01", { redress_amount: 25 });
  expect(await entries()).toMatchObject([
    { category: "redress", amount: -25 },
    { category: "serving", amount: -24, activity: "case", minutes: 30 },
  ]);
});

test("lines of the accounts and freight stand in the ledger", async () => {
  await anInvoice(database, partyId, "2025-03-01", [{ list: 10, cost: 5 }], { freight_cost: 3.5 });
  await database.sql`
    insert into external_line (party_id, line_id, on_day, category, amount, currency, source)
    values (${partyId}, ${newId()}, '2025-03-02', 'finance', -4.2, 'EUR', 'Accounts')`;
  expect(await entries()).toMatchObject([
    { category: "cost_of_goods" },
    { category: "direct_cost", amount: -3.5, activity: "freight" },
    { category: "list_sales" },
    { category: "finance", amount: -4.2 },
  ]);
});

test("a discount above the price takes more than it brings", async () => {
  await anInvoice(database, partyId, "2025-03-01", [{ list: 10, discount: 12, cost: 0 }]);
  const [sum] = await database.sql`select sum(amount)::float8 as sum from ledger where party_id = ${partyId}`;
  expect(sum).toEqual({ sum: -2 });
});

test("one customer's ledger is read through indexes, whatever else is there", async () => {
  await database.sql`
    insert into party (party_id, kind, name, golden_id, created_at, updated_at)
    select id, 'organisation', 'Other', id, now(), now()
    from (select ('22222222-0000-7000-8000-' || lpad(to_hex(no), 12, '0'))::uuid as id from generate_series(1, 1000) as no) as made`;
  await database.sql`
    insert into document (party_id, document_id, kind, state, issued_on, recognised_on, currency, created_at)
    select party_id, gen_random_uuid(), 'invoice', 'closed', date '2025-01-01' + no, date '2025-01-01' + no, 'EUR', now()
    from party, generate_series(1, 5) as no`;
  await database.sql`
    insert into document_line (party_id, document_id, line_no, quantity, list_amount, net_amount)
    select party_id, document_id, no, 1, 10, 10 from document, generate_series(2, 4) as no`;
  await database.sql`
    insert into contact (party_id, contact_id, channel, started_at, on_day, created_at)
    select party_id, gen_random_uuid(), 'phone', now(), date '2025-01-01' + no, now() from party, generate_series(1, 5) as no`;
  await database.sql`analyze`;
  const plan = await database.sql<{ "QUERY PLAN": string }>`
    explain select * from ledger where party_id = any(array[${partyId}]::uuid[])`;
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  for (const table of ["document_line", "document", "contact"])
    expect(text).not.toMatch(new RegExp(`Seq Scan on ${table}\\b`));
});
