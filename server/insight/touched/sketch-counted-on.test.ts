import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let database: TestDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2025-07-10T09:00:00Z") });
  database = await testDatabase();
});
afterEach(async () => {
  vi.useRealTimers();
  await database.drop();
});

type Result = {
  reach: unknown;
  sketch: { curve: unknown[]; movers: unknown[] };
  ratings: unknown;
  bases: unknown;
};

async function resultOf(full = false): Promise<Result> {
  const { runId } = await recomputeNow(database, systemActor("command"), { full });
  const [run] = await database.sql<{ result: Result }>`select result from run where run_id = ${runId}`;
  if (run === undefined) throw new Error("no run");
  return run.result;
}

/** While anybody in this PostgreSQL holds a transaction open, what was written since it began is read again. */
async function untilNothingIsFresh(): Promise<void> {
  await expect
    .poll(async () => (await resultOf()).reach, { timeout: 40_000, interval: 200 })
    .toEqual({ isPartial: true, touched: 0, ratedAgain: 0 });
}

/** A customer with two sales of a margin in the twelve months, and one of the year before. */
async function aCustomer(margin: number, before: number): Promise<string> {
  const partyId = await aParty(database);
  await anInvoice(database, partyId, "2024-02-10", [{ list: 500, cost: 500 - before }]);
  for (const day of ["2025-01-10", "2025-06-10"])
    await anInvoice(database, partyId, day, [{ list: 1000, cost: 1000 - margin / 2 }]);
  return partyId;
}

type Basis = { sketch: { movers: { goldenId: string; profit: string; before: string }[] } };

/** As if so many were kept of those whose profit rose and fell by most, and marks lay far from each other. */
async function keepFew(count: number): Promise<void> {
  const [basis] = await database.sql<{ seen: Basis }>`select seen from value_basis`;
  const movers = basis?.seen.sketch.movers ?? [];
  const change = (one: (typeof movers)[number] | undefined) => Number(one?.profit) - Number(one?.before);
  const kept = [...movers.slice(0, count), ...movers.slice(-count)];
  const few = {
    movers: kept,
    fellBeyond: String(change(movers[count])),
    roseBeyond: String(change(movers.at(-count - 1))),
  };
  await database.sql`update value_basis set seen = jsonb_set(seen, '{sketch}', (seen -> 'sketch') || ${JSON.stringify(few)}::jsonb)`;
  await database.sql`
    delete from value_mark
    where measure = 'profit' and customers_above not in (
      select customers_above from value_mark where measure = 'profit' order by customers_above offset 6 limit 1
    )`;
}

test.each([
  { of: "those in the middle", touched: [6, 9], kept: 4 },
  { of: "the best and the worst", touched: [0, 1, 15], kept: 4 },
  { of: "too many of those who moved most", touched: [0, 1, 14, 15], kept: 3 },
])(
  "the sketch of the start page is counted on after facts of $of",
  { timeout: 60_000 },
  async ({ touched, kept }) => {
    const customers: string[] = [];
    for (let no = 0; no < 16; no++)
      // The year before was good for those who bring little now.
      customers.push(await aCustomer(700 - no * 37, 100 + no * 20));
    // After the twelve months alone.
    await anInvoice(database, await aParty(database), "2025-07-03", [{ list: 900, cost: 1 }]);
    await resultOf();
    await untilNothingIsFresh();
    await keepFew(kept);
    for (const no of touched)
      await anInvoice(database, customers[no] ?? "", "2025-06-20", [
        { list: 100, cost: 100 + 92 * (7 - no) },
      ]);
    const { reach: some, ...counted } = await resultOf();
    expect(some).toMatchObject({ isPartial: true, touched: touched.length });
    const { reach: all, ...added } = await resultOf(true);
    expect(all).toEqual({ isPartial: false, why: "asked" });
    expect(counted.sketch.curve).toHaveLength(16);
    expect(counted.sketch.movers).toHaveLength(6);
    for (const part of ["sketch", "ratings", "bases"] as const) expect(counted[part]).toEqual(added[part]);
  },
);
