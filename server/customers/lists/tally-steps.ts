import { sql } from "kysely";

/*
  Steps of two figures of `party_value v`, fine enough to tell by them whom a filter fits: the tally counts customers by them.
*/

const monthsBetween = sql`((extract(year from v.window_until) - extract(year from v.last_sale_on)) * 12
  + extract(month from v.window_until) - extract(month from v.last_sale_on))::integer`;

/**
 * For how many months at most somebody is quiet, as a filter asks it: the last sale is before the day so many months before
 * the window's end. These are the calendar months between the two, or one fewer; empty for less than one, and 120 for more.
 */
export const quietMonths = sql`nullif(least(120, greatest(0, ${monthsBetween} - case
  when v.last_sale_on < (v.window_until - make_interval(months => ${monthsBetween}))::date then 0 else 1 end)), 0)`;

/** The group of a ratio that is exactly `tenths` tenths; a ratio between two tenths is of the odd group between theirs. */
export function servingStepOf(tenths: number): number {
  return 2 * tenths;
}

/** Ratios beyond so many tenths are one group, as `servingStep` has it. */
export const servingTenthsMax = 20;

const tenths = sql`least(floor(v.cost_to_serve_ratio * 10), 20)`;

/** Twice the whole tenths of the margin that serving takes, and one more for what is between two; empty when unknown. */
export const servingStep = sql`case when v.cost_to_serve_ratio is not null
  then 2 * ${tenths} + case when v.cost_to_serve_ratio * 10 > ${tenths} then 1 else 0 end end`;
