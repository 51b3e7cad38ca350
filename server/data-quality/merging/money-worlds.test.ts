import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  aDocument,
  aFewMore,
  aVariedCompany,
  type Dice,
  dice,
  someCase,
  someContact,
  somePayments,
} from "../../../test/a-varied-company.ts";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { recomputeNow } from "../../insight/recompute.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { mergeParties } from "./merge-parties.ts";
import { unmergeParty } from "./unmerge-party.ts";

/*
  Small worlds in one database, under a cost model with every method, driver and category: up to six records each with
  facts of every kind, prospects and customers, some of which are merged, in trees and again after being taken apart.
  VITALFEW_LONG=1: 1,000 worlds.
*/
const worlds = process.env.VITALFEW_LONG === "1" ? 1000 : 12;

const actor = systemActor("command");
let database: TestDatabase;
const parties: string[][] = [];

beforeAll(async () => {
  database = await testDatabase();
  const { products } = await aVariedCompany(database, dice(7));
  for (let no = 1; no <= worlds; no++) parties.push(await aWorld(dice(no), products));
  await computed();
}, 1_800_000);
afterAll(() => database.drop());

async function aWorld(roll: Dice, products: readonly string[]): Promise<string[]> {
  const day = () => `2025-0${1 + roll.below(6)}-${String(1 + roll.below(28)).padStart(2, "0")}`;
  const ids: string[] = [];
  for (let left = 2 + roll.below(5); left > 0; left--) {
    const partyId = await aParty(database, { stage: roll.of(["customer", "prospect"]) });
    ids.push(partyId);
    for (let no = roll.below(4); no > 0; no--) await aDocument(database, roll, partyId, day(), products);
    for (let no = roll.below(4); no > 0; no--) await someContact(database, roll, partyId, day());
    if (roll.below(3) === 0) await someCase(database, roll, partyId, day());
    if (roll.below(3) === 0) await aFewMore(database, roll, partyId, day);
    if (roll.below(2) === 0) await somePayments(database, roll, partyId, day);
  }
  return ids;
}

async function computed() {
  expect(await recomputeNow(database, actor)).toMatchObject({ state: "done" });
}

/** What every customer comes to, month by month and since the beginning, to the last digit. */
async function figures() {
  const rows = await database.sql<{ figures: string }>`
    select (to_jsonb(of_month) - 'run_id')::text as figures
    from party_month as of_month
    order by party_id, month`;
  const values = await database.sql`
    select golden_id, is_customer, revenue_all, revenue_covered_all, profit_all, cost_to_serve_all, bought_all, entries_count_all,
      sales_count_all, list_sales, discount, returns, revenue, cost_of_goods, gross_margin, direct_cost, cost_to_serve,
      redress, finance, marketing, adjustment, profit, sales_count, returns_count, contacts_count, customer_since,
      last_sale_on, last_contact_on, days_late
    from party_value
    order by golden_id`;
  return { months: rows.map((row) => row.figures), values };
}

// What is spent on somebody who has not bought yet is acquisition; once the customer as a whole has, it is serving, or stands
// on the house: it moves between these, and with it the profit. A month's figures are rounded in the sixth place.
const compared = [
  ...["list_sales", "discount", "returns", "revenue", "revenue_covered", "cost_of_goods"].map((name) =>
    sql.ref(name),
  ),
  sql`(profit - acquisition - sustaining)`,
];
const sums = sql.join(compared.map((figure) => sql`sum(${figure})`));

/** What was summed for each record before, added up by what it is kept as now, where it isn't to the cent what is summed now. */
async function differing() {
  return database.write(
    (tx) => tx.sql`
    select party_id, month, added.sums as added, summed.sums as summed
    from (
      select party.golden_id as party_id, month, array[${sums}] as sums
      from month_before
      join party using (party_id)
      group by 1, 2
    ) as added
    full join (select party_id, month, array[${sums}] as sums from party_month group by 1, 2) as summed using (party_id, month)
    where exists (
      select
      from generate_subscripts(coalesce(added.sums, summed.sums), 1) as place
      where abs(coalesce(added.sums[place], 0) - coalesce(summed.sums[place], 0)) >= 0.005
    )
    order by 1, 2
    limit 5`,
  );
}

/** The rows of the ledger by the record they are kept with now, beside the months of the run. */
async function ledgerDiffers() {
  return database.sql`
    select party_id, booked, kept
    from (
      select party.golden_id as party_id, sum(ledger.amount) as booked
      from ledger
      join party using (party_id)
      group by 1
    ) as booked
    full join (
      select party_id, sum(profit - acquisition - sustaining) as kept from party_month group by 1
    ) as kept using (party_id)
    where abs(coalesce(booked, 0) - coalesce(kept, 0)) >= 0.005`;
}

/** Merges records of a world, whatever they are merged into already, and takes some of them apart in between. */
async function mergeSome(ids: readonly string[], roll: Dice): Promise<void> {
  for (let left = 1 + roll.below(ids.length); left > 0; left--) {
    const [golden, member] = [roll.of(ids), roll.of(ids)];
    await database.write(async (tx) => {
      const [kept] = await tx.sql<{ count: number }>`
        select count(distinct golden_id) as count from party where party_id = any(${[golden, member]}::uuid[])`;
      if (kept?.count === 2)
        await mergeParties({ tx, actor, input: { partyId: golden, memberIds: [member] } });
    });
    const edges = await edgesAmong(ids);
    if (edges.length > 0 && roll.below(4) === 0) await takeApart(roll.of(edges));
  }
}

/** The records that are merged into another one, in no order that would matter. */
async function edgesAmong(ids: readonly string[]): Promise<string[]> {
  const rows = await database.sql<{ id: string }>`
    select party_id as id from merge_event
    where undone_at is null and party_id = any(${ids}::uuid[])
    order by md5(party_id::text)`;
  return rows.map(({ id }) => id);
}

async function takeApart(partyId: string): Promise<void> {
  await database.write((tx) => unmergeParty({ tx, actor, input: { partyId } }));
}

test(`in ${worlds} worlds the money of a customer is what its records had before it was merged, and theirs again once it is taken apart`, async () => {
  const before = await figures();
  await database.sql`create table month_before as select * from party_month`;
  for (const [no, ids] of parties.entries()) await mergeSome(ids, dice(1000 + no));
  expect((await edgesAmong(parties.flat())).length).toBeGreaterThan(worlds / 2);

  await computed();
  expect(await figures()).not.toEqual(before);
  expect(await differing()).toEqual([]);
  expect(await ledgerDiffers()).toEqual([]);

  for (const partyId of await edgesAmong(parties.flat())) await takeApart(partyId);
  await computed();
  expect(await figures()).toEqual(before);
}, 3_600_000);
