import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";

// As many as PostgreSQL itself lets come in before it looks at a table anew.
const growthMin = 0.1;

/**
 * Lets the planner look at columns of a table that is larger by a tenth or more than when it last looked. A table that hardly grew is known
 * well enough, and each look makes every connection plan anew what it had prepared from that table: the desks would wait for it.
 */
export async function analyzeGrown(tx: Tx, table: string, columns: readonly string[]): Promise<void> {
  const grown = await tx.sql`
    select
    from pg_class
    where oid = to_regclass(${table})
      and pg_relation_size(oid) / current_setting('block_size')::integer >= relpages * ${1 + growthMin}::float8`;
  if (grown.length === 0) return;
  await tx.sql`analyze ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})`;
}
