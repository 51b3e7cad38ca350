import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { type Handling, measured } from "./price-handling.ts";

/** Recognised documents with the customer they are kept under, the stretch of days they fall in and what their currency was worth. */
const recognised = sql`
  select
    document.party_id,
    document.document_id,
    coalesce(merged.golden_id, document.party_id) as golden_id,
    calendar.stretch_no,
    document.recognised_on,
    document.kind in ('credit_note', 'return') as is_return,
    day_rate.rate,
    document.net_total,
    document.freight_cost,
    calendar.goods_percent,
    calendar.goods_of
  from document
  join calendar on calendar.on_day = document.recognised_on
  left join day_rate on day_rate.currency = document.currency and day_rate.on_day = document.recognised_on
  left join merged on merged.party_id = document.party_id`;

/** Sums documents by customer and stretch of days. A document without an exchange rate is a sale, and has no amounts. */
export async function sumDocuments(tx: Tx, handling: Handling): Promise<void> {
  await tx.sql`
    create temporary table documents_sum on commit drop as
    select ${sql.join([
      sql`golden_id`,
      sql`stretch_no`,
      sql`count(*) filter (where not is_return) as sales_count`,
      sql`count(*) filter (where is_return) as returns_count`,
      sql`count(*) filter (where rate is null) as without_rate`,
      sql`min(recognised_on) filter (where not is_return) as first_sale_on`,
      sql`max(recognised_on) filter (where not is_return) as last_sale_on`,
      ...measured(handling, "documents"),
    ])}
    from (${recognised}) as recognised
    group by golden_id, stretch_no`;
}

/** Sums lines by customer and stretch of days, each with its cost of goods as the view priced_line finds it. */
export async function sumLines(tx: Tx, handling: Handling): Promise<void> {
  await tx.sql`
    create temporary table lines_sum on commit drop as
    select ${sql.join([
      sql`golden_id`,
      sql`stretch_no`,
      sql`sum(list_amount * recognised.rate) filter (where not is_return) as list_sales`,
      sql`sum(net_amount * recognised.rate) filter (where not is_return) as net_sales`,
      sql`sum(net_amount * recognised.rate) filter (where is_return) as net_returns`,
      sql`sum(goods) as cost_of_goods`,
      sql`sum(net_amount * recognised.rate) filter (where goods is null) as uncovered`,
      sql`sum(net_amount * recognised.rate) filter (where goods is not null and own_goods is null and price_goods is null) as assumed`,
      sql`count(*) filter (where not is_return and list_amount <> 0) as list_entries`,
      sql`count(*) filter (where not is_return and net_amount <> list_amount) as discount_entries`,
      sql`count(*) filter (where is_return and net_amount <> 0) as return_entries`,
      sql`count(*) filter (where goods <> 0) as goods_entries`,
      sql`count(*) filter (where goods is null and net_amount <> 0) as without_goods`,
      ...measured(handling, "lines"),
    ])}
    from document_line as line
    join (${recognised}) as recognised
      on recognised.party_id = line.party_id and recognised.document_id = line.document_id and recognised.rate is not null
    left join (
      select
        product_id,
        coalesce(lower(valid_during), '-infinity'::date) as valid_from,
        coalesce(upper(valid_during), 'infinity'::date) as valid_until,
        amount,
        currency
      from cost_price
    ) as cost_price
      on line.cost_amount is null
      and cost_price.product_id = line.product_id
      and recognised.recognised_on >= cost_price.valid_from
      and recognised.recognised_on < cost_price.valid_until
    left join day_rate as cost_rate
      on cost_rate.currency = cost_price.currency and cost_rate.on_day = recognised.recognised_on
    cross join lateral (
      select
        line.cost_amount * recognised.rate as own_goods,
        cost_price.amount * line.quantity * cost_rate.rate as price_goods
    ) as known
    cross join lateral (
      select coalesce(
        own_goods,
        price_goods,
        case when goods_of = 'list' then line.list_amount else line.net_amount end * goods_percent / 100 * recognised.rate
      ) as goods
    ) as cost
    group by golden_id, stretch_no`;
}
