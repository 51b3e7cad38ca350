import { afterAll, beforeAll, expect, test } from "vitest";
import { roles } from "../contract/permissions.ts";
import { aCase, aContact, anInvoice, aParty, aProduct } from "./builders.ts";
import { type TestDatabase, testDatabase } from "./harness/database.ts";
import { people, world } from "./world.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await world(database);
});
afterAll(() => database.drop());

test("every role has somebody, and everybody has a live session", async () => {
  const accounts = await database.sql<{ role: string; mail: string }>`
    select role, mail from user_account join session using (user_id) where ends_at > now() order by user_id`;
  expect(accounts.map((account) => account.mail)).toEqual(Object.values(people).map((one) => one.mail));
  expect(new Set(accounts.map((account) => account.role))).toEqual(new Set(roles));
});

test("builders make a customer with a history that the schema accepts", async () => {
  const partyId = await aParty(database);
  const productId = await aProduct(database);
  await anInvoice(database, partyId, "2026-03-01", [
    { list: 100.1, discount: 0.2, productId },
    { list: 0.2 },
  ]);
  await aContact(database, partyId, "2026-03-02");
  await aCase(database, partyId, "2026-03-03");
  const [invoice] = await database.sql`
    select net_total, sum(net_amount) as lines from document join document_line using (party_id, document_id) group by net_total`;
  expect(invoice).toEqual({ net_total: "100.100000", lines: "100.100000" });
});
