import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/** Below the last one nothing has to be exceeded. */
const fifths = [1, 2, 3, 4] as const;

/**
 * Scores how lately, how often and for how much every customer bought: 1 + floor(5 × the share of customers who are strictly
 * worse), so that equal figures have equal scores and fifths are only as even as the figures are. Over everything since the
 * beginning, before anything was given back; who never paid for anything is not compared. Leaves in `rfm_limit`, a table of
 * the run, what has to be exceeded for each further point: the figure of whoever is last of the first, second, third and fourth
 * fifth. Wants compareCustomers.
 */
export async function scoreRfm(tx: Tx): Promise<void> {
  await tx.sql`
    create unlogged table rfm_limit as
    select ${sql.join(
      (["recency", "frequency", "monetary"] as const).flatMap((name) =>
        fifths.map(
          (fifth) => sql`${sql.ref(name)}[(${fifth}::integer * n + 4) / 5] as ${sql.ref(`${name}_${fifth}`)}`,
        ),
      ),
    )}
    from (
      select
        count(*)::integer as n,
        array_agg(last_sale_on order by last_sale_on) as recency,
        array_agg(sales_count_all order by sales_count_all) as frequency,
        array_agg(bought_all order by bought_all) as monetary
      from place
      where bought_all > 0
    ) as sorted`;
}

/** rfm_recency, rfm_frequency and rfm_monetary of a row of `place`, beside `rfm_limit`; empty for who isn't compared. */
export const rfmScores = sql`
  ${points("last_sale_on", "recency")} as rfm_recency,
  ${points("sales_count_all", "frequency")} as rfm_frequency,
  ${points("bought_all", "monetary")} as rfm_monetary`;

/** The three scores of a row as one number, to compare them by. */
export function rfmCode(row: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(${row}.rfm_recency * 100 + ${row}.rfm_frequency * 10 + ${row}.rfm_monetary)`;
}

function points(figure: string, limit: string) {
  const passed = fifths.map(
    (fifth) => sql`(${sql.ref(`place.${figure}`)} > ${sql.ref(`rfm_limit.${limit}_${fifth}`)})::integer`,
  );
  return sql`case when place.bought_all > 0 then (1 + ${sql.join(passed, sql` + `)})::smallint end`;
}
