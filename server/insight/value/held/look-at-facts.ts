import { fewIds, type Tx } from "../../../plumbing/database/db.ts";
import { chargesLatePayment } from "../../touched/marks.ts";

/** The rows that a customer's figures are made of, as one transaction saw them. */
export type Look = {
  /** Which database it is, and since when its server runs. */
  place: string;
  /** Transactions below this number had all ended. */
  transactionFrom: number;
  at: string;
  rowsCount: number;
  /** Up to which day open balances are charged, where they are. */
  paidUntil: string | null;
};

/** Numbers of transactions go round at 2^32: of two, the later is told as long as they lie less than half of it apart. */
const [round, apartMax] = [2 ** 32, 2 ** 30];

/**
 * Looks at every row that the ledger of a customer, and what it leaves out, are made of: facts, contacts shared with others, and
 * those prices and rates that can apply. Nothing is priced, so that it takes a twentieth of adding them up.
 */
export async function lookAtFacts(tx: Tx, members: readonly string[]): Promise<Look> {
  const { place, transactionFrom, at, rowsCount, paidUntil } = await look(tx, members, null);
  return { place, transactionFrom, at, rowsCount, paidUntil };
}

/**
 * Whether those rows are there as they were. One that was added or changed bears the number of a transaction that had not ended
 * then, whoever wrote it and however; where one was taken away there are fewer.
 */
export async function areUnwritten(tx: Tx, members: readonly string[], then: Look): Promise<boolean> {
  const now = await look(tx, members, then);
  return (
    now.isLater &&
    !now.areFresh &&
    now.rowsCount === then.rowsCount &&
    now.paidUntil === then.paidUntil &&
    now.place === then.place &&
    now.transactionFrom - then.transactionFrom < apartMax
  );
}

async function look(
  tx: Tx,
  members: readonly string[],
  then: Look | null,
): Promise<Look & { areFresh: boolean; isLater: boolean }> {
  const [row] = await tx.prepared<Look & { areFresh: boolean; isLater: boolean }>`
    with asked as materialized (select ${fewIds(members)} as party_ids),
    line as materialized (
      select xmin as writer, product_id, cost_amount
      from document_line where party_id = any((select party_ids from asked)::uuid[])
    ),
    -- What stands in a currency of its own.
    amount as materialized (
      select xmin as writer, currency from document where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin, currency from payment where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin, currency from external_line where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin, currency from rebate where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin, currency from cost_price where product_id in (select product_id from line where cost_amount is null)
    ),
    shared as materialized (
      select home_id, contact_id from contact_share where party_id = any((select party_ids from asked)::uuid[])
    ),
    row as (
      select writer from line
      union all
      select writer from amount
      union all
      select xmin from exchange_rate where currency in (select currency from amount)
      union all
      select xmin from contact where party_id = any((select party_ids from asked)::uuid[])
      union all
      select contact.xmin
      from shared
      join contact on contact.party_id = shared.home_id and contact.contact_id = shared.contact_id
      union all
      -- Their own part in it is among those.
      select part.xmin
      from shared
      join contact_share as part on part.home_id = shared.home_id and part.contact_id = shared.contact_id
      union all
      select xmin from contact_share where home_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin from case_file where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin from campaign_touch where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin from allocation where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin from write_off where party_id = any((select party_ids from asked)::uuid[])
      union all
      select xmin from activity
      union all
      select xmin from activity_rate
      union all
      select xmin from pool_period
      union all
      select xmin from cost_setting
      union all
      select xmin from workspace
      union all
      -- Views change with the program.
      select xmin from applied_migration
    )
    select
      concat((select oid from pg_database where datname = current_database()), ' ', pg_postmaster_start_time()) as place,
      pg_snapshot_xmin(pg_current_snapshot())::text::bigint as "transactionFrom",
      clock_timestamp()::text as at,
      -- Who looked before has seen all that this transaction sees.
      transaction_timestamp() > ${then?.at ?? null}::timestamptz as "isLater",
      count(*) as "rowsCount",
      coalesce(bool_or(age(writer) <= (select age(${then && String(then.transactionFrom % round)}::xid))), false) as "areFresh",
      case when ${chargesLatePayment} then (select max(received_on) from payment) end as "paidUntil"
    from row`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  return row;
}
