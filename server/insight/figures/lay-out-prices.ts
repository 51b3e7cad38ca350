import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Lays the prices out by day in small tables that vanish with the transaction, so that every pass over the facts finds them
 * by equality: the views compare each fact with every span of days, which daily exchange rates would make a thousand.
 *
 * - `calendar`: each day with facts, its month, and its stretch: the part of a month in which no price changes;
 * - `day_rate`: what a currency is worth on each of these days;
 * - `stretch_price`: what each activity takes in each stretch;
 * - `sale_day`, `sale_stretch`: the same for what is sold and what comes back, a stretch for each rate of a currency, so that
 *   documents and lines are first added up and then priced; without an exchange rate its rate is empty;
 * - `unit_cost`: what a piece of each product costs, from which day to which;
 * - `merged`: records that are kept as another one.
 *
 * @param records the records whose facts are read, by party_id and golden_id
 */
export async function layOutPrices(tx: Tx, records: RawBuilder<unknown> = sql`party`): Promise<void> {
  await tx.sql`
    create unlogged table merged as
    select party_id, golden_id from ${records} as record where golden_id <> party_id`;
  await layOutCalendar(tx);
  await tx.sql`
    create unlogged table day_rate as
    select base_currency as currency, on_day, 1::numeric as rate
    from workspace
    cross join calendar
    union all
    select held.currency, calendar.on_day, in_force.rate
    from (
      select distinct currency from exchange_rate cross join workspace where currency <> base_currency
    ) as held
    cross join calendar
    cross join lateral (
      select rate
      from exchange_rate
      where exchange_rate.currency = held.currency and exchange_rate.valid_from <= calendar.on_day
      order by valid_from desc
      limit 1
    ) as in_force`;
  await tx.sql`
    create unlogged table stretch_price as
    select stretch.stretch_no, stretch.month, price.*
    from (select stretch_no, month, min(on_day) as first_day from calendar group by stretch_no, month) as stretch
    join activity_price as price on stretch.first_day >= price.valid_from and stretch.first_day < price.valid_until`;
  await layOutSales(tx);
  await tx.sql`
    create unlogged table unit_cost as
    select
      product_id,
      coalesce(lower(valid_during), '-infinity'::date) as valid_from,
      coalesce(upper(valid_during), 'infinity'::date) as valid_until,
      amount,
      currency
    from cost_price`;
  await tx.sql`analyze merged, calendar, day_rate, stretch_price, sale_day, sale_stretch, unit_cost`;
}

/** Days are found by stepping through an index where there is one: millions of facts share a thousand days. */
async function layOutCalendar(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table calendar as
    with recursive recognised (on_day) as (
      select min(recognised_on) from document
      union all
      select (select min(recognised_on) from document where recognised_on > recognised.on_day)
      from recognised
      where on_day is not null
    ),
    contacted (on_day) as (
      select min(on_day) from contact
      union all
      select (select min(on_day) from contact where on_day > contacted.on_day)
      from contacted
      where on_day is not null
    ),
    day as (
      select on_day from recognised where on_day is not null
      union
      select on_day from contacted where on_day is not null
      union
      select opened_on from case_file
      union
      select on_day from campaign_touch
      union
      select on_day from external_line
    ),
    change as (
      select valid_from as on_day from activity_price
      union
      select valid_until from activity_price
    )
    select
      day.on_day,
      month.first_day as month,
      dense_rank() over (order by month.first_day, passed.changes)::integer as stretch_no,
      cost_setting.goods_percent,
      cost_setting.goods_of
    from day
    cross join lateral (select date_trunc('month', day.on_day)::date as first_day) as month
    cross join lateral (select count(*) as changes from change where change.on_day <= day.on_day) as passed
    left join cost_setting
      on cost_setting.superseded_at is null
      and day.on_day >= coalesce(lower(cost_setting.valid_during), '-infinity'::date)
      and day.on_day < coalesce(upper(cost_setting.valid_during), 'infinity'::date)`;
}

async function layOutSales(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table sale_day as
    select
      on_day,
      month,
      currency,
      is_return,
      stretch_no,
      rate,
      goods_percent,
      goods_of,
      dense_rank() over (order by stretch_no, is_return, rate, goods_percent, goods_of)::integer as sale_stretch_no
    from calendar
    cross join (select distinct currency from document) as held
    cross join (values (false), (true)) as kind (is_return)
    left join day_rate using (on_day, currency)`;
  await tx.sql`
    create unlogged table sale_stretch as
    select distinct sale_stretch_no, stretch_no, month, is_return, rate, goods_percent, goods_of from sale_day`;
}
