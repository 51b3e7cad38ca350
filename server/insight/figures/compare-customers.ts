import { sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import type { Window } from "./value-window.ts";

/** What the base of every rating was taken from, and how much of the revenue has a known cost of goods. */
export type Measure = { measure: "profit" | "revenue"; coverage: number | null };

/** Profit, unless too little of the cost of goods is known: then net revenue, for everybody alike. */
export async function chooseMeasure(tx: Tx, policy: RatingPolicy): Promise<Measure> {
  const [row] = await tx.sql<{ coverage: string | null }>`
    select sum(revenue_covered) / nullif(sum(revenue), 0) as coverage from figure where is_customer`;
  const coverage = row?.coverage == null ? null : Math.max(0, Math.min(1, Number(row.coverage)));
  const isKnown = coverage !== null && coverage >= policy.base.coverageMin;
  return { measure: isKnown ? policy.base.measure : "revenue", coverage };
}

/**
 * Places every customer among the others: ranks, the base letter by cumulated share before it (equal figures get equal
 * letters), and what is usual for its group and its class. Wants what gatherDemand and recallRatings leave.
 */
export async function compareCustomers(
  tx: Tx,
  policy: RatingPolicy,
  { measure }: Measure,
  window: Window,
): Promise<void> {
  const value = sql.ref(measure);
  const { notRatedBefore, changes } = policy;
  await tx.sql`
    create unlogged table place as
    select
      golden_id,
      rank_profit,
      rank_revenue,
      days_known,
      discount_share,
      contacts_per_thousand,
      segment,
      product_group,
      case
        when not is_rated then 'N'
        when value <= 0 or ${isBelow("B", policy)} then 'C'
        when ${isBelow("A", policy)} then 'B'
        else 'A'
      end as base
    from (
      select
        shared.*,
        -- To come back up from a lower class, its limit has to be missed by more.
        case when recalled.base > 'A' then ${changes.comeBack}::numeric else 0 end as back_to_a,
        case when recalled.base > 'B' then ${changes.comeBack}::numeric else 0 end as back_to_b
      from (
      select
        *,
        coalesce(sum(value) filter (where value > 0) over (
          partition by is_rated
          order by value desc groups between unbounded preceding and 1 preceding
        ), 0) / nullif(sum(value) filter (where value > 0) over (partition by is_rated), 0) as share_before
      from (
        select
          figure.golden_id,
          ${value} as value,
          rank() over (order by figure.profit desc)::integer as rank_profit,
          rank() over (order by figure.revenue desc)::integer as rank_revenue,
          ${window.until}::date - customer_since as days_known,
          ${window.until}::date - customer_since >= ${notRatedBefore.days}::integer
            and sales_count_all >= ${notRatedBefore.sales}::integer as is_rated,
          case when list_sales > 0 then discount / list_sales end as discount_share,
          case when revenue > 0 then contacts_demanded * 1000 / revenue end as contacts_per_thousand,
          coalesce(party.segment, '') as segment,
          demand.product_group
        from figure
        join party on party.party_id = figure.golden_id
        left join demand on demand.golden_id = figure.golden_id
        where is_customer and figure.golden_id <> ${ownCompanyId}
      ) as ranked
      ) as shared
      left join recalled using (golden_id)
    ) as judged`;
  await tx.sql`create unique index on place (golden_id)`;
  await groupMiddles(tx, policy);
  await classLimits(tx, policy);
  await tx.sql`analyze place, group_middle, class_limit`;
}

/** Whether a customer stands below the limit of a class: too far down the cumulated shares, or below the amount. */
function isBelow(letter: "A" | "B", { base }: RatingPolicy) {
  const back = sql.ref(letter === "A" ? "back_to_a" : "back_to_b");
  return base.by === "limits"
    ? sql`value < ${letter === "A" ? base.limitA : base.limitB}::numeric * (1 + ${back})`
    : sql`share_before >= ${letter === "A" ? base.shareA : base.shareB}::numeric * (1 - ${back})`;
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
      place.base,
      case when count(contacts_per_thousand) >= ${contacts.groupMin}::integer then
        percentile_cont(${contacts.percentile}::float8) within group (order by contacts_per_thousand)
      end as contacts_limit,
      case when count(*) >= ${returns.groupMin}::integer then
        percentile_cont(${returns.percentile}::float8) within group (order by figure.returns_count - coalesce(demand.returns_faulty, 0))
      end as returns_limit
    from place
    join figure using (golden_id)
    left join demand using (golden_id)
    group by place.base`;
}
