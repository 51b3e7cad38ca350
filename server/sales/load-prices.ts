import { sql } from "kysely";
import { deleteNoted, insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";
import { dayOf, linkOf, numberOf } from "../plumbing/runs/load-records.ts";

/**
 * Loads what products cost us, price by price. A price is known by its product and its first day: one that is here is
 * corrected. One that goes on for ever ends where a new one begins; what else would overlap was refused before.
 */
export async function loadCostPrices(load: Load): Promise<void> {
  const fresh = sql`s.run_id = ${load.runId} and s.kind = 'cost_price' and s.action in ('create', 'update')`;
  const [any] = await load.tx.sql`select from staged_row s where ${fresh} limit 1`;
  if (any === undefined) return;
  await layOutPrices(load);
  // A range is part of the key, so a price whose days change is taken away and written anew.
  await deleteNoted(
    load,
    "cost_price",
    sql`delete from cost_price t using price_of_load n
        where t.product_id = n.product_id and coalesce(lower(t.valid_during), '-infinity') = coalesce(lower(n.valid_during), '-infinity')
          and (t.valid_during, t.amount, t.currency) is distinct from (n.valid_during, n.amount, n.currency)`,
  );
  await insertNoted(
    load,
    "cost_price",
    sql`insert into cost_price (product_id, valid_during, amount, currency)
        select n.product_id, n.valid_during, n.amount, n.currency from price_of_load n
        where not exists (
          select from cost_price p where p.product_id = n.product_id and p.valid_during = n.valid_during
        )`,
  );
  await load.tx.sql`drop table price_of_load`;
}

/** The prices of the delivery, and those here that now end, as they are to stand: table `price_of_load`. */
async function layOutPrices(load: Load): Promise<void> {
  await load.tx.sql`
    create temporary table price_of_load on commit drop as
    with said as (
      select ${linkOf("product")} as product_id, ${dayOf("valid_from")} as starts, ${dayOf("valid_until")} as ends,
        s.data ? 'valid_until' as says_end, ${numberOf("amount")} as amount,
        coalesce(s.data->>'currency', w.base_currency) as currency
      from staged_row s cross join (select * from workspace limit 1) w
      where s.run_id = ${load.runId} and s.kind = 'cost_price' and s.action in ('create', 'update')
    ),
    beginning as (
      select product_id, starts from said
      union
      select p.product_id, lower(p.valid_during) from cost_price p where p.product_id in (select product_id from said)
    ),
    next as (
      select product_id, starts,
        lead(starts) over (partition by product_id order by coalesce(starts, '-infinity')) as next_starts
      from beginning
    )
    select said.product_id, daterange(said.starts, case when says_end then ends else next_starts end) as valid_during,
      amount::numeric(20, 6) as amount, currency
    from said
    join next on next.product_id = said.product_id and next.starts is not distinct from said.starts
    union all
    select p.product_id, daterange(next.starts, next.next_starts), p.amount, p.currency
    from cost_price p
    join next on next.product_id = p.product_id and next.starts is not distinct from lower(p.valid_during)
    where upper_inf(p.valid_during) and next.next_starts is not null
      and not exists (
        select from said where said.product_id = p.product_id and said.starts is not distinct from lower(p.valid_during)
      )`;
}

/** Loads prices on price lists: one is known by its list, its product, its first day and its quantity. */
export async function loadPriceListEntries(load: Load): Promise<void> {
  const fresh = sql`
    select ${linkOf("price_list")} as price_list_id, ${linkOf("product")} as product_id,
      coalesce(${dayOf("valid_from")}, date '0001-01-01') as valid_from,
      coalesce(${numberOf("quantity_min")}, 0) as quantity_min, ${numberOf("price")} as price
    from staged_row s
    where s.run_id = ${load.runId} and s.kind = 'price_list_entry' and s.action in ('create', 'update')`;
  const same = sql`t.price_list_id = n.price_list_id and t.product_id = n.product_id
    and t.valid_from = n.valid_from and t.quantity_min = n.quantity_min`;
  await updateNoted(
    load,
    "price_list_entry",
    sql`update price_list_entry t set price = n.price from (${fresh}) n where ${same} and t.price <> n.price`,
  );
  await insertNoted(
    load,
    "price_list_entry",
    sql`insert into price_list_entry (price_list_id, product_id, valid_from, quantity_min, price)
        select price_list_id, product_id, valid_from, quantity_min, price from (${fresh}) n
        on conflict do nothing`,
  );
}
