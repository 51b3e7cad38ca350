import Big from "big.js";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { movementEffects } from "../../../contract/insight/movement.ts";
import { listMovers, readMovement, readProfitCurve } from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";
import { movedCustomers } from "./moved-customers.ts";
import { daysOf, type Period, periodBefore } from "./periods-of.ts";

let server: TestServer;
const manager = () => asPerson(server, "manager");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const buys = async (
    name: string,
    invoices: readonly [day: string, list: number, discount: number, cost: number][],
    calls: readonly string[] = [],
  ) => {
    const partyId = await aParty(server.database, {
      name,
      owner_id: name === "Came" ? people.ownSeller.userId : null,
    });
    for (const [day, list, discount, cost] of invoices)
      await anInvoice(server.database, partyId, day, [{ list, discount, cost }]);
    for (const day of calls) await aContact(server.database, partyId, day, { minutes: 50 });
  };
  // Window: December 2024 to November 2025; before: December 2023 to November 2024.
  await buys("Grew", [
    ["2024-05-05", 1000, 100, 600],
    ["2025-05-05", 2000, 300, 1100],
    ["2025-11-10", 100, 10, 60],
  ]);
  await buys(
    "Shrank",
    [
      ["2024-05-05", 1000, 0, 500],
      ["2025-05-05", 900, 0, 450],
    ],
    ["2025-06-06", "2025-06-07"],
  );
  await buys("Left", [["2024-05-05", 700, 0, 400]]);
  await buys("Came", [["2025-05-05", 333.33, 0, 100]]);
  await buys("Returned", [
    ["2022-05-05", 500, 0, 100],
    ["2025-05-05", 600, 0, 100],
  ]);
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test("what the run added up of the twelve months is what their months add up to, for everybody", async () => {
  const now = { period: "12m", from: "2024-12-01", until: "2025-11-30", isClosed: true };
  const before = { period: "12m", from: "2023-12-01", until: "2024-11-30", isClosed: true };
  const amounts = ["before", "now", "change", ...movementEffects].map(
    (name) => sql`round(${sql.ref(name)}, 6) as ${sql.ref(name)}`,
  );
  const all = (of: Period) =>
    server.database.read(
      (tx) => tx.sql`
        select golden_id, movement, ${sql.join(amounts)}
        from (${movedCustomers(systemActor("command"), of, before)}) as moved
        order by golden_id`,
    );
  const kept = await all(now);
  expect(kept).toHaveLength(5);
  expect(await all({ ...now, period: "2025" })).toEqual(kept);
});

test("the bridge goes from the profit before to the profit now, cause by cause, and adds up", async () => {
  const { status, body } = await manager().call(readMovement);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    now: { from: "2024-12-01", until: "2025-11-30", isClosed: true },
    before: { from: "2023-12-01", until: "2024-11-30" },
    customers: 5,
    profitBefore: "1100.000000",
    profitNow: "1733.330000",
  });
  expect(body.groups.map(({ group, customers, change }) => [group, customers, Number(change)])).toEqual([
    ["new", 1, 233.33],
    ["back", 1, 500],
    ["grown", 1, 330],
    ["same", 0, 0],
    ["shrunk", 1, -130],
    ["lost", 1, -300],
  ]);
  const bridge = Object.fromEntries(body.bridge.map(({ cause, amount }) => [cause, Number(amount)]));
  // Grew: 2.1 times the list sales at a margin of 300 is 330 more; 100 more discount than that, 100 less goods.
  // Shrank: a tenth less at a margin of 500, and two calls of 40.
  expect(bridge).toMatchObject({
    new: 233.33,
    back: 500,
    lost: -300,
    volume: 280,
    discount: -100,
    cost_of_goods: 100,
    serving: -80,
  });
  const sum = body.bridge.reduce((total, { amount }) => total.plus(amount), new Big(body.profitBefore));
  expect(sum.toFixed(6)).toBe(body.profitNow);
});

test("both ends are the ends of the profit curve and of its ghost", async () => {
  const { body } = await manager().call(readMovement);
  const { body: curve } = await manager().call(readProfitCurve, { before: "true" });
  expect(Number(body.profitNow)).toBe(Number(curve.total));
  expect(Number(body.profitBefore)).toBe(Number(curve.before?.points.at(-1)?.amount));
});

test("the list names who moved and by what, page by page", async () => {
  const { body } = await manager().call(listMovers, { limit: 2 });
  expect(body.rows.map(({ name, group, change }) => [name, group, Number(change)])).toEqual([
    ["Left", "lost", -300],
    ["Shrank", "shrunk", -130],
  ]);
  expect(body.rows[1]?.causes).toEqual([
    { cause: "serving", amount: "-80.000000" },
    { cause: "volume", amount: "-50.000000" },
  ]);
  const { body: next } = await manager().call(listMovers, { limit: 5, cursor: body.next ?? "" });
  expect(next.rows.map(({ name }) => name)).toEqual(["Came", "Grew", "Returned"]);
  const { body: grown } = await manager().call(listMovers, { group: "grown,new", direction: "desc" });
  expect(grown.rows.map(({ name }) => name)).toEqual(["Grew", "Came"]);
});

test("years and quarters can be compared, and one that is not over says so", async () => {
  const { body } = await manager().call(readMovement, { now: "2024" });
  expect(body.before).toMatchObject({ period: "2023", from: "2023-01-01", until: "2023-12-31" });
  expect(body.profitNow).toBe("1100.000000");
  expect(body.periods).toContain("2024-Q2");
  expect(body.periods).not.toContain("2025");
  const { body: open } = await manager().call(readMovement, { now: "2025", before: "2024" });
  expect([open.now.isClosed, open.before.isClosed]).toEqual([false, true]);
  const { status } = await manager().call(readMovement, { now: "2025-Q5" });
  expect(status).toBe(400);
});

test("who sees only their own customers sees those move", async () => {
  const { body } = await asPerson(server, "ownSeller").call(listMovers);
  expect(body.rows.map(({ name }) => name)).toEqual(["Came"]);
});

// Sales, prices and costs that do not divide evenly: the effects still add up to the last digit.
describe.each([1, 2, 3])("world %i of customers by chance", (seed) => {
  test("the bridge adds up", async () => {
    let state = seed * 7919;
    const chance = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (let customer = 0; customer < 12; customer++) {
      const partyId = await aParty(server.database, { name: `Chance ${seed} ${customer}` });
      for (let sale = 0; sale < 6; sale++) {
        const list = Math.round(chance() * 100_000) / 100 + 1;
        const day = `${chance() < 0.5 ? 2024 : 2025}-0${1 + Math.floor(chance() * 9)}-11`;
        await anInvoice(server.database, partyId, day, [
          {
            list,
            discount: Math.round(list * chance() * 30) / 100,
            cost: Math.round(list * chance() * 90) / 100,
          },
        ]);
      }
    }
    await recomputeNow(server.database, systemActor("command"));
    const { body } = await manager().call(readMovement);
    const sum = body.bridge.reduce((total, { amount }) => total.plus(amount), new Big(body.profitBefore));
    expect(sum.toFixed(6)).toBe(body.profitNow);
    const groups = body.groups.reduce((total, { change }) => total.plus(change), new Big(body.profitBefore));
    expect(groups.toFixed(6)).toBe(body.profitNow);
  });
});

test.each([
  ["2025", "2025-01-01", "2025-12-31", "2024"],
  ["2025-Q1", "2025-01-01", "2025-03-31", "2024-Q4"],
  ["2025-Q2", "2025-04-01", "2025-06-30", "2025-Q1"],
  ["2024-Q4", "2024-10-01", "2024-12-31", "2024-Q3"],
])("%s is %s to %s, after %s", (period, from, until, before) => {
  expect(daysOf(period)).toEqual({ from, until });
  expect(periodBefore(period)).toBe(before);
});
