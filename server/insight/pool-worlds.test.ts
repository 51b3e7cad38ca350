import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { systemActor } from "../plumbing/actor.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { recomputeNow } from "./recompute.ts";

/*
  A thousand small worlds in one database, each with a pool, an activity and people of its own: a customer (of two records),
  a newcomer who buys in the middle of a month, a prospect, and calls that name nobody. Costs, capacities, minutes and days
  are drawn anew for each; in every third world the rate changes within a month.
*/
const worlds = 1000;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  // One connection, so that its seeded chance draws the same worlds every time.
  await database.write(async ({ sql: run }) => {
    await run`select setseed(0.271828)`;
    await run`
      create table world as
      select
        no,
        'w' || no as code,
        date '2024-01-01' + (random() * 300)::int as sold_on,
        round((random() * 900)::numeric, 2) as cost,
        ceil(random() * 400)::numeric as capacity,
        no % 3 = 0 as changes
      from generate_series(1, ${worlds}::int) as no`;
    await run`
      create table member as
      select no, role, ('55555555-' || lpad(to_hex(place), 4, '0') || '-7000-8000-' || lpad(to_hex(no), 12, '0'))::uuid as party_id
      from world cross join (values (1, 'customer'), (2, 'merged'), (3, 'newcomer'), (4, 'prospect')) as roles (place, role)`;
    await run`
      insert into party (party_id, kind, name, golden_id, created_at, updated_at)
      select party_id, 'organisation', role || ' ' || no, party_id, now(), now() from member`;
    await run`
      update party set golden_id = kept.party_id
      from member as merged
      join member as kept on kept.no = merged.no and kept.role = 'customer'
      where merged.role = 'merged' and party.party_id = merged.party_id`;
    await run`insert into pool (code, name) select code, code from world`;
    await run`
      insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason)
      select code, 1, case when changes then '(,2024-05-17)'::daterange else '(,)'::daterange end, cost, capacity, 1, 'actual', 'Drawn' from world
      union all
      select code, 2, '[2024-05-17,)', cost * 1.3, capacity, 1, 'actual', 'Drawn' from world where changes`;
    await run`
      insert into activity (code, name, method, pool_code, driver)
      select code, code, 'timed', code, 'contact' from world`;
    await run`
      insert into activity_rate (activity_code, version, valid_during, base_minutes, reason)
      select code, 1, '(,)', 3, 'Drawn' from world`;
    await run`
      insert into document (party_id, document_id, kind, state, issued_on, recognised_on, currency, created_at)
      select
        party_id, gen_random_uuid(), 'invoice', 'closed', day, day, 'EUR', now()
      from member
      join world using (no)
      cross join lateral (select case when role = 'customer' then date '2023-06-01' else sold_on end as day) as sold
      where role in ('customer', 'newcomer')`;
    await run`
      insert into contact (party_id, contact_id, channel, started_at, on_day, minutes, minutes_basis, activity_code, created_at)
      select
        party_id, gen_random_uuid(), 'phone', now(), date '2024-01-01' + (random() * 180)::int + place * 0,
        case when random() < 0.7 then round((random() * 60)::numeric, 3) end, 'measured', 'w' || no, now()
      from (select no, party_id from member union all select no, ${ownCompanyId}::uuid from world) as who
      cross join generate_series(1, 4) as place`;
    // A fifth of the calls was shared with the prospect of the world, whatever their weights.
    await run`
      with shared as (
        update contact set own_weight = round((random() * 3)::numeric + 0.1, 3)
        where random() < 0.2
        returning party_id, contact_id, substr(activity_code, 2)::int as no
      )
      insert into contact_share (party_id, share_id, home_id, contact_id, weight)
      select member.party_id, gen_random_uuid(), shared.party_id, contact_id, round((random() * 3)::numeric + 0.1, 3)
      from shared
      join member on member.no = shared.no and member.role = 'prospect' and member.party_id <> shared.party_id`;
    await run`analyze`;
  });
  await computed();
}, 120_000);
afterAll(() => database.drop());

async function computed() {
  const { state } = await recomputeNow(database, systemActor("command"));
  expect(state).toBe("done");
}

const months = () => database.sql`
  select party_id, month, cost_to_serve, acquisition, profit, minutes, entries_count from party_month order by party_id, month`;
const pools = () => database.sql`
  select pool_code, month, supplied_amount, customers_amount, prospects_amount, unattributed_amount, unused_amount, over_absorbed_amount
  from pool_month where pool_code <> 'desk' order by pool_code, month`;

test("customers + prospects + unattributed + unused − over-absorbed = supplied, in each of 1,000 worlds and its months, to the cent", async () => {
  const [held] = await database.sql`
    select
      count(distinct pool_code)::int as pools,
      max(abs(
        customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount - supplied_amount
      )) < 0.005 as reconciles,
      bool_or(over_absorbed_amount > 0) and bool_or(unused_amount > 0) and bool_or(prospects_amount > 0)
        and bool_or(unattributed_amount > 0) as has_all
    from pool_month
    where pool_code <> 'desk'`;
  expect(held).toEqual({ pools: worlds, reconciles: true, has_all: true });
});

test("each part is the sum of its rows in the ledger", async () => {
  const differing = await database.sql`
    select *
    from (
      select
        activity_code as pool_code,
        date_trunc('month', on_day)::date as month,
        -coalesce(sum(amount) filter (where category = 'serving' and party_id <> ${ownCompanyId}), 0) as customers,
        -coalesce(sum(amount) filter (where category = 'acquisition'), 0) as prospects,
        -coalesce(sum(amount) filter (where party_id = ${ownCompanyId}), 0) as unattributed
      from ledger
      where source_kind = 'contact'
      group by 1, 2
    ) as booked
    full join pool_month using (pool_code, month)
    where pool_code <> 'desk' and (
      abs(coalesce(customers, 0) - coalesce(customers_amount, 0)) >= 0.005
      or abs(coalesce(prospects, 0) - coalesce(prospects_amount, 0)) >= 0.005
      or abs(coalesce(unattributed, 0) - coalesce(unattributed_amount, 0)) >= 0.005
    )`;
  expect(differing).toEqual([]);
});

test("the run's months are the ledger's row by row, and a record kept as another counts once", async () => {
  const differing = await database.sql`
    select *
    from (
      select
        party.golden_id as party_id,
        date_trunc('month', on_day)::date as month,
        -coalesce(sum(amount) filter (where category = 'serving'), 0) as served,
        -coalesce(sum(amount) filter (where category = 'acquisition'), 0) as won,
        count(*)::int as entries
      from ledger
      join party using (party_id)
      group by 1, 2
    ) as booked
    full join (select * from party_month where entries_count > 0) as kept using (party_id, month)
    where (round(served, 6), round(won, 6), entries) is distinct from (cost_to_serve, acquisition, entries_count)`;
  expect(differing).toEqual([]);
  const [whole] = await database.sql`
    select
      (select sum(amount) from ledger) = (select -sum(cost_to_serve + acquisition) from party_month) or
      abs((select sum(amount) from ledger) + (select sum(cost_to_serve + acquisition) from party_month)) < 0.01 as same`;
  expect(whole).toEqual({ same: true });
});

test("a period split anywhere adds up to the whole", async () => {
  const differing = await database.sql`
    select world.no
    from world
    join member on member.no = world.no and member.role = 'newcomer'
    cross join lateral (
      select sum(amount) as whole, sum(amount) filter (where on_day < sold_on) as before, sum(amount) filter (where on_day >= sold_on) as after
      from ledger where ledger.party_id = member.party_id
    ) as sums
    where world.no <= 200 and whole is distinct from coalesce(before, 0) + coalesce(after, 0)`;
  expect(differing).toEqual([]);
});

test("rerun it is identical, and events in another order change nothing", async () => {
  const before = { months: await months(), pools: await pools() };
  await computed();
  expect({ months: await months(), pools: await pools() }).toEqual(before);
  await database.sql`create table held as select * from contact`;
  await database.sql`truncate contact cascade`;
  await database.sql`insert into contact select * from held order by md5(contact_id::text || 'otherwise')`;
  await computed();
  expect({ months: await months(), pools: await pools() }).toEqual(before);
}, 60_000);
