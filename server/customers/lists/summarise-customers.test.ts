import { afterAll, beforeAll, expect, test } from "vitest";
import * as customers from "../../../contract/customers.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { tallyCustomers } from "../tally-customers.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const manager = () => asPerson(server, "manager");
const tally = () => server.database.write(tallyCustomers);

async function sums(filter: Parameters<ReturnType<typeof manager>["call"]>[1] = {}) {
  const { body } = await manager().call(customers.summariseCustomers, filter);
  const { body: list } = await manager().call(customers.listCustomers, { ...filter, sort: "name" });
  expect(list.rows).toHaveLength(body.count);
  return [body.count, body.countAll, body.losing, body.profit];
}

test("the sums are the same by the tally and live, and follow who changes after it", async () => {
  const place = server.database;
  const best = await aParty(place, { name: "Best", segment: "corporate" });
  await aValue(place, best, { profit: 900, rating: "A" });
  await aValue(place, await aParty(place, { name: "Costly", segment: "retail" }), {
    profit: -50,
    rating: "C",
  });
  expect(await sums()).toEqual([2, 2, 1, "850.00"]);
  await tally();
  expect(await place.sql`select from customer_touched`).toEqual([]);
  expect(await sums()).toEqual([2, 2, 1, "850.00"]);
  expect(await sums({ losing: "true" })).toEqual([1, 2, 1, "-50.00"]);

  const owner = people.seller.userId;
  await manager().call(customers.assignCustomers, { partyIds: [best], ownerId: owner });
  expect(await sums({ owner })).toEqual([1, 2, 0, "900.00"]);
  expect(await sums({ owner: "nobody" })).toEqual([1, 2, 1, "-50.00"]);

  await manager().call(customers.changeParty, { partyId: best, segment: "retail", version: 2 });
  await manager().call(customers.assignCustomers, { partyIds: [best], ownerId: null });
  expect(await sums({ segment: "retail" })).toEqual([2, 2, 1, "850.00"]);
  expect(await sums({ segment: "corporate" })).toEqual([0, 2, 0, "0.00"]);
  await tally();
  expect(await sums({ segment: "retail", owner: "nobody" })).toEqual([2, 2, 1, "850.00"]);
});

test("who comes after the tally without figures, or gives the role back, is counted as it is", async () => {
  await tally();
  const [before = 0] = await sums();
  const { body } = await manager().call(customers.createParty, {
    kind: "organisation",
    name: "Newcomer",
    roles: ["customer"],
  });
  expect((await sums())[0]).toBe(Number(before) + 1);
  await tally();
  expect(await sums({ text: "newcomer" })).toEqual([1, Number(before) + 1, 0, "0.00"]);
  await manager().call(customers.endRole, { partyId: body.partyId, role: "customer" });
  expect((await sums())[0]).toBe(before);
  await manager().call(customers.addRole, { partyId: body.partyId, role: "customer" });
  expect((await sums())[0]).toBe(Number(before) + 1);
});

test("somebody who sees only a team's gets the sums of those", async () => {
  const place = server.database;
  const theirs = await aParty(place, { name: "Theirs", owner_id: people.otherSeller.userId });
  await aValue(place, theirs, { profit: 70, rating: "B" });
  const seller = asPerson(server, "seller");
  const live = (await seller.call(customers.summariseCustomers, {})).body;
  await tally();
  expect((await seller.call(customers.summariseCustomers, {})).body).toEqual(live);
  expect(live.countAll).toBe((await seller.call(customers.listCustomers, {})).body.rows.length);
});

test("quiet months and what serving takes are told by the tally as by each customer's figures", async () => {
  const place = server.database;
  const ratios = [null, -0.2, 0, 0.05, 0.1, 0.2, 0.3, 0.35, 1.1, 1.95, 2, 2.05, 7];
  const quietFor = [null, 0, 1, 2, 6, 11, 12, 130];
  let no = 0;
  for (const months of quietFor)
    for (const days of months === null ? [0] : [-1, 0, 1]) {
      const party = await aParty(place, { name: `Quiet ${no}` });
      await aValue(place, party, { profit: no, cost_to_serve_ratio: ratios[no % ratios.length] ?? null });
      await place.sql`
        update party_value
        set last_sale_on = (window_until - make_interval(months => ${months}::integer))::date + ${days}::integer
        where golden_id = ${party}`;
      no++;
    }
  const limits = [0, 0.1, 0.2, 0.25, 0.3, 1.1, 2, 2.1];
  const filters = [
    ...[1, 2, 3, 6, 11, 12, 13, 120].map((quietMonths) => ({ quietMonths })),
    ...limits.map((costToServeAbove) => ({ costToServeAbove })),
    ...limits.map((costToServeBelow) => ({ costToServeBelow })),
    { quietMonths: 2, costToServeAbove: 0.1 },
  ];
  await tally();
  const counts = [];
  // Each is held against the list, which looks at everybody.
  for (const filter of filters) counts.push((await sums(filter))[0]);
  expect(new Set(counts).size).toBeGreaterThan(6);
});
