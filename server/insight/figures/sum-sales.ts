import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Handling, measured } from "./price-handling.ts";

/** Recognised documents with the customer they are kept under and the stretch of sales they fall in. */
const recognised = sql`
  select
    document.party_id,
    document.document_id,
    coalesce(merged.golden_id, document.party_id) as golden_id,
    sale_day.sale_stretch_no,
    document.recognised_on,
    document.net_total,
    document.freight_cost
  from document
  join sale_day
    on sale_day.on_day = document.recognised_on
    and sale_day.currency = document.currency
    and sale_day.is_return = (document.kind in ('credit_note', 'return'))
  left join merged on merged.party_id = document.party_id`;

/** Sums documents by customer and stretch of sales, amounts in the currency of that stretch. */
export async function sumDocuments(tx: Tx, handling: Handling): Promise<void> {
  await tx.sql`
    create unlogged table documents_sum as
    select ${sql.join([
      sql`golden_id`,
      sql`sale_stretch_no`,
      sql`count(*)::integer as documents_count`,
      sql`min(recognised_on) as first_on`,
      sql`max(recognised_on) as last_on`,
      ...measured(handling, "documents"),
    ])}
    from (${recognised}) as recognised
    group by golden_id, sale_stretch_no`;
}

/**
 * Sums lines by customer and stretch of sales, amounts in the currency of that stretch. Their cost of goods is their own, or
 * the product's in base currency (`price_goods`); what has neither is `bare`.
 */
export async function sumLines(tx: Tx, handling: Handling): Promise<void> {
  // Said again in each place: a column of its own would be worked out again for each sum it stands in.
  const isBare = sql`line.cost_amount is null and cost_rate.rate is null`;
  await tx.sql`
    create unlogged table lines_sum as
    select ${sql.join([
      sql`golden_id`,
      sql`sale_stretch_no`,
      sql`sum_of_few(line.list_amount) as list_amount`,
      sql`sum_of_few(line.net_amount) as net_amount`,
      sql`sum_of_few(line.cost_amount) as own_goods`,
      sql`sum_of_few(cost_price.amount * line.quantity * cost_rate.rate) as price_goods`,
      sql`sum_of_few(line.list_amount) filter (where ${isBare}) as bare_list`,
      sql`sum_of_few(line.net_amount) filter (where ${isBare}) as bare_net`,
      sql`count(nullif(line.list_amount, 0))::integer as list_entries`,
      sql`count(nullif(line.net_amount, 0))::integer as net_entries`,
      sql`(count(*) filter (
        where line.net_amount + line.order_discount_amount + line.concession_amount <> line.list_amount
      ))::integer as discount_entries`,
      sql`(count(nullif(line.order_discount_amount, 0)) + count(nullif(line.concession_amount, 0)))::integer as deduction_entries`,
      sql`(count(*) filter (
        where line.cost_amount <> 0 or (cost_price.amount <> 0 and line.quantity <> 0 and cost_rate.rate is not null)
      ))::integer as goods_entries`,
      sql`(count(nullif(line.list_amount, 0)) filter (where ${isBare}))::integer as bare_list_entries`,
      sql`(count(nullif(line.net_amount, 0)) filter (where ${isBare}))::integer as bare_net_entries`,
      ...measured(handling, "lines"),
    ])}
    from document_line as line
    join (${recognised}) as recognised
      on recognised.party_id = line.party_id and recognised.document_id = line.document_id
    left join unit_cost as cost_price
      -- Nothing is looked for where the line says its own.
      on cost_price.product_id = case when line.cost_amount is null then line.product_id end
      and recognised.recognised_on >= cost_price.valid_from
      and recognised.recognised_on < cost_price.valid_until
    left join day_rate as cost_rate
      on cost_rate.currency = cost_price.currency and cost_rate.on_day = recognised.recognised_on
    group by golden_id, sale_stretch_no`;
}

/** Of lines only what they are charged for being handled, in the same table: for pools nobody asks what was sold. */
export async function measureLines(tx: Tx, handling: Handling): Promise<void> {
  await tx.sql`
    create unlogged table lines_sum as
    select ${sql.join([sql`golden_id`, sql`sale_stretch_no`, ...measured(handling, "lines")])}
    from document_line as line
    join (${recognised}) as recognised
      on recognised.party_id = line.party_id and recognised.document_id = line.document_id
    group by golden_id, sale_stretch_no`;
}
