import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aVariedCompany, dice } from "../../../../test/a-varied-company.ts";
import { anInvoice, aParty } from "../../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { recomputeNow } from "../../recompute.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const money = [
  "list_sales",
  "discount",
  "returns",
  "revenue",
  "revenue_covered",
  "revenue_assumed",
  "cost_of_goods",
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "acquisition",
  "sustaining",
  "profit",
];
const rounded = sql.join([
  ...money.map((name) => sql`round(coalesce(${sql.ref(name)}, 0), 6) as ${sql.ref(name)}`),
  sql`round(coalesce(minutes, 0), 3) as minutes`,
  sql`coalesce(entries_count, 0)::integer as entries_count`,
]);

/** The months as the ledger has them, row by row. */
function monthsOfLedger(): Promise<Record<string, unknown>[]> {
  return database.sql<Record<string, unknown>>`
    with charged as (
      select
        party.golden_id,
        date_trunc('month', ledger.on_day)::date as month,
        sum(amount) filter (where category = 'list_sales') as list_sales,
        -sum(amount) filter (where category in ('discount', 'order_discount', 'concession', 'rebate')) as discount,
        -sum(amount) filter (where category = 'return') as returns,
        sum(amount) filter (
          where category in ('list_sales', 'discount', 'order_discount', 'concession', 'return', 'rebate')
        ) as revenue,
        -sum(amount) filter (where category = 'cost_of_goods') as cost_of_goods,
        -sum(amount) filter (where category = 'direct_cost') as direct_cost,
        -sum(amount) filter (where category = 'serving') as cost_to_serve,
        -sum(amount) filter (where category = 'serving' and is_demand) as demand_cost,
        -sum(amount) filter (where category = 'redress') as redress,
        -sum(amount) filter (where category = 'finance') as finance,
        -sum(amount) filter (where category = 'marketing') as marketing,
        sum(amount) filter (where category = 'adjustment') as adjustment,
        -sum(amount) filter (where category = 'acquisition') as acquisition,
        -sum(amount) filter (where category = 'sustaining') as sustaining,
        sum(amount) filter (where category not in ('acquisition', 'sustaining')) as profit,
        sum(minutes) as minutes,
        count(*) as entries_count
      from ledger
      join party using (party_id)
      group by 1, 2
    ),
    cover as (
      select
        party.golden_id,
        date_trunc('month', on_day)::date as month,
        sum(net_amount) filter (where cost_basis is not null) as revenue_covered,
        sum(net_amount) filter (where cost_basis = 'assumed') as revenue_assumed
      from revenue_cover
      join party using (party_id)
      group by 1, 2
    )
    select golden_id as party_id, month, ${rounded}
    from charged
    full join cover using (golden_id, month)
    order by golden_id, month`;
}

test.each([1, 2, 3])("figures are the ledger's to the cent, whatever happened: world %i", async (seed) => {
  await aVariedCompany(database, dice(seed));
  const { runId, state } = await recomputeNow(database, systemActor("command"));
  expect(state).toBe("done");
  const months = await database.sql`
    select party_id, month, ${rounded}
    from party_month
    where run_id = ${runId} and (entries_count > 0 or revenue_covered <> 0)
    order by party_id, month`;
  expect(months.length).toBeGreaterThan(30);
  const ledger = await monthsOfLedger();
  expect(months).toEqual(
    ledger.filter((row) => row.entries_count !== 0 || row.revenue_covered !== "0.000000"),
  );
});

test("what an activity usually costs, and what could not be priced, are the ledger's too", async () => {
  await aVariedCompany(database, dice(4));
  const { runId } = await recomputeNow(database, systemActor("command"));
  const usual = await database.sql`
    select activity_code, amount_median, customers_count from usual_cost where rating_base = 'all' order by activity_code`;
  expect(usual.length).toBeGreaterThan(10);
  expect(usual).toEqual(
    await database.sql`
    select
      activity_code,
      round(percentile_cont(0.5) within group (order by amount)::numeric, 6) as amount_median,
      count(*)::integer as customers_count
    from (
      select party.golden_id, ledger.activity_code, -sum(ledger.amount) as amount
      from ledger
      join party using (party_id)
      join party_value on party_value.golden_id = party.golden_id and party_value.is_customer
      where activity_code is not null
        and category <> 'acquisition'
        and ledger.on_day between window_from and window_until
        and party.golden_id <> ${ownCompanyId}
      group by party.golden_id, ledger.activity_code
    ) as cost
    where amount > 0
    group by activity_code
    order by activity_code`,
  );
  const [run] = await database.sql<{ result: { notCounted: Record<string, number> } }>`
    select result from run where run_id = ${runId}`;
  const missing = await database.sql<{ reason: string; count: number }>`
    select reason, count(*) as count from not_counted group by reason order by reason`;
  expect(missing).toHaveLength(3);
  expect(run?.result.notCounted).toEqual(Object.fromEntries(missing.map((row) => [row.reason, row.count])));
});

test("the minutes that pools gave are those of the view that has them fact by fact", async () => {
  await aVariedCompany(database, dice(5));
  await recomputeNow(database, systemActor("command"));
  const used = await database.sql`
    select pool_code, month, round(used_minutes, 3) as minutes
    from pool_month where used_minutes <> 0 order by pool_code, month`;
  expect(used.length).toBeGreaterThan(8);
  expect(used).toEqual(
    await database.sql`
    select pool_code, date_trunc('month', on_day)::date as month, round(sum(minutes), 3) as minutes
    from pool_use group by 1, 2 having sum(minutes) <> 0 order by 1, 2`,
  );
});

test("customers may be merged into a record without facts of its own", async () => {
  const kept = await aParty(database);
  const merged = await aParty(database, { golden_id: kept });
  await anInvoice(database, merged, "2025-06-06", [{ list: 50, cost: 10 }]);
  await recomputeNow(database, systemActor("command"));
  expect(await database.sql`select party_id, revenue from party_month`).toEqual([
    { party_id: kept, revenue: "50.000000" },
  ]);
});
