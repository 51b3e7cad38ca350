import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** The first sale of each customer, in `won`. Reads what sumDocuments left. */
export async function noteFirstSales(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table won as
    select golden_id, min(first_on) as on_day, date_trunc('month', min(first_on))::date as first_month
    from documents_sum
    join sale_stretch using (sale_stretch_no)
    where not is_return
    group by golden_id`;
  await tx.sql`analyze won`;
}

/** Whether the month of a row of `contacts_sum` lies before the month of the first sale (`first_month` of `won`), where there is one. */
export const isBeforeFirstSale = sql`(golden_id <> ${ownCompanyId} and (first_month is null or month < first_month))`;

/**
 * In the month of the first sale a day decides: what contacts and campaigns cost before it goes from its line to
 * acquisition, as two rows of `rare_sum` that add up to nothing. Whole months before it are told when months are joined.
 */
export async function splitFirstMonths(tx: Tx): Promise<void> {
  await tx.sql`
    insert into rare_sum (golden_id, month, category, activity_code, amount, demand_amount, entries_count, complaints_caused_by_us)
    select golden_id, month, line.category, activity_code, sum(line.sign * amount), sum(line.sign * amount) filter (where is_demand), 0, 0
    from (
      select won.golden_id, won.first_month as month, had.category, had.activity_code, had.amount, had.is_demand
      from priced_contact as had
      left join merged on merged.party_id = had.party_id
      join won
        on won.golden_id = coalesce(merged.golden_id, had.party_id)
        and had.on_day >= won.first_month
        and had.on_day < won.on_day
      where had.amount <> 0
      union all
      select won.golden_id, won.first_month, price.category, price.activity_code, price.unit_price, price.is_demand
      from campaign_touch as touch
      join calendar using (on_day)
      join stretch_price as price
        on price.stretch_no = calendar.stretch_no and price.driver = 'campaign_touch' and price.unit_price <> 0
      left join merged on merged.party_id = touch.party_id
      join won
        on won.golden_id = coalesce(merged.golden_id, touch.party_id)
        and touch.on_day >= won.first_month
        and touch.on_day < won.on_day
    ) as early
    cross join lateral (values (early.category, 1), ('acquisition', -1)) as line (category, sign)
    where golden_id <> ${ownCompanyId}
    group by 1, 2, 3, 4`;
}
