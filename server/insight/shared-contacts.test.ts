import { afterAll, beforeAll, expect, test } from "vitest";
import { aContact, anInvoice, aParty } from "../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../test/harness/database.ts";
import { systemActor } from "../plumbing/actor.ts";
import { newId } from "../plumbing/ids.ts";
import { recomputeNow } from "./recompute.ts";
import { cardTotals } from "./value/card-totals.ts";

/*
  Fifty customers and four hundred visits, each shared by up to six of them with weights drawn anew; a tenth of the customers
  is kept as another one.
*/
let database: TestDatabase;
const visits = 400;

beforeAll(async () => {
  database = await testDatabase();
  // One connection, so that its seeded chance draws the same visits every time.
  await database.write(async ({ sql: run }) => {
    await run`select setseed(0.577215)`;
    await run`
      insert into party (party_id, kind, name, golden_id, created_at, updated_at)
      select id, 'organisation', 'Customer ' || no, case when no % 10 = 0 then before else id end, now(), now()
      from (
        select
          no,
          ('66666666-0000-7000-8000-' || lpad(no::text, 12, '0'))::uuid as id,
          ('66666666-0000-7000-8000-' || lpad((no - 1)::text, 12, '0'))::uuid as before
        from generate_series(1, 50) as no
      ) as numbered`;
    await run`
      insert into document (party_id, document_id, kind, state, issued_on, recognised_on, currency, created_at)
      select party_id, gen_random_uuid(), 'invoice', 'closed', day, day, 'EUR', now()
      from party
      cross join lateral (select date '2025-01-01' + (random() * 200)::int as day) as sold
      where name like 'Customer %' and random() < 0.8`;
    await run`
      insert into contact (party_id, contact_id, channel, started_at, on_day, minutes, minutes_basis, own_weight, caused_by, created_at)
      select
        ('66666666-0000-7000-8000-' || lpad(ceil(random() * 50)::int::text, 12, '0'))::uuid, gen_random_uuid(), 'visit', now(),
        date '2025-02-01' + (random() * 200)::int, round((random() * 90)::numeric + 1, 3), 'measured',
        case when no % 3 > 0 then round((random() * 7)::numeric + 0.01, 3) end, case when no % 5 = 0 then 'us' else 'customer' end, now()
      from generate_series(1, ${visits}::int) as no`;
    await run`
      insert into contact_share (party_id, share_id, home_id, contact_id, weight)
      select other.party_id, gen_random_uuid(), contact.party_id, contact.contact_id, round((random() * 7)::numeric + 0.01, 3)
      from contact
      cross join lateral (
        select party_id from party
        where name like 'Customer %' and party_id <> contact.party_id
        order by md5(party_id::text || contact.contact_id::text)
        limit (abs(hashtext(contact.contact_id::text)) % 6)
      ) as other
      where own_weight is not null`;
    await run`analyze`;
  });
  const { state } = await recomputeNow(database, systemActor("command"));
  expect(state).toBe("done");
}, 60_000);
afterAll(() => database.drop());

test("the shares of a contact come to exactly one, and its parts to its whole cost and minutes to the last digit", async () => {
  const [held] = await database.sql`
    select count(*)::int as contacts, max(parts)::int as parts, bool_and(shares = 1) as is_whole, bool_and(least > 0) as all_bear
    from (
      select contact_id, sum(share) as shares, count(*) as parts, min(share) as least from party_contact group by contact_id
    ) as part`;
  expect(held).toEqual({ contacts: visits, parts: 6, is_whole: true, all_bear: true });
  const [booked] = await database.sql`
    select
      count(*)::int as contacts,
      bool_and(entry.minutes = contact.minutes) as minutes_agree,
      bool_and(-entry.amount = contact.minutes * 0.8) as amounts_agree
    from (
      select source_id, sum(minutes) as minutes, sum(amount) as amount from ledger where source_kind = 'contact' group by source_id
    ) as entry
    join contact on contact.contact_id = entry.source_id`;
  expect(booked).toEqual({ contacts: visits, minutes_agree: true, amounts_agree: true });
});

test("what a run keeps for each customer is what the ledger says live, month by month", async () => {
  const differing = await database.sql`
    select *
    from (
      select
        golden_id as party_id,
        date_trunc('month', on_day)::date as month,
        -coalesce(sum(amount) filter (where category = 'serving'), 0) as cost_to_serve,
        -coalesce(sum(amount) filter (where category = 'acquisition'), 0) as acquisition,
        coalesce(sum(minutes), 0) as minutes
      from ledger
      join party using (party_id)
      group by 1, 2
    ) as live
    full join (select * from party_month where entries_count > 0) as kept using (party_id, month)
    where (round(live.cost_to_serve, 6), round(live.acquisition, 6), round(live.minutes, 3))
      is distinct from (kept.cost_to_serve, kept.acquisition, round(kept.minutes, 3))`;
  expect(differing).toEqual([]);
  const [sums] = await database.sql`
    select
      abs((select sum(cost_to_serve + acquisition) from party_month) - (select sum(minutes) * 0.8 from contact)) < 0.001 as agree`;
  expect(sums).toEqual({ agree: true });
});

test("two records kept as one customer that share a contact had one contact, and bear its cost once", async () => {
  const place = database;
  const kept = await aParty(place, { name: "Kept" });
  const merged = await aParty(place, { name: "Merged", golden_id: kept });
  const other = await aParty(place, { name: "Other" });
  for (const day of ["2025-01-02", "2025-08-28"])
    await anInvoice(place, kept, day, [{ list: 100, cost: 50 }]);
  const contactId = await aContact(place, merged, "2025-08-20", {
    minutes: 30,
    own_weight: 1,
    caused_by: "us",
  });
  for (const partyId of [kept, other])
    await place.sql`
      insert into contact_share (party_id, share_id, home_id, contact_id, weight)
      values (${partyId}, ${newId()}, ${merged}, ${contactId}, 1)`;
  await recomputeNow(database, systemActor("command"));
  const [figures] = await place.sql`
    select contacts_count, round(cost_to_serve, 4)::float8 as cost from party_value where golden_id = ${kept}`;
  expect(figures).toEqual({ contacts_count: 1, cost: 16 });

  const live = await database.read((tx) =>
    cardTotals(tx, [kept, merged], { from: "2025-08-01", until: "2025-08-31" }, null),
  );
  expect(live).toMatchObject({ contactsCount: 1, causedByUs: 1 });
  const [pool] = await place.sql`
    select abs(customers_amount + prospects_amount + unattributed_amount + unused_amount - over_absorbed_amount - supplied_amount) < 0.005 as agrees
    from pool_month where month = '2025-08-01'`;
  expect(pool).toEqual({ agrees: true });
});

test("where the weight of whom it is noted on was taken away, that one bears it alone", async () => {
  const home = await aParty(database, { name: "Home" });
  const other = await aParty(database, { name: "Once beside it" });
  const contactId = await aContact(database, home, "2025-08-20", { minutes: 10 });
  await database.sql`
    insert into contact_share (party_id, share_id, home_id, contact_id) values (${other}, ${newId()}, ${home}, ${contactId})`;
  expect(
    await database.sql`select party_id, share::float8 as share from party_contact where contact_id = ${contactId}`,
  ).toEqual([{ party_id: home, share: 1 }]);
});
