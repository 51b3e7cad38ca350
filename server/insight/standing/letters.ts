import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../plumbing/database/db.ts";
import { isCounted } from "../start/shown-figures.ts";

/** How many customers have a letter in force, and one by what their figures alone say. */
export const Letters = z.object({ rating: z.string(), base: z.string(), count: z.number() });

export type Letters = z.infer<typeof Letters>;

/**
 * Counts everybody's letters, or takes those whose figures were written off the count of the last run and adds them as they stand.
 * Wants party_value as saved; to count on, `stood` and `stands` of noteFigures.
 */
export async function countLetters(tx: Tx, before: readonly Letters[] | null): Promise<Letters[]> {
  const moved = sql`
    select rating, base, count from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as kept (rating text, base text, count bigint)
    union all
    select rating, base, 1 from stands
    union all
    select rating, base, -1 from stood`;
  const all = sql`select rating, rating_base as base, count(*) as count from party_value where ${isCounted} group by 1, 2`;
  return tx.sql<Letters>`
    select rating, base, sum(count)::bigint as count
    from (${before === null ? all : moved}) as counted
    group by rating, base
    having sum(count) <> 0
    order by rating, base`;
}
