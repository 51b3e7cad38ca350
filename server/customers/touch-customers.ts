import { type RawBuilder, sql } from "kysely";
import { fewIds, type Sql, type Tx } from "../plumbing/database/db.ts";
import { newId } from "../plumbing/ids.ts";
import { idsOfRun } from "../plumbing/runs/journal.ts";
import { isCustomer } from "./lists/customer-filter.ts";
import { tallyColumns } from "./tally-customers.ts";

/**
 * Says that parties are about to change (or come, or go) in something a list is narrowed or counted by: owner, stage,
 * kind, segment, role, or whether they are kept for themselves. Call it before the change: how they stand is what the
 * tally counted them as. Too often does no harm; forgotten, the summary counts them as they were until the next value run.
 * @param who a query for `party_id`; ids of nobody yet are fine
 */
export async function touchCustomers(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  await touch(tx.sql, who);
}

/**
 * The same for parties that a load is about to make: nobody has counted them yet.
 * @param who a query for `party_id`, each once
 */
export async function touchComing(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  // Who came and was taken back since the last value run may still be listed.
  await tx.sql`insert into customer_without_figures (party_id) ${who} on conflict do nothing`;
  await tx.sql`
    insert into customer_touched (party_id, touch_id, customers_count, revenue, profit, revenue_covered)
    select coming.party_id, ${newId()}::uuid, 0, 0, 0, 0
    from (${who}) as coming`;
}

/** The same for a few parties by their ids. */
export async function touchFew(tx: Tx, partyIds: readonly string[]): Promise<void> {
  await touch(tx.prepared, sql`select unnest(${fewIds(partyIds)}) as party_id`);
}

/** The same for one party. */
export async function touchCustomer(tx: Tx, partyId: string): Promise<void> {
  await touch(tx.prepared, sql`select ${partyId}::uuid as party_id`);
}

async function touch(run: Sql, who: RawBuilder<unknown>): Promise<void> {
  await run`
    with asked as materialized (${who}),
    listed as (
      -- Who may soon be a customer without figures; nobody waits for a run that takes the same row away.
      insert into customer_without_figures (party_id)
      select distinct party_id
      from asked
      where not exists (select from party_value as v where v.golden_id = asked.party_id)
        and not exists (select from customer_without_figures as known where known.party_id = asked.party_id)
      on conflict do nothing
    )
    insert into customer_touched (
      party_id, touch_id, owner_id, kind, stage, segment, rating, result, quiet_months, serving_step,
      customers_count, revenue, profit, revenue_covered
    )
    select asked.party_id, ${newId()}::uuid, ${tallyColumns},
      case when ${isCustomer} then 1 else 0 end,
      coalesce(v.revenue, 0), coalesce(v.profit, 0), coalesce(v.revenue_covered, 0)
    from (select distinct party_id from asked) as asked
    left join party on party.party_id = asked.party_id
    left join party_value v on v.golden_id = asked.party_id`;
}

/** The same for all that an import made or changed and that is about to be taken back. */
export async function touchCustomersOfRun(tx: Tx, runId: string): Promise<void> {
  await touchKept(
    tx,
    sql`select id as party_id
      from (${idsOfRun(runId, { tables: ["party", "party_role"], column: "party_id" })}) of_run`,
  );
}

/** The same for records and for the customers they are kept as. */
export async function touchKept(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  await touchCustomers(
    tx,
    sql`select party_id from (${who}) as own
      union
      select golden_id from party where golden_id <> party_id and party_id in (select party_id from (${who}) as own)`,
  );
}
