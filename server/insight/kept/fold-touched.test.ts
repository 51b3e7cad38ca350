import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { assignCustomers, createParty, summariseCustomers } from "../../../contract/customers.ts";
import { aVariedCompany, dice } from "../../../test/a-varied-company.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { tallyCustomers } from "../../customers/tally-customers.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { figuresLock } from "../figures-lock.ts";
import { recomputeNow } from "../recompute.ts";
import { foldTouched } from "./fold-touched.ts";

let server: TestServer;
const manager = () => asPerson(server, "manager");
const tally = () =>
  server.database.sql`
    select * from customer_tally order by owner_id, kind, stage, segment, rating, result, quiet_months, serving_step`;
const touched = async () => (await server.database.sql`select from customer_touched`).length;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const { parties } = await aVariedCompany(server.database, dice(11));
  expect((await recomputeNow(server.database, systemActor("command"))).state).toBe("done");
  await manager().call(assignCustomers, { partyIds: parties.slice(4, 7), ownerId: people.seller.userId });
  await manager().call(createParty, { kind: "organisation", name: "Newcomer", roles: ["customer"] });
}, 60_000);
afterAll(() => server.close());

test("few who changed are left to be looked at live", async () => {
  const before = await tally();
  await foldTouched(server.database, await touched());
  expect([await tally(), await touched()]).toEqual([before, 4]);
});

test("while a run is at work nobody is counted under its hands", async () => {
  const run = await server.database.pool.connect();
  await run.query("select pg_advisory_lock($1)", [figuresLock]);
  await foldTouched(server.database, 0);
  expect(await touched()).toBe(4);
  await run.query("select pg_advisory_unlock($1)", [figuresLock]);
  run.release();
});

test("whoever is written over while they are counted is left for the next time", async () => {
  const other = await server.database.pool.connect();
  await other.query("begin");
  await other.query("update customer_touched set party_id = party_id");
  const fold = foldTouched(server.database, 0);
  await vi.waitFor(async () => {
    const waiting = await server.database.sql`
      select from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from customer_touched%'`;
    expect(waiting).toHaveLength(1);
  });
  const before = await tally();
  await other.query("commit");
  other.release();
  await fold;
  expect([await tally(), await touched()]).toEqual([before, 4]);
});

test("many who changed are counted as they stand, and the sums stay what they were", async () => {
  const { body: before } = await manager().call(summariseCustomers, {});
  await foldTouched(server.database, 0);
  expect(await touched()).toBe(0);
  const folded = await tally();
  expect((await manager().call(summariseCustomers, {})).body).toEqual(before);
  await server.database.write(tallyCustomers);
  expect(folded).toEqual(await tally());
});
