import { afterAll, beforeAll, expect, test } from "vitest";
import { listAlike } from "../../../contract/insight.ts";
import { anInvoice, aParty, aProduct } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const ladders = await aProduct(server.database, { category: "ladders" });
  const paint = await aProduct(server.database, { name: "Paint", category: "paint" });
  const buys = async (
    name: string,
    list: number,
    productId: string,
    fields: Parameters<typeof aParty>[1] = {},
  ) => {
    const partyId = await aParty(server.database, {
      name,
      segment: "trade",
      industry: "building",
      ...fields,
    });
    ids[name] = partyId;
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: list / 2, cost: list / 4, productId }]);
  };
  await buys("Itself", 1000, ladders, { owner_id: people.ownSeller.userId });
  await buys("Twin", 1100, ladders);
  await buys("Painter", 1000, paint);
  await buys("Other trade", 1000, ladders, { segment: "retail" });
  await buys("Large", 9000, ladders);
  await buys("Small", 120, ladders);
  await buys("Smaller", 60, paint, { segment: "retail" });
  await buys("A person", 1000, ladders, { kind: "person" });
  await aParty(server.database, { name: "Nothing bought" });
  await buys("Another person", 900, ladders, { kind: "person" });
  await server.database.sql`insert into exchange_rate values ('JPY', '2020-01-01', 0.006)`;
  await anInvoice(
    server.database,
    ids["Another person"] ?? "",
    "2025-11-11",
    [{ list: 10_000, cost: 1, productId: paint }],
    { currency: "JPY" },
  );
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test("the nearest by size, segment, industry and what they buy come first, and it says by what", async () => {
  const { status, body } = await asPerson(server, "manager").call(listAlike, { partyId: ids.Itself ?? "" });
  expect(status).toBe(200);
  expect(body.itself).toMatchObject({ name: "Itself", profit: "500.000000" });
  expect(body.rows.map(({ name }) => name)).toEqual(["Twin", "Other trade", "Painter", "Large", "Small"]);
  expect(body.rows[0]).toMatchObject({
    alike: ["size", "segment", "industry", "mix", "orders", "contacts"],
    mixShare: 1,
    profit: "550.000000",
  });
  expect(body.rows[1]?.alike).not.toContain("segment");
  expect(body.rows[2]).toMatchObject({ mixShare: 0 });
});

test("the same again, whenever it is asked", async () => {
  const ask = async () =>
    (await asPerson(server, "manager").call(listAlike, { partyId: ids.Painter ?? "" })).body.rows;
  expect(await ask()).toEqual(await ask());
});

test("without money there are names and reasons; who sees only their own customers compares with none", async () => {
  const { body } = await asPerson(server, "operator").call(listAlike, { partyId: ids.Itself ?? "" });
  expect(body.rows[0]).toMatchObject({ name: "Twin", alike: expect.arrayContaining(["size"]) });
  expect(body.rows[0]).not.toHaveProperty("profit");
  expect(body.rows[0]).not.toHaveProperty("revenue");
  const { body: own } = await asPerson(server, "ownSeller").call(listAlike, { partyId: ids.Itself ?? "" });
  expect(own.rows).toEqual([]);
});

test("what somebody buys is told by what it is worth, whatever the currency", async () => {
  const { body } = await asPerson(server, "manager").call(listAlike, { partyId: ids["A person"] ?? "" });
  // 900 of ladders, and paint for 60.
  expect(body.rows.map(({ name, mixShare }) => [name, mixShare])).toEqual([["Another person", 0.9375]]);
});
