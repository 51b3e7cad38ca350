import Big from "big.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCustomers, summariseCustomers } from "../../../contract/customers.ts";
import { profitLines } from "../../../contract/insight/costs/ledger-lines.ts";
import {
  listCurveParties,
  listCustomerMonths,
  listLedger,
  listMatrixParties,
  readGroupValue,
  readPartyValue,
  readProfitCurve,
  readValueMatrix,
  readValueSummary,
} from "../../../contract/insight.ts";
import { aVariedCompany, dice } from "../../../test/a-varied-company.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";
import { valueOfAll } from "./command-line/value-of-all.ts";
import { valueOfOne } from "./command-line/value-of-one.ts";

/*
  Whoever asks what a customer brings, and wherever, gets one answer: the card, its ledger, the list, the curve, the matrix, the
  months, the group and the command line, of customers with some of everything, documents that name nobody among it.
*/
const actor = systemActor("command");
let server: TestServer;
const manager = () => asPerson(server, "manager");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await aVariedCompany(server.database, dice(7));
  await server.database.sql`analyze`;
  expect((await recomputeNow(server.database, actor)).state).toBe("done");
}, 60_000);
afterAll(() => server.close());

const cents = (amount: string | undefined) => new Big(amount ?? "NaN").round(2).toFixed(2);

test.each(["12m", "all"] as const)("of each customer over %s", async (window) => {
  const { body: curve } = await manager().call(listCurveParties, { window, limit: 200 });
  const { body: matrix } = await manager().call(listMatrixParties, { window, limit: 200 });
  const { body: list } = await manager().call(listCustomers, { limit: 200 });
  expect(curve.rows).toHaveLength(7);
  expect(matrix.rows).toHaveLength(7);
  expect(list.rows.map(({ partyId }) => partyId).sort()).toEqual(
    curve.rows.map(({ partyId }) => partyId).sort(),
  );
  for (const { partyId, profit } of curve.rows) {
    const { body: card } = await manager().call(readPartyValue, { partyId, window });
    const { from, until } = card.window;
    const ofCard = (waterfall: typeof card.waterfall) => waterfall?.find(({ line }) => line === "profit");
    const one = await valueOfOne(server.database, actor, { customer: partyId, window });
    const { body: ledger } = await manager().call(listLedger, {
      partyId,
      from,
      until,
      category: profitLines.join(","),
    });
    const { body: months } = await manager().call(listCustomerMonths, { partyId, from, until });
    const ofMonths = months.rows.reduce((sum, row) => sum.plus(row.profit), new Big(0)).toFixed();
    const said = {
      card: cents(ofCard(card.waterfall)?.amount),
      command: cents(ofCard(one.waterfall)?.amount),
      ledger: cents(ledger.sum),
      months: cents(ofMonths),
      matrix: cents(matrix.rows.find((row) => row.partyId === partyId)?.profit),
      ...(window === "12m" && {
        list: cents(list.rows.find((row) => row.partyId === partyId)?.profit ?? undefined),
        group: cents((await manager().call(readGroupValue, { partyId })).body.profit),
      }),
    };
    expect(said).toEqual(Object.fromEntries(Object.keys(said).map((where) => [where, cents(profit)])));
  }
});

test.each(["12m", "all"] as const)("of all of them together over %s", async (window) => {
  const { body: curve } = await manager().call(readProfitCurve, { window });
  const { body: summary } = await manager().call(readValueSummary, { window });
  const { body: matrix } = await manager().call(readValueMatrix, { window });
  const asked = { measure: "profit", window } as const;
  const command = await valueOfAll(server.database, actor, asked);
  // The same days, straight from the facts.
  const days = await valueOfAll(server.database, actor, { ...asked, ...command.window });
  const all = { summary, matrix, command, days };
  for (const [where, { customers, profit, revenue, coverage }] of Object.entries(all)) {
    expect([where, customers, cents(profit), cents(revenue)]).toEqual([
      where,
      7,
      cents(curve.total),
      cents(summary.revenue),
    ]);
    // More came back of what has a cost than was sold of it: less than nothing of the revenue is known.
    expect([where, coverage]).toEqual([where, 0]);
  }
  expect(cents(days.unattributed)).toBe(cents(command.unattributed));
  if (window === "12m") {
    const { body: list } = await manager().call(summariseCustomers, {});
    expect([list.count, cents(list.profit), cents(list.revenue)]).toEqual([
      7,
      cents(curve.total),
      cents(summary.revenue),
    ]);
  }
});

test("the place on a card is the one on the curve, though others have not bought all year", async () => {
  const { database } = server;
  const idle = await aParty(database);
  await anInvoice(database, idle, "2023-02-01", [{ list: 100, cost: 50 }]);
  const losing = await aParty(database);
  await anInvoice(database, losing, "2023-02-01", [{ list: 100, cost: 50 }]);
  await anInvoice(database, losing, "2025-02-01", [{ list: 100, cost: 9_999 }]);
  expect((await recomputeNow(database, actor)).state).toBe("done");
  const { body: curve } = await manager().call(listCurveParties, { limit: 200 });
  const { body: drawn } = await manager().call(readProfitCurve, {});
  expect(drawn.customers).toBe(curve.rows.length);
  for (const { partyId, rank } of curve.rows) {
    const { body: card } = await manager().call(readPartyValue, { partyId });
    expect([card.rankProfit, card.customersCount]).toEqual([rank, drawn.customers]);
  }
  const { body: last } = await manager().call(readPartyValue, { partyId: losing });
  const of = `th of ${drawn.customers})`;
  expect([curve.rows.at(-1)?.partyId, last.rating?.sentence]).toEqual([losing, expect.stringContaining(of)]);
  const { body: none } = await manager().call(readPartyValue, { partyId: idle });
  expect([none.rankProfit, none.rating?.sentence]).toEqual([null, expect.not.stringMatching(/ of \d/)]);
});
