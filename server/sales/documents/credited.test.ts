import { afterAll, beforeAll, expect, test } from "vitest";
import { readOpenMatters } from "../../../contract/conversations.ts";
import {
  cancelDocument,
  createDocument,
  readDocument,
  recordPayment,
  writeOffDocument,
} from "../../../contract/sales.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

/** A customer with an invoice of 100 that nobody has paid. */
async function invoiced(fields: NonNullable<Parameters<typeof anInvoice>[4]> = {}) {
  const partyId = await aParty(server.database);
  const lines = [{ list: 100, cost: 1 }];
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", lines, {
    state: "open",
    ...fields,
  });
  return { partyId, documentId };
}

/** A credit note as an import leaves it. */
function credited(invoice: Awaited<ReturnType<typeof invoiced>>, list: number, fields: object = {}) {
  return anInvoice(server.database, invoice.partyId, "2025-01-05", [{ list: -list, cost: 0, quantity: -1 }], {
    kind: "credit_note",
    derived_from_id: invoice.documentId,
    ...fields,
  });
}

let number = 0;
/** A credit note as a person enters it. */
function credit(invoice: Awaited<ReturnType<typeof invoiced>>, listPrice: string) {
  number += 1;
  return asPerson(server, "seller").call(createDocument, {
    partyId: invoice.partyId,
    kind: "credit_note",
    number: `G-${number}`,
    issuedOn: "2025-01-05",
    derivedFromId: invoice.documentId,
    lines: [{ description: "Ladder", quantity: "1", listPrice }],
  });
}

test("what was credited of an invoice is neither overdue nor to be written off", async () => {
  const manager = asPerson(server, "manager");
  const invoice = await invoiced({ due_on: "2025-01-31" });
  const { partyId, documentId } = invoice;
  // Somebody's payment, without which nobody can say what is overdue.
  await manager.call(recordPayment, { partyId, receivedOn: "2025-02-01", amount: "1", currency: "EUR" });
  await credited(invoice, 60);
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body.invoices).toMatchObject([{ documentId, unpaid: "40" }]);
  const giveUp = { partyId, documentId, writtenOffOn: "2025-06-01", reason: "Nobody will pay" };
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "41" })).status).toBe(409);
  await credited(invoice, 40);
  expect((await manager.call(readOpenMatters, { partyId })).body.invoicesOverdue).toBe(0);
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "1" })).status).toBe(409);
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

test("what was credited after it was paid is said to be in the customer's favour, until it is given back or a year has passed", async () => {
  const manager = asPerson(server, "manager");
  const invoice = await invoiced({ due_on: "2025-01-31" });
  const { partyId, documentId } = invoice;
  const amount = "100";
  await manager.call(recordPayment, {
    partyId,
    receivedOn: "2025-02-01",
    amount,
    currency: "EUR",
    allocations: [{ documentId, amount }],
  });
  const inFavour = async () => {
    const { body } = await manager.call(readOpenMatters, { partyId });
    return [body.inFavourCount, body.inFavour.map((one) => one.amount)];
  };
  expect(await inFavour()).toEqual([0, []]);
  await credited(invoice, 30, { recognised_on: daysAgo(5) });
  await credited(invoice, 12.78, { recognised_on: daysAgo(400) });
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body).toMatchObject({
    inFavourCount: 1,
    inFavour: [{ documentId, amount: "42.78", currency: "EUR" }],
  });
  await server.database.sql`
    update document set recognised_on = '2025-01-05' where party_id = ${partyId} and kind = 'credit_note'`;
  expect(await inFavour()).toEqual([0, []]);
  await server.database.sql`
    update document set recognised_on = current_date where party_id = ${partyId} and kind = 'credit_note'`;
  await server.database
    .sql`update document set state = 'cancelled', recognised_on = null where document_id = ${documentId}`;
  expect(await inFavour()).toEqual([0, []]);
  await server.database
    .sql`update document set state = 'closed', recognised_on = '2025-01-01' where document_id = ${documentId}`;
  await server.database.sql`
    update allocation set amount = amount - 42.78 where party_id = ${partyId} and document_id = ${documentId}`;
  expect(await inFavour()).toEqual([0, []]);
});

test("with tax it is unpaid less what was credited with tax, and written off less what was credited without", async () => {
  const manager = asPerson(server, "manager");
  const invoice = await invoiced({ due_on: "2025-01-31", gross_total: 119 });
  const { partyId, documentId } = invoice;
  await credited(invoice, 20, { gross_total: -23.8 });
  // One that names no tax has that of its invoice.
  await credited(invoice, 10, { gross_total: null });
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body.invoices).toMatchObject([{ documentId, unpaid: "83.3" }]);
  const giveUp = { partyId, documentId, writtenOffOn: "2025-06-01", reason: "Nobody will pay" };
  const over = await manager.call(writeOffDocument, { ...giveUp, amount: "70.01" });
  expect(over.problem).toMatchObject({ code: "write_off_too_high", detail: expect.stringContaining("70.") });
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "70" })).body.state).toBe("closed");
});

test("no more is paid on an invoice than its credits leave, and what they leave closes it", async () => {
  const manager = asPerson(server, "manager");
  const invoice = await invoiced();
  const { partyId, documentId } = invoice;
  await credited(invoice, 60);
  const pay = (amount: string) =>
    manager.call(recordPayment, {
      partyId,
      receivedOn: "2025-02-01",
      amount: "100",
      currency: "EUR",
      allocations: [{ documentId, amount }],
    });
  const over = await pay("40.01");
  expect([over.status, over.problem?.code]).toEqual([409, "allocation_of_credited"]);
  expect(over.problem?.detail).toContain("60 of the invoice was credited, which leaves 40 to pay");
  expect(await server.database.sql`select from payment where party_id = ${partyId}`).toEqual([]);
  expect((await pay("40")).body.unallocated).toBe("60");
  expect(await server.database.sql`select state from document where document_id = ${documentId}`).toEqual([
    { state: "closed" },
  ]);
});

async function stateOf(documentId: string): Promise<unknown> {
  const [document] = await server.database.sql<{ state: string }>`
    select state from document where document_id = ${documentId}`;
  return document?.state;
}

test("what was given up in part is overdue no longer, and the rest paid closes the invoice", async () => {
  const manager = asPerson(server, "manager");
  const { partyId, documentId } = await invoiced({ due_on: "2025-01-31", gross_total: 119 });
  await manager.call(recordPayment, { partyId, receivedOn: "2025-02-01", amount: "1", currency: "EUR" });
  await manager.call(writeOffDocument, {
    partyId,
    documentId,
    writtenOffOn: "2025-06-01",
    amount: "30",
    reason: "Nobody will pay",
  });
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body.invoices).toMatchObject([{ documentId, unpaid: "83.3" }]);
  const pay = (amount: string) =>
    manager.call(recordPayment, {
      partyId,
      receivedOn: "2025-06-02",
      amount,
      currency: "EUR",
      allocations: [{ documentId, amount }],
    });
  await pay("83.3");
  expect(await stateOf(documentId)).toBe("closed");
  expect((await manager.call(readOpenMatters, { partyId })).body.invoicesOverdue).toBe(0);
  // What was given up may come in after all, and no more than that.
  expect((await pay("35.71")).problem?.code).toBe("allocation_too_high");
  expect((await pay("35.7")).status).toBe(201);
});

async function eventsOf(documentId: string): Promise<unknown[]> {
  return server.database.sql`
    select name, differences -> 'state' as state from event
    where subject_id = ${documentId} and name in ('document.closed', 'document.reopened') order by event_id`;
}

test.each(["open", "delivered"])(
  "an invoice that is credited in full is closed, and %s again without that credit note; both are on record",
  async (state) => {
    const seller = asPerson(server, "seller");
    const invoice = await invoiced({ state });
    const { partyId, documentId } = invoice;
    const first = await credit(invoice, "60");
    expect(await stateOf(documentId)).toBe(state);
    const { body: read } = await seller.call(readDocument, { partyId, documentId });
    expect(read).toMatchObject({
      creditedTotal: "60",
      unpaidTotal: "40",
      credits: [
        {
          documentId: first.body.documentId,
          kind: "credit_note",
          number: first.body.number,
          creditedOn: "2025-01-05",
          amount: "60",
        },
      ],
    });
    expect(await eventsOf(documentId)).toEqual([]);
    const { body } = await credit(invoice, "40");
    expect(await stateOf(documentId)).toBe("closed");
    const closed = { name: "document.closed", state: { from: state, to: "closed" } };
    expect(await eventsOf(documentId)).toEqual([closed]);
    const cancel = { partyId, reason: "Booked twice" };
    await seller.call(cancelDocument, { ...cancel, documentId: body.documentId, version: body.version });
    expect(await stateOf(documentId)).toBe(state);
    expect(await eventsOf(documentId)).toEqual([
      closed,
      { name: "document.reopened", state: { from: "closed", to: state } },
    ]);
  },
);

test("an invoice that came in as closed stays so when a credit note of it is cancelled", async () => {
  const invoice = await invoiced({ state: "closed" });
  const { body } = await credit(invoice, "60");
  const { partyId } = invoice;
  await asPerson(server, "seller").call(cancelDocument, {
    ...{ partyId, documentId: body.documentId, version: body.version },
    reason: "Booked twice",
  });
  expect(await stateOf(invoice.documentId)).toBe("closed");
  expect(await eventsOf(invoice.documentId)).toEqual([]);
});

test("what was credited is not cancelled as long as its credit notes count, and nothing is credited of what was cancelled", async () => {
  const seller = asPerson(server, "seller");
  const invoice = await invoiced();
  const { partyId, documentId } = invoice;
  const { body } = await credit(invoice, "60");
  const cancel = { partyId, reason: "Booked twice" };
  const refused = await seller.call(cancelDocument, { ...cancel, documentId, version: 1 });
  expect([refused.status, refused.problem?.code]).toEqual([409, "document_credited"]);
  await seller.call(cancelDocument, { ...cancel, documentId: body.documentId, version: body.version });
  expect((await seller.call(cancelDocument, { ...cancel, documentId, version: 1 })).status).toBe(200);
  const late = await credit(invoice, "60");
  expect([late.status, late.problem?.code]).toEqual([409, "document_not_open"]);
});

test("of a part that is credited and a part that is given up at once neither misses the other", async () => {
  const manager = asPerson(server, "manager");
  for (let time = 0; time < 6; time += 1) {
    const invoice = await invoiced();
    const giveUp = { ...invoice, writtenOffOn: "2025-06-01", amount: "60", reason: "Nobody will pay" };
    const both = await Promise.all([credit(invoice, "60"), manager.call(writeOffDocument, giveUp)]);
    // Whoever comes second finds 40 left: a credit note may be of more than that, what is given up may not.
    const [, { status }] = both;
    const [{ given }] = (await server.database.sql<{ given: number }>`
      select count(*)::int as given from write_off where document_id = ${invoice.documentId}`) as [
      { given: number },
    ];
    expect(given).toBe(status === 409 ? 0 : 1);
    expect(await stateOf(invoice.documentId)).toBe(given === 1 ? "closed" : "open");
  }
});
