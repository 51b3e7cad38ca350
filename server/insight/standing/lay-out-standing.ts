import { type RawBuilder, sql } from "kysely";
import { shownSegment } from "../../customers/party-columns.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { rfmCode } from "../rfm/score-rfm.ts";

/**
 * Who has to be judged anew: all that were added up, or of them only those of whom something differs from what is kept;
 * `written` tells rows of `kept` that somebody else wrote since.
 */
export type Anew = "all" | { written: RawBuilder<boolean> };

/**
 * Those added up just now, in the few columns that customers are compared by, in `standing`, a table of the run; `is_fresh` are
 * those to be judged anew by their own figures. And everybody with facts in `everybody`, a view of the run: where only some were
 * added up, all others as the last run kept them, read from an index that holds nothing else (`party_value_compared`).
 * Wants what gatherDemand, recallRatings and keepActivities leave.
 * @param others how the others are kept; null: all were added up
 */
export async function layOutStanding(
  tx: Tx,
  anew: Anew,
  others: { changes: RatingPolicy["changes"] } | null,
): Promise<void> {
  await tx.sql`
    create unlogged table standing as
    select
      figure.golden_id,
      ${anew === "all" ? sql`true` : sql`(${anew.written} or ${differs})`} as is_fresh,
      ${columnsOf(sql`figure`)},
      figure.returns_count - ${demanded("returns_faulty")} as returns_counted,
      ${demanded("returns_faulty")} as returns_faulty,
      ${demanded("complaints_count")} as complaints_count,
      ${demanded("support_uses")} as support_uses,
      demand.support_included,
      ${demanded("support_caused_by_us")} as support_caused_by_us,
      ${demanded("complaints_not_our_fault")} as complaints_not_our_fault,
      coalesce(${shownSegment()}, '') as segment,
      demand.product_group,
      recalled.base as recalled_base,
      ${anew === "all" ? keptOfNobody : keptOf(sql`kept`)}
    from figure
    join party on party.party_id = figure.golden_id
    left join demand on demand.golden_id = figure.golden_id
    left join recalled on recalled.golden_id = figure.golden_id
    ${anew === "all" ? sql`` : sql`left join party_value as kept on kept.golden_id = figure.golden_id`}`;
  await tx.sql`analyze standing (golden_id, is_fresh, is_customer)`;
  await tx.sql`
    create view everybody as
    select * from standing
    ${
      others === null
        ? sql``
        : sql`
          where is_fresh
          union all
          ${asKept(others)}
          where not exists (select from touched where touched.golden_id = kept.golden_id)`
    }`;
}

/** Puts those of `rated_again` beside those added up, as the last run kept them. */
export async function standAgain(tx: Tx, policy: Pick<RatingPolicy, "changes">): Promise<void> {
  await tx.sql`insert into standing ${asKept(policy)} where golden_id in (select golden_id from rated_again)`;
}

const compared = [
  "is_customer",
  "profit",
  "revenue",
  "revenue_covered",
  "list_sales",
  "discount",
  "contacts_demanded",
  "entries_count",
  "customer_since",
  "sales_count_all",
  "last_sale_on",
  "bought_all",
  "documents_unpriced",
  "goods_unpriced",
  "contacts_unpriced",
] as const;

function columnsOf(table: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(compared.map((name) => sql`${table}.${sql.ref(name)}`));
}

function demanded(name: string): RawBuilder<unknown> {
  return sql`coalesce(demand.${sql.ref(name)}, 0)`;
}

const keptOfNobody = sql`null::text as kept_base, null::integer as kept_rfm, false as is_settled`;

function keptOf(kept: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    ${kept}.rating_base as kept_base,
    ${rfmCode(kept)} as kept_rfm,
    ${kept}.rating_computed is not null or ${kept}.rating_by = 'override' as is_settled`;
}

/** Nobody's version of the policy differs from the one in force: a new one judges everybody. */
function asKept({ changes: { comeBack } }: Pick<RatingPolicy, "changes">): RawBuilder<unknown> {
  return sql`
    select
      kept.golden_id, false, ${columnsOf(sql`kept`)}, returns_count - returns_faulty, returns_faulty, complaints_count,
      support_uses, support_included, support_caused_by_us, complaints_not_our_fault, segment, product_group,
      ${comeBack > 0 ? sql`nullif(rating_base, 'N')` : sql`null::text`},
      ${keptOf(sql`kept`)}
    from party_value as kept`;
}

/** Figures that a run adds up and party_value keeps digit for digit; quotients follow from them. */
const same = [
  ...compared,
  "returns",
  "cost_of_goods",
  "direct_cost",
  "cost_to_serve",
  "demand_cost",
  "redress",
  "finance",
  "marketing",
  "adjustment",
  "profit_before",
  "revenue_all",
  "revenue_covered_all",
  "profit_all",
  "cost_to_serve_all",
  "entries_count_all",
  "sales_count",
  "returns_count",
  "contacts_count",
  "last_contact_on",
  "days_late",
  "complaints_caused_by_us",
] as const;

/** Whether anything that the rating or a card looks at of this customer alone is another than the last run kept. */
const differs = sql`(
  kept.golden_id is null
  or (${sql.join(same.map((name) => sql`figure.${sql.ref(name)}`))}) is distinct from (${sql.join(
    same.map((name) => sql`kept.${sql.ref(name)}`),
  )})
  or (
    coalesce(${shownSegment()}, ''), demand.product_group, ${demanded("returns_faulty")}, ${demanded("complaints_count")},
    ${demanded("support_uses")}, demand.support_included, ${demanded("support_caused_by_us")},
    ${demanded("complaints_not_our_fault")}
  ) is distinct from (
    kept.segment, kept.product_group, kept.returns_faulty, kept.complaints_count, kept.support_uses, kept.support_included,
    kept.support_caused_by_us, kept.complaints_not_our_fault
  )
  or figure.golden_id in (select golden_id from activity_changed)
)`;
