import { type RawBuilder, sql } from "kysely";

/** What a person knows a record by, whichever table its row (as jsonb) is of. */
export function nameOf(row: RawBuilder<unknown>): RawBuilder<string | null> {
  const names = ["name", "subject", "number", "title", "raw", "value", "source_id", "role"];
  return sql`coalesce(${sql.join(names.map((name) => sql`${row}->>${sql.lit(name)}`))})`;
}
