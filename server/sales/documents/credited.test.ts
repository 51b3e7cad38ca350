import { afterAll, beforeAll, expect, test } from "vitest";
import { readOpenMatters } from "../../../contract/conversations.ts";
import { recordPayment, writeOffDocument } from "../../../contract/sales.ts";
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
