import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";

/** A table of the cost model whose rows hold over some days. */
export type DatedTable = {
  name: "pool_period" | "activity_rate" | "cost_setting";
  /** What the rows are of: rows of one code never overlap. */
  code: RawBuilder<unknown>;
  /** Columns that go on unchanged in what is left after the days. */
  values: readonly string[];
};

type Days = { from: string | null; until: string | null };

/**
 * Takes some days out of the rows of some codes, without changing what any row says: a row that began before them ends
 * there, one that lies within is marked superseded, and of one that reaches beyond, the rest becomes a row of its own
 * with the same values, reason and change.
 */
export async function cutRows(
  tx: Tx,
  table: DatedTable,
  codes: readonly string[],
  { from, until }: Days,
): Promise<void> {
  const days = sql`daterange(${from}::date, ${until}::date + 1)`;
  const rows = sql`
    superseded_at is null and ${table.code} = any(${codes}::text[]) and valid_during && ${days}`;
  const kept = sql.join(
    [...table.values, "reason", "changed_by", "change_id", "created_at"].map((name) => sql.ref(name)),
  );
  const name = sql.table(table.name);
  if (until !== null)
    await tx.sql`
      create temporary table cut_rest on commit drop as
      select version, daterange((${until}::date + 1), upper(valid_during)) as valid_during, ${kept}
      from ${name}
      where ${rows} and (upper_inf(valid_during) or upper(valid_during) > ${until}::date + 1)`;
  // What began before is shortened first: what is superseded lies within the days whole, or only reaches beyond them.
  await tx.sql`
    update ${name} set superseded_at = ${tx.now}
    where ${rows} and ${from === null ? sql`true` : sql`lower(valid_during) >= ${from}::date`}`;
  if (from !== null)
    await tx.sql`
      update ${name} set valid_during = daterange(lower(valid_during), ${from}::date) where ${rows}`;
  if (until === null) return;
  await tx.sql`
    insert into ${name} (version, valid_during, ${kept})
    select
      (select max(version) from ${name} as every where ${sameCode(table)})
        + row_number() over (partition by ${table.code} order by rest.version),
      valid_during, ${kept}
    from cut_rest as rest`;
  await tx.sql`drop table cut_rest`;
}

/** Versions are counted within the code. */
function sameCode({ name }: DatedTable): RawBuilder<unknown> {
  if (name === "pool_period") return sql`every.pool_code = rest.pool_code`;
  return name === "activity_rate" ? sql`every.activity_code = rest.activity_code` : sql`true`;
}
