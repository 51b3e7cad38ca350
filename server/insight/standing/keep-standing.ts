import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { isCounted, isShown } from "../start/shown-figures.ts";
import type { Measure } from "./compare-customers.ts";

type Marked = "profit" | "revenue";

/** So many amounts are marked of each measure: between two of them lie a hundred customers of a million. */
const marksCount = 10_000;

/**
 * Keeps what sentences and cards say of all customers: how many are shown with what they bring, what is usual, and amounts that tell
 * a place among them.
 * Wants compareCustomers, and party_value as saved.
 * @param canCountOn whether only those touched moved since the marks were kept; then wants `stood` and `stands` of noteFigures
 */
export async function keepStanding(tx: Tx, { coverage }: Measure, canCountOn: boolean): Promise<void> {
  const [{ count } = { count: 0 }] = await tx.sql<{
    count: number;
  }>`select count(*) as count from place where is_shown`;
  await tx.sql`delete from usual_value`;
  await tx.sql`
    insert into usual_value (name, rating_base, segment, product_group, value)
    select 'customers', null, null, null, ${count}::bigint
    union all
    select 'coverage', null, null, null, ${coverage}::float8
    union all
    select 'discount', null, segment, case when not is_any_product then product_group end, discount_usual
    from group_middle
    -- Who buys of no group is compared within the segment.
    where is_any_product or product_group is not null
    union all
    select 'contacts', base, null, null, contacts_limit from class_limit
    union all
    select 'returns', base, null, null, returns_limit from class_limit`;
  const every = Math.max(1, Math.ceil(count / marksCount));
  if (canCountOn && (await countMarksOn(tx, every))) return;
  await tx.sql`delete from value_mark`;
  await mark(tx, "profit", every);
  await mark(tx, "revenue", every);
}

/**
 * The index by the amount has them in order. What comes right below an amount that many share is marked as well: nobody
 * further down has to be counted on through all of these.
 */
async function mark(tx: Tx, measure: Marked, every: number): Promise<void> {
  const amount = sql.ref(measure);
  const upTo =
    measure === "profit"
      ? sql`sum(${amount}) over (order by ${amount} desc rows unbounded preceding)`
      : sql`null::numeric`;
  await tx.sql`
    insert into value_mark (measure, customers_above, amount, amount_above)
    select distinct ${measure}, customers_above, amount, up_to - (place - customers_above) * amount
    from (
      select *, customers_above - lag(customers_above) over (order by amount desc) as share_the_one_above
      from (
        select
          ${amount} as amount,
          ${upTo} as up_to,
          rank() over (order by ${amount} desc) - 1 as customers_above,
          row_number() over (order by ${amount} desc) as place
        from party_value
        where ${isCounted} and ${isShown}
      ) as placed
    ) as stepped
    where place % ${every}::integer = 0 or share_the_one_above > ${every}::integer`;
}

/** What marks are kept of, of a row of `stood` or `stands`. */
const markedAmounts = sql`
  cross join lateral (values ('profit', profit), ('revenue', revenue)) as mark (measure, amount)
  where amount is not null`;

/**
 * Leaves the marks at the amounts they are at, and takes those whose figures were written off as they stood and adds them as they
 * stand: a mark need not be at a round place, and where nobody is left between two of them the lower one says the same. Unless twice
 * as many as before came to lie between two; a run over everybody lays them anew.
 * @returns whether they still lie close enough; else they are to be laid anew
 */
async function countMarksOn(tx: Tx, every: number): Promise<boolean> {
  await tx.sql`
    create unlogged table mark_now as
    select
      measure,
      amount,
      customers_above + (moved - moved_here)::integer as customers_above,
      amount_above + brought - brought_here as amount_above
    from (
      select
        measure,
        amount,
        customers_above,
        amount_above,
        sum(moved) over above as moved,
        sum(moved) over here as moved_here,
        sum(moved * amount) over above as brought,
        sum(moved * amount) over here as brought_here
      from (
        select measure, amount, customers_above, amount_above, 0 as moved from value_mark
        union all
        select measure, amount, null, null, -1 from stood ${markedAmounts}
        union all
        select measure, amount, null, null, 1 from stands ${markedAmounts}
      ) as moved
      window above as (partition by measure order by amount desc), here as (partition by measure, amount)
    ) as counted
    where customers_above is not null`;
  const [close] = await tx.sql<{ isClose: boolean }>`
    select coalesce(bool_and(gap <= 2 * greatest(${every}::integer, gap_before)), false) as "isClose"
    from (
      select
        measure,
        now.customers_above,
        now.customers_above - lag(now.customers_above, 1, 0) over marks as gap,
        was.customers_above - lag(was.customers_above, 1, 0) over marks as gap_before
      from mark_now as now
      join value_mark as was using (measure, amount)
      window marks as (partition by measure order by amount desc)
    ) as placed`;
  if (close?.isClose !== true) return false;
  await tx.sql`delete from value_mark`;
  await tx.sql`
    insert into value_mark (measure, customers_above, amount, amount_above)
    select measure, customers_above, min(amount), min(amount_above) from mark_now group by measure, customers_above`;
  return true;
}
