import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { recomputeNow } from "../recompute.ts";

let database: TestDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2025-07-10T09:00:00Z") });
  database = await testDatabase();
  await world(database);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.drop();
});

async function computed(asked: { full?: boolean } = {}) {
  const { runId, state } = await recomputeNow(database, systemActor("command"), asked);
  expect(state).toBe("done");
  const [run] = await database.sql<{ isPartial: boolean }>`
    select (result -> 'reach' ->> 'isPartial')::boolean as "isPartial" from run where run_id = ${runId}`;
  return run?.isPartial;
}

const pools = () =>
  database.sql`select to_jsonb(t) - 'run_id' as row from pool_month t order by pool_code, month`;

const kept = () => database.sql`
  select golden_id, month::text as month, minutes::float8 as minutes from party_pool where pool_code = 'desk' order by golden_id, month`;

/** A run over those who changed, and what it leaves of the pools is what a run over everybody leaves. */
async function bothAgree() {
  expect(await computed()).toBe(true);
  const some = await pools();
  expect(await computed({ full: true })).toBe(false);
  expect(some).toEqual(await pools());
}

test("what a customer took of a pool lately is taken off and added again, and of earlier months everybody's facts are added up", async () => {
  const partyId = await aParty(database);
  const other = await aParty(database);
  await anInvoice(database, partyId, "2025-01-10", [{ list: 1000, cost: 100 }]);
  const late = await aContact(database, partyId, "2025-07-03", { minutes: 30 });
  const early = await aContact(database, partyId, "2025-02-03", { minutes: 20 });
  await aContact(database, other, "2025-07-03", { minutes: 7 });
  await aContact(database, ownCompanyId, "2025-06-05", { minutes: 11 });
  await computed({ full: true });
  expect(await kept()).toEqual(
    [
      { golden_id: ownCompanyId, month: "2025-06-01", minutes: 11 },
      { golden_id: partyId, month: "2025-07-01", minutes: 30 },
      { golden_id: other, month: "2025-07-01", minutes: 7 },
    ].toSorted((one, next) => (one.golden_id < next.golden_id ? -1 : 1)),
  );
  await database.sql`update contact set minutes = 50 where contact_id = ${late}`;
  await bothAgree();
  await database.sql`update contact set minutes = 5 where contact_id = ${early}`;
  await bothAgree();
  await database.sql`update contact set on_day = '2025-06-03' where contact_id in (${late}, ${early})`;
  await bothAgree();
  await database.sql`update party set golden_id = ${partyId} where party_id = ${other}`;
  await bothAgree();
});

test.each([
  "update pool_period set cost_amount = 0 where pool_code = 'desk'",
  `with ended as (update pool_period set valid_during = '(,2025-07-06)' where pool_code = 'desk' returning *)
   insert into pool_period select pool_code, version + 1, '[2025-07-06,)', cost_amount * 2, capacity_minutes, per_months, basis, reason from ended`,
])("where minutes of a month are not enough nothing is kept of it: %s", async (change) => {
  const partyId = await aParty(database);
  await anInvoice(database, partyId, "2025-01-10", [{ list: 1000, cost: 100 }]);
  await aContact(database, partyId, "2025-07-03", { minutes: 30 });
  await database.pool.query(change);
  await computed({ full: true });
  expect(await kept()).toEqual([]);
  await aContact(database, partyId, "2025-07-08", { minutes: 10 });
  await bothAgree();
});
