import Big from "big.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCurveParties, readGroupValue, readProfitCurve } from "../../../contract/insight.ts";
import { aParty, aValue } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { newId } from "../../plumbing/ids.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

/** A customer with a profit of twelve months, and revenue of ten times that. */
async function customer(name: string, profit: number, owner_id: string | null = null): Promise<string> {
  const partyId = await aParty(server.database, { name, owner_id });
  await aValue(server.database, partyId, { profit, revenue: profit * 10, customer_since: "2023-05-01" });
  return partyId;
}

async function belongs(
  part: string,
  whole: string,
  type = "subsidiary_of",
  dates: { since?: string; until?: string } = {},
): Promise<void> {
  const relationship_id = newId();
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { party_id: part, relationship_id, type, direction: "from", other_party_id: whole, ...dates },
      { party_id: whole, relationship_id, type, direction: "to", other_party_id: part, ...dates },
    ])
    .execute();
}

const group = (partyId: string, more: { onDay?: string } = {}) =>
  asPerson(server, "manager").call(readGroupValue, { partyId, ...more });

test("a parent shows with its group at any depth, each member with how it belongs to it", async () => {
  const top = await customer("Nordwind Group", 100);
  const middle = await customer("Nordwind Handels", 200);
  const bottom = await customer("Nordwind Logistik", -50);
  const idle = await aParty(server.database, { name: "Nordwind Holding" });
  await belongs(middle, top);
  await belongs(bottom, middle, "member_of");
  await belongs(idle, top);
  const { status, body } = await group(top);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    membersCount: 4,
    customersCount: 3,
    profit: "250.000000",
    revenue: "2500.000000",
  });
  expect(
    body.members.map(({ name, depth, type, above, profit }) => [name, depth, type, above, Number(profit)]),
  ).toEqual([
    ["Nordwind Group", 0, null, null, 100],
    ["Nordwind Handels", 1, "subsidiary_of", "Nordwind Group", 200],
    ["Nordwind Holding", 1, "subsidiary_of", "Nordwind Group", 0],
    ["Nordwind Logistik", 2, "member_of", "Nordwind Handels", -50],
  ]);
  // As one customer the group stands before everybody who brings less than 250.
  expect(body.place).toBe(1);
  const { body: part } = await group(middle);
  expect(part.belongsTo).toMatchObject([{ party: { name: "Nordwind Group" }, type: "subsidiary_of" }]);
  expect(part.profit).toBe("150.000000");
});

test("only who belongs to it on the day counts", async () => {
  const whole = await customer("Dated", 1);
  await belongs(await customer("Sold", 10), whole, "subsidiary_of", { until: "2025-06-01" });
  await belongs(await customer("Bought", 100), whole, "subsidiary_of", { since: "2025-06-01" });
  expect((await group(whole, { onDay: "2025-05-31" })).body.profit).toBe("11.000000");
  expect((await group(whole, { onDay: "2025-06-01" })).body.profit).toBe("101.000000");
});

test("who may not see a member does not count it, and without money there are names and no amounts", async () => {
  const whole = await customer("Ours", 5, people.ownSeller.userId);
  await belongs(await customer("Theirs", 7, people.otherSeller.userId), whole);
  const { body } = await asPerson(server, "ownSeller").call(readGroupValue, { partyId: whole });
  expect(body).toMatchObject({ membersCount: 1, profit: "5.000000" });
  const { body: words } = await asPerson(server, "operator").call(readGroupValue, { partyId: whole });
  expect(words.membersCount).toBe(2);
  expect(words).not.toHaveProperty("profit");
  expect(words.members[0]).not.toHaveProperty("profit");
});

test("in thirty tangles of parents, circles and merged records nobody is counted twice", async () => {
  let state = 4711;
  const chance = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let tangle = 0; tangle < 30; tangle++) {
    const golden: string[] = [];
    for (let at = 0; at < 6; at++) golden.push(await customer(`Tangle ${tangle} ${at}`, 2 ** at));
    const records = golden.map((id) => ({ id, goldenId: id }));
    for (let at = 0; at < 3; at++) {
      const goldenId = golden[chance(6)] ?? "";
      records.push({ id: await aParty(server.database, { name: "Merged", golden_id: goldenId }), goldenId });
    }
    const edges: { part: string; whole: string }[] = [];
    for (let at = 0; at < 10; at++) {
      const [part, whole] = [records[chance(9)], records[chance(9)]];
      if (!part || !whole || part.id === whole.id) continue;
      await belongs(part.id, whole.id, at % 2 ? "member_of" : "subsidiary_of");
      edges.push({ part: part.goldenId, whole: whole.goldenId });
    }
    const top = golden[0] ?? "";
    const { body } = await group(top);
    const reached = reachedFrom(top, edges);
    expect(new Set(body.members.map((member) => member.partyId))).toEqual(reached);
    expect(body.members.length).toBe(reached.size);
    // Powers of two: any member missing or counted twice gives another sum.
    const sum = golden
      .filter((id) => reached.has(id))
      .reduce((total, id) => total.plus(2 ** golden.indexOf(id)), new Big(0));
    expect(body.profit).toBe(sum.toFixed(6));
  }
});

function reachedFrom(top: string, edges: readonly { part: string; whole: string }[]): Set<string> {
  const reached = new Set([top]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { part, whole } of edges) if (reached.has(whole)) reached.add(part);
  }
  return reached;
}

test("on the curve and its list each group stands once, whatever tangles its companies make", async () => {
  const as = (by: "customer" | "group") =>
    asPerson(server, "manager").call(listCurveParties, { by, limit: 200 });
  const curve = (by: "customer" | "group") => asPerson(server, "manager").call(readProfitCurve, { by });
  const [alone, grouped] = [await curve("customer"), await curve("group")];
  expect(grouped.body).toMatchObject({ by: "group", total: alone.body.total });
  expect(grouped.body.customers).toBeLessThan(alone.body.customers);

  const { body } = await as("group");
  const members = body.rows.reduce((sum, row) => sum + row.members, 0);
  expect(members).toBe(alone.body.customers);
  expect(body.rows.length).toBe(grouped.body.customers);
  expect(body.rows.at(-1)?.cumulated).toBe(alone.body.total);
  expect(body.rows.find((row) => row.name === "Nordwind Group")).toMatchObject({
    members: 3,
    profit: "250.000000",
    revenue: "2500.000000",
  });
  expect(body.rows.filter((row) => row.name.startsWith("Nordwind"))).toHaveLength(1);
  const { body: byCustomer } = await as("customer");
  expect(byCustomer.rows.every((row) => row.members === 1)).toBe(true);
});

test("a circle has one head, and whom one may not see ties nobody together", async () => {
  const first = await customer("Circle one", 3);
  const second = await customer("Circle two", 4);
  const beside = await customer("Circle beside", 5);
  await belongs(first, second);
  await belongs(second, first);
  await belongs(beside, second);
  const hidden = await customer("Hidden holding", 1, people.otherSeller.userId);
  const mine = await customer("Mine one", 10, people.ownSeller.userId);
  const mineToo = await customer("Mine two", 20, people.ownSeller.userId);
  await belongs(mine, hidden);
  await belongs(mineToo, hidden);
  const { body } = await asPerson(server, "manager").call(listCurveParties, { by: "group", limit: 200 });
  const rowOf = (ids: string[]) => body.rows.filter((row) => ids.includes(row.partyId));
  expect(rowOf([first, second, beside])).toMatchObject([{ members: 3, profit: "12.000000" }]);
  expect(rowOf([hidden, mine, mineToo])).toMatchObject([{ partyId: hidden, members: 3 }]);
  const seen = await asPerson(server, "ownSeller").call(listCurveParties, { by: "group", limit: 200 });
  expect(seen.body.rows.filter((row) => row.name.startsWith("Mine"))).toHaveLength(2);
});
