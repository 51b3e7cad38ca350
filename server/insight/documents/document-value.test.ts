import { afterAll, beforeAll, expect, test } from "vitest";
import { listLedger, readDocumentValue } from "../../../contract/insight.ts";
import { readDocument, writeOffDocument } from "../../../contract/sales.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";

let server: TestServer;
let partyId: string;
let documentId: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  partyId = await aParty(server.database, { owner_id: people.seller.userId });
  documentId = await anInvoice(
    server.database,
    partyId,
    "2025-03-03",
    [
      { list: 100, discount: 10, orderDiscount: 4.5, concession: 2.25, cost: 60 },
      { list: 50, orderDiscount: 2.5, cost: null },
    ],
    { freight_cost: 7, state: "open" },
  );
  // Another one beside it counts for nothing here.
  await anInvoice(server.database, partyId, "2025-03-04", [{ list: 1000, cost: 1 }]);
});
afterAll(() => server.close());

const manager = () => asPerson(server, "manager");
const shown = (
  rows: readonly { category: string; activityCode: string | null; amount?: string | undefined }[],
) => rows.map(({ category, activityCode, amount }) => [activityCode ?? category, Number(amount)]);

test("a document says what it brought by the lines of the ledger, and its own lines add up to them", async () => {
  const written = await manager().call(writeOffDocument, {
    partyId,
    documentId,
    writtenOffOn: "2025-06-01",
    amount: "20",
    reason: "They closed down",
  });
  expect(written.status).toBe(201);
  const { body } = await manager().call(readDocumentValue, { partyId, documentId });
  expect(shown(body.rows)).toEqual([
    ["list_sales", 150],
    ["discount", -10],
    ["order_discount", -7],
    ["concession", -2.25],
    ["cost_of_goods", -60],
    ["freight", -7],
    ["finance", -20],
  ]);
  expect(Number(body.sum)).toBe(43.75);

  const { body: document } = await manager().call(readDocument, { partyId, documentId });
  const sumOf = (
    column: "listAmount" | "discountAmount" | "orderDiscountAmount" | "concessionAmount" | "netAmount",
  ) => document.lines.reduce((sum, line) => sum + Number(line[column]), 0);
  expect([
    sumOf("listAmount"),
    -sumOf("discountAmount"),
    -sumOf("orderDiscountAmount"),
    -sumOf("concessionAmount"),
  ]).toEqual(body.rows.slice(0, 4).map((row) => Number(row.amount)));
  expect(sumOf("netAmount")).toBe(130.75);
  expect(document.writeOffs).toMatchObject([
    { writtenOffOn: "2025-06-01", reason: "They closed down", amount: "20" },
  ]);

  const ledger = await manager().call(listLedger, { partyId, until: "2025-03-03" });
  const lost = await manager().call(listLedger, { partyId, source: "write_off" });
  expect(Number(ledger.body.sum) + Number(lost.body.sum)).toBe(43.75);
});

test("who may not see money reads which lines there are, and a document of another team is not there", async () => {
  const words = await asPerson(server, "operator").call(readDocumentValue, { partyId, documentId });
  expect(words.status).toBe(200);
  expect(words.body).not.toHaveProperty("sum");
  expect(words.body.rows[0]).not.toHaveProperty("amount");
  const other = await asPerson(server, "otherSeller").call(readDocumentValue, { partyId, documentId });
  expect(other.status).toBe(404);
  const gone = await manager().call(readDocumentValue, { partyId: documentId, documentId });
  expect(gone.status).toBe(404);
});
