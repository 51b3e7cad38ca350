import { type ColumnSample, valueFrequencies } from "../../matching/value-frequencies.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/** How many records there are, and about how many have a value. */
export type BaseFigures = {
  records: number;
  holders: (column: string, text: string) => number;
};

// The figures are estimates; minutes don't change what they say.
const knownFor = 10 * 60_000;
// In a base of a few records everything is rare; it is read as one of a small house.
const recordsLeast = 1000;

const known = new Map<string, { at: number; figures: BaseFigures }>();

/**
 * The size of the base and its common names and towns, as the database's own statistics have them: they are kept anyway, and
 * counting a million names would take longer than the answer is waited for.
 */
export async function baseFigures(tx: Tx, database: string): Promise<BaseFigures> {
  const found = known.get(database);
  if (found !== undefined && tx.now.getTime() - found.at < knownFor) return found.figures;
  const figures = await readFigures(tx);
  known.set(database, { at: tx.now.getTime(), figures });
  return figures;
}

async function readFigures(tx: Tx): Promise<BaseFigures> {
  const [party] = await tx.prepared<{ records: number }>`
    select reltuples::bigint as records from pg_class where oid = 'party'::regclass`;
  const samples = await tx.prepared<ColumnSample>`
    select sampled.column, common, rows_of_others as "rowsOfOthers"
    from (
      values ('party', 'given_name', 'given'), ('party', 'family_name', 'family'), ('contact_point', 'city', 'city'),
        ('contact_point', 'postcode', 'postcode')
    ) as sampled (table_name, column_name, "column")
    join pg_class on pg_class.oid = sampled.table_name::regclass and pg_class.reltuples > 1000
    join pg_stats on pg_stats.schemaname = 'public' and pg_stats.tablename = sampled.table_name
      and pg_stats.attname = sampled.column_name
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('value', value, 'rows', share * reltuples)), '[]') as common,
        count(*) as common_count, coalesce(sum(share), 0) as common_share
      from unnest(most_common_vals::text::text[], most_common_freqs) as often (value, share)
    ) as often
    cross join lateral (
      select reltuples * (1 - null_frac - common_share)
        / greatest(case when n_distinct < 0 then -n_distinct * reltuples else n_distinct end - common_count, 1)
        as rows_of_others
    ) as others`;
  return { records: Math.max(recordsLeast, party?.records ?? 0), holders: valueFrequencies(samples) };
}
