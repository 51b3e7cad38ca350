import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { shownUntil } from "../start/shown-figures.ts";
import type { Totals } from "./totals.ts";

/** What the base of every rating was taken from, and how much of the revenue has a known cost of goods. */
export type Measure = { measure: "profit" | "revenue"; coverage: number | null };

/** Profit, unless too little of the cost of goods is known: then net revenue, for everybody alike. */
export async function chooseMeasure(
  tx: Tx,
  policy: RatingPolicy,
  { revenue, covered }: Totals,
): Promise<Measure> {
  const [row] = await tx.sql<{ coverage: string | null }>`
    select ${covered}::numeric / nullif(${revenue}::numeric, 0) as coverage`;
  const coverage = row?.coverage == null ? null : Math.max(0, Math.min(1, Number(row.coverage)));
  const isKnown = coverage !== null && coverage >= policy.base.coverageMin;
  return { measure: isKnown ? policy.base.measure : "revenue", coverage };
}

/**
 * Places every customer among the others, in `place`: the base letter (equal figures get equal letters), and what is usual
 * for its group and its class. Wants layOutStanding.
 * @param isRanked whether the place itself is wanted, for sentences that are filled in at once: among those the profit curve has
 */
export async function compareCustomers(
  tx: Tx,
  policy: RatingPolicy,
  { measure }: Measure,
  window: Window,
  { isRanked }: { isRanked: boolean } = { isRanked: false },
): Promise<void> {
  const value = sql.ref(measure);
  const { days, sales } = policy.notRatedBefore;
  const daysKnown = sql`(${window.until}::date - customer_since)`;
  const isRated = sql`(${daysKnown} >= ${days}::integer and sales_count_all >= ${sales}::integer)`;
  const compared = sql`is_customer and golden_id <> ${ownCompanyId}`;
  await baseLimits(
    tx,
    policy,
    sql`select ${value} as value from everybody where ${compared} and ${isRated} and ${value} > 0`,
  );
  await tx.sql`
    create unlogged table place as
    select
      golden_id,
      is_fresh,
      ${value} as value,
      is_shown,
      ${isRanked ? sql`rank() over (partition by is_shown order by ${value} desc)::integer` : sql`0`} as rank,
      ${daysKnown} as days_known,
      case when list_sales > 0 then (discount / list_sales)::float8 end as discount_share,
      case when revenue > 0 then (contacts_demanded * 1000 / revenue)::float8 end as contacts_per_thousand,
      returns_counted,
      complaints_count,
      segment,
      product_group,
      case
        when not ${isRated} then 'N'
        -- To come back up from a lower class, its limit has to be missed by more.
        when ${value} <= 0 or ${value} < case when recalled_base > 'B' then b_to_come_back else b end then 'C'
        when ${value} < case when recalled_base > 'A' then a_to_come_back else a end then 'B'
        else 'A'
      end as base,
      kept_base,
      is_settled,
      last_sale_on,
      sales_count_all,
      bought_all,
      kept_rfm
    from everybody
    cross join base_limit
    cross join lateral (select ${shownUntil(window)} as is_shown) as state
    where ${compared}`;
  await tx.sql`create unique index on place (golden_id)`;
  await groupMiddles(tx, policy);
  await classLimits(tx, policy);
  await tx.sql`analyze place, group_middle, class_limit`;
}

/**
 * The least amounts that are still an A and a B, in the one row of `base_limit`: set by the policy, or the amount that has
 * less than the class's share of everybody's amounts above it.
 * @param amounts a query for `value`, above nothing
 */
async function baseLimits(
  tx: Tx,
  { base, changes: { comeBack } }: RatingPolicy,
  amounts: RawBuilder<unknown>,
): Promise<void> {
  if (base.by === "limits") {
    await tx.sql`
      create unlogged table base_limit as
      select
        coalesce(${base.limitA}::numeric, '-infinity') as a,
        coalesce(${base.limitB}::numeric, '-infinity') as b,
        coalesce(${base.limitA}::numeric * (1 + ${comeBack}::numeric), '-infinity') as a_to_come_back,
        coalesce(${base.limitB}::numeric * (1 + ${comeBack}::numeric), '-infinity') as b_to_come_back`;
    return;
  }
  // Whoever brings those down to them to the class's share is the last who has less above: all who bring as much are added at once.
  const leastBelow = (share: number, back: number) => {
    const part = sql`(${share}::numeric * (1 - ${back}::numeric) * total)`;
    return sql`coalesce(max(value) filter (where down_to_it >= ${part} and ${part} > 0), 'infinity')`;
  };
  await tx.sql`
    create unlogged table base_limit as
    with amount as materialized (${amounts})
    select
      ${leastBelow(base.shareA, 0)} as a,
      ${leastBelow(base.shareB, 0)} as b,
      ${leastBelow(base.shareA, comeBack)} as a_to_come_back,
      ${leastBelow(base.shareB, comeBack)} as b_to_come_back
    from (select value, sum(value) over (order by value desc) as down_to_it from amount) as one
    cross join (select sum(value) as total from amount) as everybody`;
}

/**
 * The middle discount of each segment and product group, of each segment, and of everybody: an empty name stands for
 * all, and is looked to where a group is too small to have a middle.
 */
async function groupMiddles(tx: Tx, { signals }: RatingPolicy): Promise<void> {
  await tx.sql`
    create unlogged table group_middle as
    select
      segment,
      product_group,
      grouping(product_group) = 1 as is_any_product,
      percentile_cont(0.5) within group (order by discount_share) as discount_usual
    from place
    where discount_share is not null
    group by grouping sets ((segment, product_group), (segment), ())
    having count(*) >= ${signals.discountPoints.groupMin}::integer`;
}

async function classLimits(tx: Tx, { signals }: RatingPolicy): Promise<void> {
  const { contactsPerThousand: contacts, returns } = signals;
  await tx.sql`
    create unlogged table class_limit as
    select
      base,
      case when count(contacts_per_thousand) >= ${contacts.groupMin}::integer then
        percentile_cont(${contacts.percentile}::float8) within group (order by contacts_per_thousand)
      end as contacts_limit,
      case when count(*) >= ${returns.groupMin}::integer then
        percentile_cont(${returns.percentile}::float8) within group (order by returns_counted)
      end as returns_limit
    from place
    group by base`;
}
