import { type RawBuilder, sql } from "kysely";

/**
 * What a row of `total` would be charged for serving if nobody knew who caused it: the same sum in proportion to revenue (who
 * gave back more than they bought gets none), or the same for everybody. Null where there is nothing to go by.
 */
export function averageServing(spread: "revenue" | "customers"): RawBuilder<unknown> {
  const all = sql`(select sum(serving) from total)`;
  return spread === "customers"
    ? sql`(${all} / (select nullif(count(*), 0) from total))`
    : sql`(${all} * greatest(revenue, 0) / (select nullif(sum(greatest(revenue, 0)), 0) from total))`;
}

/** Of the rows of `charged` (serving, average): half of all differences, since each misplaced amount is missing at one and too much at another. */
export const misplaced = sql`coalesce(sum(abs(serving - average)) / 2, 0)`;
