import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";

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
    select
      array[recency[(n + 4) / 5], recency[(2 * n + 4) / 5], recency[(3 * n + 4) / 5], recency[(4 * n + 4) / 5]] as recency,
      array[frequency[(n + 4) / 5], frequency[(2 * n + 4) / 5], frequency[(3 * n + 4) / 5], frequency[(4 * n + 4) / 5]] as frequency,
      array[monetary[(n + 4) / 5], monetary[(2 * n + 4) / 5], monetary[(3 * n + 4) / 5], monetary[(4 * n + 4) / 5]] as monetary
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
  const [exceeded, limits] = [sql.ref(`place.${figure}`), sql.ref(`rfm_limit.${limit}`)];
  return sql`case when place.bought_all > 0 then (
    1 + (${exceeded} > ${limits}[1])::integer + (${exceeded} > ${limits}[2])::integer
      + (${exceeded} > ${limits}[3])::integer + (${exceeded} > ${limits}[4])::integer
  )::smallint end`;
}
