import { afterAll, beforeAll, expect, test } from "vitest";
import { readAverageMethod, readProfitCurve } from "../../../contract/insight.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;

/** Revenue and margin of a year, calls of 50 minutes at 0.80: serving of 40 each, 400 in all. */
const customers = {
  Nordwind: { revenue: 6000, margin: 1000, calls: 1 },
  Südwind: { revenue: 2000, margin: 90, calls: 0 },
  Westwind: { revenue: 2000, margin: 240, calls: 9 },
};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  for (const [name, { revenue, margin, calls }] of Object.entries(customers)) {
    const partyId = await aParty(server.database, {
      name,
      owner_id: name === "Westwind" ? people.ownSeller.userId : null,
    });
    for (const day of ["2025-02-10", "2025-11-10"])
      await anInvoice(server.database, partyId, day, [{ list: revenue / 2, cost: (revenue - margin) / 2 }]);
    for (let call = 0; call < calls; call++)
      await aContact(server.database, partyId, "2025-06-06", { minutes: 50 });
  }
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

test("over revenue the average hides the one who costs money, and charges the others for it", async () => {
  const { body } = await asPerson(server, "manager").call(readAverageMethod);
  // By revenue 240, 80, 80 in place of 40, 0, 360.
  expect(body).toMatchObject({
    customers: 3,
    serving: "400.000000",
    misplaced: "280.000000",
    misplacedShare: 0.7,
    losing: 1,
    losingAverage: 0,
    hidden: 1,
    blamed: 0,
  });
  expect(
    body.undercharged.map(({ name, serving, average, profit, profitAverage }) => [
      name,
      serving,
      average,
      profit,
      profitAverage,
    ]),
  ).toEqual([["Westwind", "360.000000", "80.000000", "-120.000000", "160.000000"]]);
  expect(body.overcharged.map(({ name, average }) => [name, average])).toEqual([
    ["Nordwind", "240.000000"],
    ["Südwind", "80.000000"],
  ]);
});

test("the same for everybody makes a small customer seem to lose", async () => {
  const { body } = await asPerson(server, "manager").call(readAverageMethod, {
    spread: "customers",
    limit: 1,
  });
  expect(body).toMatchObject({ losingAverage: 1, hidden: 1, blamed: 1, misplaced: "226.666667" });
  expect([body.undercharged.length, body.overcharged.length]).toEqual([1, 1]);
});

test("the profit curve's dashed line charges the same", async () => {
  const { body } = await asPerson(server, "manager").call(readProfitCurve, { average: "true" });
  expect(body.average?.losing).toBe(0);
  expect(body.average?.points.at(-1)?.amount).toBe("930.000000");
});

test("who sees only their own customers is told about those alone", async () => {
  const { body } = await asPerson(server, "ownSeller").call(readAverageMethod);
  expect(body).toMatchObject({ customers: 1, serving: "360.000000", misplaced: "0.000000" });
});
