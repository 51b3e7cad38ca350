import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/** Of fewer rows two processes make no haste: cutting in two would take longer. */
const rowsMin = 100_000;

/**
 * Makes a table of the run out of two halves of all customers, so that two processes work beside each other. A parallel plan of
 * PostgreSQL's own shares out the reading, and hands every row to the one process that adds up; or it adds up in parts, which
 * with groups of one or two rows writes and reads every sum once more. Wants sumDocuments.
 * @param made the query of one half, told by a condition on its golden_id
 * @param from the tables it reads, analysed: where they are small it is made as a whole
 */
export async function inHalves(
  tx: Tx,
  table: string,
  made: (half: (goldenId: RawBuilder<unknown>) => RawBuilder<boolean>) => RawBuilder<unknown>,
  from: readonly string[],
): Promise<void> {
  const [halves] = await tx.sql<{ rows: number; middle: string | null }>`
    select
      (
        select sum(reltuples)::bigint
        from pg_class
        where oid = any(array(select named::regclass from unnest(${[...from]}::text[]) as named))
      ) as rows,
      (
        select percentile_disc(0.5) within group (order by golden_id) from documents_sum tablesample system (10)
      ) as middle`;
  if (halves === undefined || halves.middle === null || halves.rows < rowsMin) {
    await tx.sql`create unlogged table ${sql.table(table)} as ${made(() => sql<boolean>`true`)}`;
    return;
  }
  // Each half is worked out by one process from beginning to end: no table is read by several, and beginning to work beside each
  // other has to look dearer than any part of a half, and cheaper than a half.
  await tx.sql`
    select
      set_config('min_parallel_table_scan_size', '1TB', true),
      set_config('min_parallel_index_scan_size', '1TB', true),
      set_config('parallel_setup_cost', (${halves.rows}::bigint / 12)::text, true)`;
  const middle = sql`${halves.middle}::uuid`;
  await tx.sql`
    create unlogged table ${sql.table(table)} as
    ${made((goldenId) => sql<boolean>`${goldenId} < ${middle}`)}
    union all
    ${made((goldenId) => sql<boolean>`${goldenId} >= ${middle}`)}`;
  await tx.sql`
    select
      set_config('min_parallel_table_scan_size', '8MB', true),
      set_config('min_parallel_index_scan_size', '512kB', true),
      set_config('parallel_setup_cost', '1000', true)`;
}
