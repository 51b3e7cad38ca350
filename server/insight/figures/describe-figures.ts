import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

export type Description = {
  customers: number;
  ratings: Record<string, number>;
  /** By what their figures alone say, before any step down: whom a card compares with. */
  bases: Record<string, number>;
  unattributed: string;
  /** Facts the ledger could not price, by reason. */
  notCounted: Record<string, number>;
};

/** What a person reads of a run: how many customers of each letter, what stayed unattributed, what could not be priced. */
export async function describeFigures(tx: Tx): Promise<Description> {
  const ratings = await tx.sql<{ rating: string; count: number }>`
    select rating, count(*) as count from party_value where is_customer group by rating order by rating`;
  const bases = await tx.sql<{ base: string; count: number }>`
    select rating_base as base, count(*) as count from party_value where is_customer group by rating_base order by rating_base`;
  const [ours] = await tx.sql<{ unattributed: string }>`
    select coalesce(sum(revenue - profit), 0)::text as unattributed from month_sum where golden_id = ${ownCompanyId}`;
  const missing = await tx.sql<{ reason: string; count: number }>`
    select reason, sum(count)::bigint as count
    from (
      select 'no_exchange_rate' as reason, sum(documents_count) as count
      from documents_sum
      join sale_stretch using (sale_stretch_no)
      where rate is null
      union all
      select 'no_cost_of_goods', sum(bare_net_entries)
      from lines_sum
      join sale_stretch using (sale_stretch_no)
      where rate is not null and goods_percent is null
      union all
      select 'no_rate', sum(without_rate) from contacts_sum
      union all
      select reason, count(*) from not_counted where source_kind in ('external_line', 'case_file', 'rebate', 'payment') group by reason
    ) as tally
    where count > 0
    group by reason
    order by reason`;
  return {
    customers: ratings.reduce((sum, row) => sum + row.count, 0),
    ratings: Object.fromEntries(ratings.map((row) => [row.rating, row.count])),
    bases: Object.fromEntries(bases.map((row) => [row.base, row.count])),
    unattributed: ours?.unattributed ?? "0",
    notCounted: Object.fromEntries(missing.map((row) => [row.reason, row.count])),
  };
}
