import { type RawBuilder, sql } from "kysely";
import { ownCompanyId } from "../../plumbing/events.ts";
import type { Window } from "../figures/value-window.ts";

/** Whether a row of party_value is shown with what it brings: it has facts in the twelve months and was a customer by their end. */
export const isShown = shownOf(sql`window_until`);

/** The same of a row that a run has in its hands, before it is kept. */
export function shownUntil({ until }: Window): RawBuilder<boolean> {
  return shownOf(sql`${until}::date`);
}

function shownOf(until: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(entries_count > 0 and customer_since <= ${until})`;
}

/** Whose rows of party_value are customers at all. */
export const isCounted = sql<boolean>`(is_customer and golden_id <> ${ownCompanyId})`;

/**
 * golden_id, rating, revenue, covered, profit and before, the profit of the twelve months before those, of all customers as
 * party_value has them, in one pass over an index; whom customerTotals leaves out has no profit.
 * @param before the twelve months before
 */
export function shownFigures(before: Window): RawBuilder<unknown> {
  return sql`
    select
      golden_id,
      rating,
      case when is_now then revenue end as revenue,
      case when is_now then revenue_covered end as covered,
      case when is_now then profit end as profit,
      case when customer_since <= ${before.until}::date then profit_before end as before
    from party_value
    cross join lateral (select ${isShown} as is_now) as state
    where ${isCounted}`;
}
