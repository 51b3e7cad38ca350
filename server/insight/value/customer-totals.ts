import { type RawBuilder, sql } from "kysely";
import { memoLines, revenueLines } from "../../../contract/insight/costs/ledger-lines.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";
import { groupHeads } from "../groups/group-heads.ts";

/**
 * Share of the revenue of rows of `customerTotals` whose cost of goods is known, 0 to 1, null without revenue: where more came
 * back than was sold, what is known of either may be more than is left.
 */
export const knownShare = sql`
  case when sum(revenue) <> 0 then greatest(0, least(1, sum(covered) / sum(revenue))) end`;

/** Which days are added up: the closed window in force, everything, the window of a year before, or days of one's own. */
export type Span =
  | { kind: "12m" }
  | { kind: "all" }
  | { kind: "months"; window: Window }
  | { kind: "days"; window: Window };

/**
 * One row for each customer that ever bought up to the end of the span and has entries in it, as far as the actor sees:
 * golden_id, revenue, covered (revenue with a known cost of goods), profit, serving (cost to serve).
 */
export function customerTotals(actor: Actor, span: Span): RawBuilder<unknown> {
  return sql`
    select total.*
    from (${totalsOf(span)}) as total
    where total.golden_id <> ${ownCompanyId} and ${isSeen(actor, "total.golden_id")}`;
}

/**
 * The same, each customer for itself or each group once, with all of its members that ever bought: the one at its head stands
 * for it, who need not be a customer. `members` counts them.
 * @param onDay who belonged to whom
 */
export function totalsBy(
  by: "customer" | "group",
  { actor, span, onDay }: { actor: Actor; span: Span; onDay: string },
): RawBuilder<unknown> {
  if (by === "customer")
    return sql`select alone.*, 1 as members from (${customerTotals(actor, span)}) as alone`;
  return sql`
    select
      coalesce(head.head_id, member.golden_id) as golden_id,
      sum(member.revenue) as revenue,
      sum(member.covered) as covered,
      sum(member.profit) as profit,
      sum(member.serving) as serving,
      count(*)::integer as members
    from (${customerTotals(actor, span)}) as member
    left join (${groupHeads(actor, onDay)}) as head on head.golden_id = member.golden_id
    group by 1`;
}

function totalsOf(span: Span): RawBuilder<unknown> {
  switch (span.kind) {
    case "12m":
      return sql`
        select golden_id, revenue, revenue_covered as covered, profit, cost_to_serve as serving
        from party_value
        where is_customer and entries_count > 0 and customer_since <= window_until`;
    case "all":
      return sql`
        select golden_id, revenue_all as revenue, revenue_covered_all as covered, profit_all as profit, cost_to_serve_all as serving
        from party_value
        where is_customer and entries_count_all > 0`;
    case "months":
      return sql`
        select
          month_row.party_id as golden_id,
          sum(month_row.revenue) as revenue,
          sum(month_row.revenue_covered) as covered,
          sum(month_row.profit) as profit,
          sum(month_row.cost_to_serve) as serving
        from party_month as month_row
        join party_value on party_value.golden_id = month_row.party_id
        where month_row.month between ${span.window.from}::date and ${span.window.until}::date
          and party_value.is_customer
          and party_value.customer_since <= ${span.window.until}::date
        group by month_row.party_id
        having sum(month_row.entries_count) > 0`;
    case "days":
      return daysOf(span.window);
  }
}

/** Straight from the facts, for days that are no whole months. */
function daysOf({ from, until }: Window): RawBuilder<unknown> {
  const isInside = (column: string) => sql`${sql.ref(column)} between ${from}::date and ${until}::date`;
  return sql`
    select entry.golden_id, entry.revenue, coalesce(cover.covered, 0) as covered, entry.profit, entry.serving
    from (
      select
        party.golden_id,
        coalesce(sum(amount) filter (where category = any(${[...revenueLines]}::text[])), 0) as revenue,
        coalesce(sum(amount) filter (where category <> all(${[...memoLines]}::text[])), 0) as profit,
        coalesce(-sum(amount) filter (where category = 'serving'), 0) as serving
      from ledger
      join party on party.party_id = ledger.party_id
      where ${isInside("ledger.on_day")}
      group by party.golden_id
    ) as entry
    left join (
      select party.golden_id, sum(line.net_amount) filter (where line.cost_basis is not null) as covered
      from revenue_cover as line
      join party on party.party_id = line.party_id
      where ${isInside("line.on_day")}
      group by party.golden_id
    ) as cover using (golden_id)
    where exists (
      select
      from party as member
      join document on document.party_id = member.party_id
      where member.golden_id = entry.golden_id
        and document.kind in ('order', 'invoice')
        and document.recognised_on <= ${until}::date
    )`;
}

/** Cost in the span that could be attributed to no customer, and is charged to none; base currency. */
export function unattributed(span: Span): RawBuilder<unknown> {
  switch (span.kind) {
    case "12m":
      return sql`(select coalesce(sum(revenue - profit), 0) from party_value where golden_id = ${ownCompanyId})`;
    case "all":
      return sql`(select coalesce(sum(revenue_all - profit_all), 0) from party_value where golden_id = ${ownCompanyId})`;
    case "months":
      return sql`(
        select coalesce(sum(revenue - profit), 0) from party_month
        where party_id = ${ownCompanyId}
          and month between ${span.window.from}::date and ${span.window.until}::date
      )`;
    case "days":
      return sql`(
        select coalesce(-sum(amount) filter (where category <> all(${[...revenueLines, ...memoLines]}::text[])), 0)
        from ledger
        where party_id = ${ownCompanyId} and on_day between ${span.window.from}::date and ${span.window.until}::date
      )`;
  }
}
