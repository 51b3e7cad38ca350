import { afterEach, beforeEach, expect, test } from "vitest";
import { aRatingPolicy } from "../../../test/a-rating-policy.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { world } from "../../../test/world.ts";
import { closeMonth } from "../../insight/closing/close-month.ts";
import { setRating } from "../../insight/rating/set-by-hand/set-rating.ts";
import { askForRecompute, recomputeNow } from "../../insight/recompute.ts";
import { isComputing } from "../../insight/value/run-in-force.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { resumeInterruptedRuns } from "../../plumbing/runs/runs.ts";
import { mergeParties } from "./merge-parties.ts";
import { unmergeParty } from "./unmerge-party.ts";

const actor = systemActor("command");
let database: TestDatabase;
let [golden, member, whole] = ["", "", ""];
beforeEach(async () => {
  database = await testDatabase();
  await world(database);
  golden = await aCustomer("Werft Nord", [dear]);
  member = await aCustomer("Werft Nord GmbH", [losing]);
  // What the two are together, noted on one record from the beginning.
  whole = await aCustomer("Kontor Süd", [dear, losing]);
});
afterEach(() => database.drop());

type Dealings = { margin: number; calls: readonly number[] };
const dear: Dealings = { margin: 1000, calls: [10] };
const losing: Dealings = { margin: 800, calls: [450, 450, 450] };

/** A customer with two sales of a margin and calls of so many minutes at 0.80 each, once or twice over. */
async function aCustomer(name: string, dealings: readonly Dealings[]): Promise<string> {
  const partyId = await aParty(database, { name });
  for (const { margin, calls } of dealings) {
    for (const day of ["2025-01-10", "2025-11-10"])
      await anInvoice(database, partyId, day, [{ list: 10_000, cost: 10_000 - margin / 2 }]);
    for (const minutes of calls) await aContact(database, partyId, "2025-06-10", { minutes });
  }
  return partyId;
}

const merge = () =>
  database.write((tx) => mergeParties({ tx, actor, input: { partyId: golden, memberIds: [member] } }));
const takeApart = () => database.write((tx) => unmergeParty({ tx, actor, input: { partyId: member } }));
async function computed(): Promise<void> {
  expect(await recomputeNow(database, actor)).toMatchObject({ state: "done" });
}

/** What is said of a customer: every figure and word of it, without which run said so and how the letter last moved; null for none. */
async function saidOf(partyId: string) {
  const [row] = await database.sql<{ rating: string; by: string; computed: string | null; all: object }>`
    select rating, rating_by as by, rating_computed as computed,
      to_jsonb(kept) - '{golden_id,run_id,rated_on,rating_before,rating_by}'::text[] as all
    from party_value as kept
    where golden_id = ${partyId}`;
  return row ?? null;
}

const proposals = () => database.sql<{ id: string; to: string; state: string }>`
  select party_id as id, rating_to as "to", state from rating_proposal order by proposed_at, party_id`;

test("a value run is asked for where there are figures to follow, once, and in no hurry", async () => {
  const asked = () => database.sql<{ id: string; isQueued: boolean }>`
    select run_id as id, exists (select from graphile_worker.jobs where key = run_id::text) as "isQueued"
    from run
    where kind = 'recompute' and state = 'waiting'`;
  await merge();
  await takeApart();
  expect(await asked()).toEqual([]);
  await computed();
  await merge();
  const [run, ...more] = await asked();
  expect([run?.isQueued, more]).toEqual([false, []]);
  await takeApart();
  expect(await asked()).toEqual([run]);
});

test("a run in no hurry comes when the last one is over for four times as long as it took, or five minutes", async () => {
  await computed();
  await merge();
  await database.sql`update run set created_at = now() - interval '1 hour' where state = 'waiting'`;
  const comesAfter = async (length: string, ago: string) => {
    await database.sql`
      update run
      set started_at = now() - ${ago}::interval - ${length}::interval, finished_at = now() - ${ago}::interval
      where kind = 'recompute' and state = 'done'`;
    await database.sql`delete from graphile_worker._private_jobs`;
    await resumeInterruptedRuns(database);
    return (
      (await database.sql`select from graphile_worker.jobs where task_identifier = 'run.recompute'`)
        .length === 1
    );
  };
  expect(await comesAfter("20 seconds", "70 seconds")).toBe(false);
  expect(await comesAfter("20 seconds", "90 seconds")).toBe(true);
  expect(await comesAfter("200 seconds", "290 seconds")).toBe(false);
  expect(await comesAfter("200 seconds", "310 seconds")).toBe(true);
});

test("that figures are being computed is said of a run that somebody waits for; whoever is in a hurry begins one that rests", async () => {
  await computed();
  await merge();
  const isSaid = () => database.read((tx) => isComputing(tx));
  const states = () =>
    database.sql`select state, input from run where kind = 'recompute' and state <> 'done'`;
  expect(await isSaid()).toBe(false);
  await database.write((tx) => askForRecompute(tx, actor));
  expect(await states()).toEqual([{ state: "waiting", input: {} }]);
  expect(await isSaid()).toBe(true);
  await database.sql`update run set state = 'working' where state = 'waiting'`;
  expect(await isSaid()).toBe(true);
  await database.sql`update run set state = 'cancelled', finished_at = now() where state = 'working'`;
  expect(await isSaid()).toBe(false);
});

test("a customer is rated by what all its records come to, as if one had all of it; and each by its own again once they are apart", async () => {
  await computed();
  const before = [await saidOf(golden), await saidOf(member)].map((one) => one?.all);
  expect(before).toMatchObject([{ rating: "A" }, { rating: "C" }]);
  await merge();
  await computed();
  expect(await saidOf(member)).toBeNull();
  expect((await saidOf(golden))?.rating).toBe("C");
  expect((await saidOf(golden))?.all).toEqual((await saidOf(whole))?.all);
  await takeApart();
  await computed();
  expect([await saidOf(golden), await saidOf(member)].map((one) => one?.all)).toEqual(before);
});

test("where a person decides on changes, merging proposes one, and taking apart withdraws it", async () => {
  await aRatingPolicy(database, { changes: { mode: "proposals" } });
  await computed();
  const before = [await saidOf(golden), await saidOf(member)];
  await merge();
  await computed();
  expect(await saidOf(golden)).toMatchObject({ rating: "A", computed: "C" });
  expect(await proposals()).toEqual([{ id: golden, to: "C", state: "open" }]);
  await takeApart();
  await computed();
  expect(await proposals()).toEqual([{ id: golden, to: "C", state: "withdrawn" }]);
  expect([await saidOf(golden), await saidOf(member)]).toEqual(before);
});

test("a letter that a person set goes with its record: it holds for the customer, and leaves with the record", async () => {
  await computed();
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const input = { partyId: member, letter: "A" as const, until, reason: "They build up a new yard" };
  await database.write((tx) => setRating({ tx, actor, input }));
  await merge();
  await computed();
  expect(await saidOf(golden)).toMatchObject({ rating: "A", by: "override", computed: "C" });
  await takeApart();
  await computed();
  expect(await saidOf(golden)).toMatchObject({ rating: "A", computed: null });
  expect(await saidOf(member)).toMatchObject({ rating: "A", by: "override", computed: "C" });
});

test("a month that was closed says what it said, while the figures of now are those of the customer", async () => {
  await computed();
  await database.write((tx) => closeMonth({ tx, actor, input: { month: "2025-06" } }));
  const closed = () => database.sql`select * from party_month_closing order by party_id`;
  const now = () => database.sql<{ id: string; cost: string }>`
    select party_id as id, round(cost_to_serve, 2)::text as cost from party_month
    where month = '2025-06-01' and party_id in (${golden}, ${member})
    order by party_id`;
  const [before, months] = [await closed(), await now()];
  expect(before).toHaveLength(3);
  await merge();
  await computed();
  expect(await closed()).toEqual(before);
  expect(await now()).toEqual([{ id: golden, cost: "1088.00" }]);
  await takeApart();
  await computed();
  expect(await closed()).toEqual(before);
  expect(await now()).toEqual(months);
});
