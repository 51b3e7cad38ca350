import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Refunds in a foreign currency that name their sale count at the rate of that sale. The pass over all lines took the rate
 * of their own day; what this differs by is added to `rare_sum`, read from the view for these few documents alone: those for whose
 * two days the rate is not the same.
 */
export async function sumRefundsAtTheirSalesRate(tx: Tx): Promise<void> {
  const linked = await tx.sql<{ party_id: string; document_id: string }>`
    select refund.party_id, refund.document_id
    from document as refund
    join document as origin
      on origin.party_id = refund.party_id
      and origin.document_id = refund.derived_from_id
      and origin.currency = refund.currency
      and origin.recognised_on is not null
    left join day_rate as own_rate on own_rate.currency = refund.currency and own_rate.on_day = refund.recognised_on
    left join day_rate as sale_rate on sale_rate.currency = refund.currency and sale_rate.on_day = origin.recognised_on
    where refund.kind in ('credit_note', 'return')
      and refund.recognised_on is not null
      and refund.derived_from_id is not null
      and refund.currency in (select currency from exchange_rate cross join workspace where currency <> base_currency)
      and own_rate.rate is distinct from sale_rate.rate`;
  if (linked.length === 0) return;
  // Few enough to be looked up: hashing would read all documents for them, twice.
  await tx.sql`set local enable_nestloop = on`;
  const parties = [...new Set(linked.map((one) => one.party_id))];
  await tx.sql`
    insert into rare_sum (golden_id, month, category, amount, entries_count, complaints_caused_by_us)
    select
      coalesce(merged.golden_id, line.party_id),
      date_trunc('month', line.on_day)::date,
      part.category,
      sum(part.amount),
      coalesce(sum(part.entries), 0),
      0
    from priced_line as line
    left join merged on merged.party_id = line.party_id
    cross join lateral (
      values
        ('return', net_amount - day_net_amount, 0),
        ('finance', exchange_difference, 1),
        ('cost_of_goods', day_cost_of_goods - cost_of_goods, 0),
        ('revenue_covered', case when cost_basis is not null then net_amount - day_net_amount end, 0),
        ('revenue_assumed', case when cost_basis = 'assumed' then net_amount - day_net_amount end, 0)
    ) as part (category, amount, entries)
    where line.party_id = any(${parties}::uuid[])
      and line.document_id = any(${linked.map((one) => one.document_id)}::uuid[])
      and line.exchange_difference <> 0
    group by 1, 2, 3`;
  await tx.sql`set local enable_nestloop = off`;
}
