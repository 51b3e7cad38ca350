import { afterAll, beforeAll, expect, test } from "vitest";
import { readStart } from "../../../contract/insight.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  expect((await start("manager")).customers).toBe(0);

  // Ten customers: the biggest is called too often, the third gives less than its goods cost, Dov looks after two.
  for (const [index, revenue] of [9000, 8000, 7000, 900, 800, 700, 600, 500, 400, 300].entries()) {
    const partyId = await aParty(server.database, {
      name: `Customer ${index + 1}`,
      owner_id: index === 1 || index === 3 ? people.seller.userId : null,
    });
    ids[`customer${index + 1}`] = partyId;
    const cost = revenue * (index === 2 ? 1.1 : 0.6);
    for (const day of ["2024-05-10", "2024-11-10", "2025-05-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: revenue / 2, cost: cost / 2 }]);
  }
  // 9,000 less 5,400 for goods leaves 3,600; 5,000 minutes at 0.80 are 4,000.
  for (let call = 0; call < 50; call += 1)
    await aContact(server.database, ids.customer1 ?? "", "2025-10-10", { minutes: 100 });
  await aCase(server.database, ids.customer2 ?? "", "2025-11-20");
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

async function start(who: Who) {
  const answer = await asPerson(server, who).call(readStart);
  expect(answer.problem).toBeUndefined();
  return answer.body;
}

test("the biggest customer that costs more than it brings comes first, with what took its margin", async () => {
  const { story, customers, profit, profitBefore, losing, top20Share, curve, window, movers } =
    await start("manager");
  expect(window).toEqual({ from: "2024-12-01", until: "2025-11-30" });
  expect((await start("manager")).isServingFree).toBe(false);
  expect(story).toEqual({
    partyId: ids.customer1,
    name: "Customer 1",
    among: "fifth",
    revenue: "9000.00",
    profit: "-400.00",
    cause: { line: "serving", amount: "4000.00", margin: "3600.00" },
  });
  expect(customers).toBe(10);
  // 40 % of 21,200 is 8,480; less 700 at the third, 4,000 for the calls, 24 for the case.
  expect(profit).toBe("3756.00");
  expect(profitBefore).toBe("7780.00");
  expect(losing).toBe(2);
  expect(top20Share).toBeCloseTo((3176 + 360) / 3756, 6);
  expect(curve?.at(-1)).toEqual({ customers: 10, amount: "3756.00" });
  expect(movers?.map(({ name, before, change }) => [name, before, change])).toEqual([
    ["Customer 1", "3600.00", "-4000.00"],
    ["Customer 2", "3200.00", "-24.00"],
  ]);
});

test("what is open with the A customers stands there, and nothing of the others", async () => {
  const { open } = await start("manager");
  expect(open).toMatchObject({ cases: 1, tasks: 0, invoices: 0 });
  expect(open?.rows).toMatchObject([{ kind: "case", customer: { name: "Customer 2" }, user: null }]);
});

test("a seller reads of the customers they look after; the run's own sketch is of all", async () => {
  const { whose, customers, profit, story } = await start("seller");
  expect({ whose, customers, profit, story }).toEqual({
    whose: "mine",
    customers: 2,
    profit: "3536.00",
    story: null,
  });
  expect((await start("auditor")).whose).toBe("all");
});

test("who may not see money reads letters; who may not see ratings, what is to mend", async () => {
  const { byRating, ...operator } = await start("operator");
  expect(byRating.reduce((sum, one) => sum + one.count, 0)).toBe(10);
  expect(JSON.stringify(operator)).not.toMatch(/3756|9000|amount/);
  expect(operator.open?.cases).toBe(1);

  await server.database.sql`
    insert into run (run_id, kind, title, state, started_by_name, door, read_count, refused_count)
    values ('00000000-0000-7000-8000-00000000f0f0', 'import', 'My files', 'done', 'Ada', 'screen', 4, 4)`;
  const steward = await start("steward");
  expect(steward).toMatchObject({ customers: 0, byRating: [], open: null, window: null });
  expect(steward.refused).toEqual({ rows: 4, runId: "00000000-0000-7000-8000-00000000f0f0" });
});

test("the goods alone are the reason where they cost more than was paid", async () => {
  await server.database.sql`update party_value set profit = 1 where golden_id = ${ids.customer1}`;
  await server.database.sql`update party_value set revenue = 8500 where golden_id = ${ids.customer3}`;
  const { story } = await start("manager");
  expect(story?.cause).toEqual({ line: "cost_of_goods", amount: "7700.00", margin: "-700.00" });
});

test("where nobody was charged for serving, those who see the cost model are told", async () => {
  const own = await startTestServer({ worker: false });
  await world(own.database);
  const asked = async (who: Who) => (await asPerson(own, who).call(readStart)).body.isServingFree;
  expect(await asked("manager")).toBe(false);
  const partyId = await aParty(own.database);
  await anInvoice(own.database, partyId, "2025-05-10", [{ list: 100 }]);
  await recomputeNow(own.database, systemActor("command"));
  expect([await asked("manager"), await asked("operator")]).toEqual([true, false]);
  await aContact(own.database, partyId, "2025-05-20", { minutes: 5 });
  await recomputeNow(own.database, systemActor("command"));
  expect(await asked("manager")).toBe(false);
  await own.close();
});
