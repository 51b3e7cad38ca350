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

test("what was credited of an invoice is neither overdue nor to be written off", async () => {
  const manager = asPerson(server, "manager");
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-31",
    state: "open",
  });
  const credit = (list: number) =>
    anInvoice(server.database, partyId, "2025-01-05", [{ list: -list, cost: 0, quantity: -1 }], {
      kind: "credit_note",
      derived_from_id: documentId,
    });
  // Somebody's payment, without which nobody can say what is overdue.
  await manager.call(recordPayment, { partyId, receivedOn: "2025-02-01", amount: "1", currency: "EUR" });
  await credit(60);
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body.invoices).toMatchObject([{ documentId, unpaid: "40" }]);
  const giveUp = { partyId, documentId, writtenOffOn: "2025-06-01", reason: "Nobody will pay" };
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "41" })).status).toBe(409);
  await credit(40);
  expect((await manager.call(readOpenMatters, { partyId })).body.invoicesOverdue).toBe(0);
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "1" })).status).toBe(409);
});

test("with tax it is unpaid less what was credited with tax, and written off less what was credited without", async () => {
  const manager = asPerson(server, "manager");
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-31",
    state: "open",
    gross_total: 119,
  });
  const credit = (list: number, gross_total: number | null) =>
    anInvoice(server.database, partyId, "2025-01-05", [{ list: -list, cost: 0, quantity: -1 }], {
      kind: "credit_note",
      derived_from_id: documentId,
      gross_total,
    });
  await credit(20, -23.8);
  // One that names no tax has that of its invoice.
  await credit(10, null);
  const { body } = await manager.call(readOpenMatters, { partyId });
  expect(body.invoices).toMatchObject([{ documentId, unpaid: "83.3" }]);
  const giveUp = { partyId, documentId, writtenOffOn: "2025-06-01", reason: "Nobody will pay" };
  const over = await manager.call(writeOffDocument, { ...giveUp, amount: "70.01" });
  expect(over.problem).toMatchObject({ code: "write_off_too_high", detail: expect.stringContaining("70.") });
  expect((await manager.call(writeOffDocument, { ...giveUp, amount: "70" })).body.state).toBe("closed");
});

test("no more is paid on an invoice than its credits leave, and what they leave closes it", async () => {
  const manager = asPerson(server, "manager");
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    state: "open",
  });
  await anInvoice(server.database, partyId, "2025-01-05", [{ list: -60, cost: 0, quantity: -1 }], {
    kind: "credit_note",
    derived_from_id: documentId,
  });
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
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    due_on: "2025-01-31",
    state: "open",
    gross_total: 119,
  });
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

test("an invoice that is credited in full is closed, and open again without that credit note", async () => {
  const seller = asPerson(server, "seller");
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    state: "open",
  });
  const credit = (listPrice: string, number: string) =>
    seller.call(createDocument, {
      partyId,
      kind: "credit_note",
      number,
      issuedOn: "2025-01-05",
      derivedFromId: documentId,
      lines: [{ description: "Ladder", quantity: "1", listPrice }],
    });
  const first = await credit("60", "G-1");
  expect(await stateOf(documentId)).toBe("open");
  const { body: invoice } = await seller.call(readDocument, { partyId, documentId });
  expect(invoice).toMatchObject({
    creditedTotal: "60",
    unpaidTotal: "40",
    credits: [
      {
        documentId: first.body.documentId,
        kind: "credit_note",
        number: "G-1",
        creditedOn: "2025-01-05",
        amount: "60",
      },
    ],
  });
  const { body } = await credit("40", "G-2");
  expect(await stateOf(documentId)).toBe("closed");
  const cancel = { partyId, reason: "Booked twice" };
  await seller.call(cancelDocument, { ...cancel, documentId: body.documentId, version: body.version });
  expect(await stateOf(documentId)).toBe("open");
});

test("an invoice that came in as closed stays so when a credit note of it is cancelled", async () => {
  const seller = asPerson(server, "seller");
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2025-01-01", [{ list: 100, cost: 1 }], {
    state: "closed",
  });
  const { body } = await seller.call(createDocument, {
    partyId,
    kind: "credit_note",
    number: "G-3",
    issuedOn: "2025-01-05",
    derivedFromId: documentId,
    lines: [{ description: "Ladder", quantity: "1", listPrice: "60" }],
  });
  await seller.call(cancelDocument, {
    partyId,
    documentId: body.documentId,
    version: body.version,
    reason: "Booked twice",
  });
  expect(await stateOf(documentId)).toBe("closed");
});
