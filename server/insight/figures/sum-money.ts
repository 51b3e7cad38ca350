import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * What money itself costs, and rebates, straight from the ledger into `rare_sum`: fees of payments, waiting for them, what
 * was written off. Each is asked for only where it can have rows, since the ledger would look at every payment to find none.
 */
export async function sumMoney(tx: Tx): Promise<void> {
  const [there] = await tx.sql<{
    payment: boolean;
    latePayment: boolean;
    writeOff: boolean;
    rebate: boolean;
  }>`
    select
      exists (select from stretch_price where driver = 'payment' and method <> 'pass_through')
        or exists (select from payment where fee_amount is not null) as payment,
      exists (select from activity_price where driver = 'late_payment' and percent <> 0) as "latePayment",
      exists (select from write_off) as "writeOff",
      exists (select from rebate) as rebate`;
  if (there?.payment) await sumSource(tx, sql`'payment'`);
  if (there?.latePayment) await sumSource(tx, sql`'late_payment'`);
  if (there?.writeOff) await sumSource(tx, sql`'write_off'`);
  if (!there?.rebate) return;
  await sumSource(tx, sql`'rebate'`);
  await tx.sql`
    insert into rare_sum (golden_id, month, category, amount, entries_count, complaints_caused_by_us)
    select
      coalesce(merged.golden_id, share.party_id),
      date_trunc('month', share.on_day)::date,
      'revenue_covered',
      -sum(share.amount * share.covered),
      0,
      0
    from rebate_share as share
    left join merged on merged.party_id = share.party_id
    group by 1, 2`;
}

async function sumSource(tx: Tx, source: RawBuilder<unknown>): Promise<void> {
  // Said in the statement itself: a value would keep the planner from leaving out the other branches.
  await tx.sql`
    insert into rare_sum (
      golden_id, month, category, activity_code, amount, demand_amount, minutes, entries_count, complaints_caused_by_us
    )
    select
      coalesce(merged.golden_id, ledger.party_id),
      date_trunc('month', ledger.on_day)::date,
      ledger.category,
      ledger.activity_code,
      sum(ledger.amount),
      sum(ledger.amount) filter (where ledger.is_demand),
      null,
      count(*),
      0
    from ledger
    left join merged on merged.party_id = ledger.party_id
    where ledger.source_kind = ${source}
    group by 1, 2, 3, 4`;
}
