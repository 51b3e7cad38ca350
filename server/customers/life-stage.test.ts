import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../contract/customers.ts";
import { aParty, aValue } from "../../test/builders.ts";
import { startTestServer, type TestServer } from "../../test/harness/server.ts";
import { asPerson, world } from "../../test/world.ts";

let server: TestServer;
let bought: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  bought = await aParty(server.database, { name: "Bought, still listed as a prospect", stage: "prospect" });
  await aValue(server.database, bought, { profit: -20, rating: "C" });
  const called = await aParty(server.database, { name: "Called, never bought", stage: "prospect" });
  await server.database.sql`
    insert into party_role (party_id, role, since) values (${called}, 'customer', '2024-01-01')`;
  await aValue(server.database, called, { profit: -30, rating: "N", is_customer: false });
});
afterAll(() => server.close());

test("who has bought is a customer, whatever the system they came from still calls them", async () => {
  const manager = asPerson(server, "manager");
  const { body } = await manager.call(customers.listCustomers, { stage: "customer" });
  expect(body.rows.map(({ name, stage }) => [name, stage])).toEqual([
    ["Bought, still listed as a prospect", "customer"],
  ]);
  expect((await manager.call(customers.readParty, { partyId: bought })).body.stage).toBe("customer");
});

test("only who has bought can cost more than they bring", async () => {
  const manager = asPerson(server, "manager");
  const { body } = await manager.call(customers.listCustomers, { losing: "true" });
  expect(body.rows.map(({ name }) => name)).toEqual(["Bought, still listed as a prospect"]);
  expect((await manager.call(customers.summariseCustomers, {})).body).toMatchObject({ count: 2, losing: 1 });
});
