import { afterEach, beforeEach, expect, test } from "vitest";
import { anInvoice, aParty } from "../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { newId } from "../plumbing/ids.ts";

let database: TestDatabase;
let partyId: string;
beforeEach(async () => {
  database = await testDatabase();
  partyId = await aParty(database);
});
afterEach(() => database.drop());

async function booked(source: string): Promise<Record<string, unknown>[]> {
  return database.sql<Record<string, unknown>>`
    select on_day, category, round(amount, 6)::float8 as amount
    from ledger where party_id = ${partyId} and source_kind = ${source}
    order by on_day, amount`;
}

async function paid(
  documentId: string,
  receivedOn: string,
  amount: number,
  fee: number | null = null,
): Promise<void> {
  const paymentId = newId();
  await database.sql`
    insert into payment (party_id, payment_id, received_on, amount, currency, method, fee_amount)
    values (${partyId}, ${paymentId}, ${receivedOn}, ${amount}, 'EUR', 'card', ${fee})`;
  await database.sql`
    insert into allocation (party_id, payment_id, document_id, amount)
    values (${partyId}, ${paymentId}, ${documentId}, ${amount})`;
}

async function rated(code: string, percent: number, days = "(,)", version = 1): Promise<void> {
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, percent, reason)
    values (${code}, ${version}, ${days}::daterange, ${percent}, 'Set')`;
}

test("waiting for money costs nothing until somebody sets a rate", async () => {
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 1000, cost: 1 }], {
    due_on: "2025-01-31",
  });
  await paid(invoice, "2025-12-31", 1000);
  expect(await booked("late_payment")).toEqual([]);
});

test("balance × rate × days/365: each month's part on its last day, each payment up to its day", async () => {
  await rated("late-payment", 7.3);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 1000, cost: 1 }], {
    due_on: "2025-01-21",
    gross_total: 1190,
  });
  await paid(invoice, "2025-01-31", 190);
  await paid(invoice, "2025-02-10", 1000);
  // 190 for 10 days and 1000 for 11 days of January, 1000 for 9 days of February, at 0.02 % a day.
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-30", category: "finance", amount: -0.38 },
    { on_day: "2025-01-31", category: "finance", amount: -2.2 },
    { on_day: "2025-02-09", category: "finance", amount: -1.8 },
  ]);
});

test("an early payment costs nothing and earns nothing", async () => {
  await rated("late-payment", 10);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-31",
  });
  await paid(invoice, "2025-01-31", 100);
  expect(await booked("late_payment")).toEqual([]);
});

test("an open balance costs up to the last day payments are known of, or until it was written off", async () => {
  await rated("late-payment", 36.5);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-01",
    state: "open",
  });
  const other = await aParty(database);
  await database.sql`
    insert into payment (party_id, payment_id, received_on, amount, currency) values (${other}, ${newId()}, '2025-01-11', 1, 'EUR')`;
  expect(await booked("late_payment")).toEqual([{ on_day: "2025-01-10", category: "finance", amount: -1 }]);
  await database.sql`
    insert into write_off (party_id, write_off_id, document_id, written_off_on, amount)
    values (${partyId}, ${newId()}, ${invoice}, '2025-01-06', 100)`;
  expect(await booked("late_payment")).toEqual([{ on_day: "2025-01-05", category: "finance", amount: -0.5 }]);
  expect(await booked("write_off")).toEqual([{ on_day: "2025-01-06", category: "finance", amount: -100 }]);
});

async function credited(invoice: string, onDay: string, list: number, gross: number): Promise<void> {
  await anInvoice(database, partyId, onDay, [{ list: -list, cost: 0, quantity: -1 }], {
    kind: "credit_note",
    derived_from_id: invoice,
    gross_total: -gross,
  });
}

test("of what is closed without payments on record nothing is waited for", async () => {
  await rated("late-payment", 36.5);
  const due = { due_on: "2025-01-01" };
  const closed = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    ...due,
    state: "closed",
  });
  const other = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], due);
  await paid(other, "2025-01-11", 100);
  expect(await booked("late_payment")).toEqual([{ on_day: "2025-01-10", category: "finance", amount: -1 }]);
  // What was paid of it was waited for until then; the rest ended nobody knows when.
  await paid(closed, "2025-01-06", 40);
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-05", category: "finance", amount: -0.2 },
    { on_day: "2025-01-10", category: "finance", amount: -1 },
  ]);
});

test("what was credited is waited for until the day of the credit note, and no longer", async () => {
  await rated("late-payment", 36.5);
  const due = { due_on: "2025-01-01", gross_total: 119, state: "open" };
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], due);
  await credited(invoice, "2025-01-06", 50, 59.5);
  await paid(await anInvoice(database, partyId, "2024-01-01", [{ list: 1 }]), "2025-01-11", 1);
  // 59.50 with tax for five days, and as much for ten, at 0.1 % a day.
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-05", category: "finance", amount: -0.2975 },
    { on_day: "2025-01-10", category: "finance", amount: -0.595 },
  ]);
  await credited(invoice, "2025-01-06", 50, 59.5);
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-05", category: "finance", amount: -0.595 },
  ]);
});

test("a credit of what was paid already costs no waiting, and paid back it is owed again", async () => {
  await rated("late-payment", 36.5);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-01",
  });
  await paid(invoice, "2025-01-06", 100);
  await credited(invoice, "2025-01-21", 40, 40);
  const waited = [{ on_day: "2025-01-05", category: "finance", amount: -0.5 }];
  expect(await booked("late_payment")).toEqual(waited);
  // The 40 that were too much go back, and 10 by mistake, which come again.
  await paid(invoice, "2025-01-22", -50);
  await paid(invoice, "2025-01-24", 10);
  expect(await booked("late_payment")).toEqual([
    ...waited,
    { on_day: "2025-01-21", category: "finance", amount: 0.21 },
    { on_day: "2025-01-23", category: "finance", amount: -0.23 },
  ]);
});

test("a part that was written off ends the waiting for that part alone", async () => {
  await rated("late-payment", 36.5);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-01",
    state: "open",
    gross_total: 119,
  });
  await paid(await anInvoice(database, partyId, "2024-01-01", [{ list: 1 }]), "2025-01-11", 1);
  await database.sql`
    insert into write_off (party_id, write_off_id, document_id, written_off_on, amount)
    values (${partyId}, ${newId()}, ${invoice}, '2025-01-06', 50)`;
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-05", category: "finance", amount: -0.2975 },
    { on_day: "2025-01-10", category: "finance", amount: -0.595 },
  ]);
});

test("on the day its rate changes a balance costs by the new one", async () => {
  await rated("late-payment", 36.5, "(,2025-01-11)");
  await rated("late-payment", 73, "[2025-01-11,)", 2);
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-06",
  });
  await paid(invoice, "2025-01-16", 100);
  expect(await booked("late_payment")).toEqual([
    { on_day: "2025-01-10", category: "finance", amount: -0.5 },
    { on_day: "2025-01-15", category: "finance", amount: -1 },
  ]);
});

test("a fee costs as delivered, a percentage of a method what it says", async () => {
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }]);
  await paid(invoice, "2025-01-05", 100, 1.25);
  expect(await booked("payment")).toEqual([{ on_day: "2025-01-05", category: "direct_cost", amount: -1.25 }]);
  await database.sql`
    insert into activity (code, name, category, method, driver, kind, is_demand) values
      ('card', 'Card fees', 'direct_cost', 'percent', 'payment', 'card', false),
      ('cheque', 'Cheques', 'direct_cost', 'percent', 'payment', 'cheque', false)`;
  await rated("card", 2);
  await rated("cheque", 50);
  expect((await booked("payment")).map(({ amount }) => amount)).toEqual([-2, -1.25]);
});

test("a rebate is spread over the sales it refers to by net amount, to the cent, on their days", async () => {
  await database.sql`insert into exchange_rate values ('USD', '2025-01-01', 0.5)`;
  await anInvoice(database, partyId, "2025-03-01", [{ list: 100, cost: 50 }]);
  await anInvoice(database, partyId, "2025-04-01", [{ list: 200 }], { currency: "USD" });
  await anInvoice(database, partyId, "2025-05-01", [{ list: 100, cost: 50 }]);
  await anInvoice(database, partyId, "2026-01-01", [{ list: 100, cost: 50 }]);
  await database.sql`
    insert into rebate (party_id, rebate_id, granted_on, refers_from, refers_until, amount, currency)
    values (${partyId}, ${newId()}, '2025-12-31', '2025-01-01', '2025-12-31', 10, 'EUR')`;
  expect(await booked("rebate")).toEqual([
    { on_day: "2025-03-01", category: "rebate", amount: -3.34 },
    { on_day: "2025-04-01", category: "rebate", amount: -3.33 },
    { on_day: "2025-05-01", category: "rebate", amount: -3.33 },
  ]);
  // What fell on sales without a known cost takes nothing from the part that is known.
  const [cover] = await database.sql`
    select sum(net_amount)::float8 as covered from revenue_cover where party_id = ${partyId} and cost_basis is not null and on_day < '2026-01-01'`;
  expect(cover).toEqual({ covered: 193.33 });
  await database.sql`update document set state = 'cancelled', recognised_on = null where recognised_on = '2025-05-01'`;
  expect((await booked("rebate")).map(({ amount }) => amount)).toEqual([-5, -5]);
});

test("a rebate for days without sales stands on its own day; without an exchange rate it is counted as missing", async () => {
  const grant = (currency: string) => database.sql`
    insert into rebate (party_id, rebate_id, granted_on, refers_from, refers_until, amount, currency)
    values (${partyId}, ${newId()}, '2025-12-31', '2025-01-01', '2025-12-31', 10, ${currency})`;
  await grant("EUR");
  await grant("GBP");
  expect(await booked("rebate")).toEqual([{ on_day: "2025-12-31", category: "rebate", amount: -10 }]);
  expect(await database.sql`select reason, source_kind from not_counted`).toEqual([
    { reason: "no_exchange_rate", source_kind: "rebate" },
  ]);
});

test("a payment without an exchange rate is counted as missing where taking it in costs anything, be it no fee", async () => {
  const invoice = await anInvoice(database, partyId, "2025-01-01", [{ list: 100, cost: 1 }]);
  await paid(invoice, "2025-01-05", 100);
  await database.sql`update payment set currency = 'GBP', method = 'cheque'`;
  const missing = () => database.sql`select reason, source_kind, on_day from not_counted`;
  expect(await missing()).toEqual([]);
  await database.sql`
    insert into activity (code, name, category, method, driver, kind, is_demand)
    values ('cheque', 'Cheques', 'direct_cost', 'percent', 'payment', 'cheque', false)`;
  await rated("cheque", 2, "[2025-01-05,)");
  expect([await booked("payment"), await missing()]).toEqual([
    [],
    [{ reason: "no_exchange_rate", source_kind: "payment", on_day: "2025-01-05" }],
  ]);
  await database.sql`update payment set received_on = '2025-01-04'`;
  expect(await missing()).toEqual([]);
});
