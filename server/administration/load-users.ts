import { sql } from "kysely";
import type { Load } from "../plumbing/journal.ts";
import { loadRecords, made, once, text } from "../plumbing/load-records.ts";

/**
 * People named in imported records become accounts that nobody can sign in with; an owner may invite them later.
 * An account that somebody uses keeps the name it has.
 */
export async function loadUsers(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "user",
    table: "user_account",
    key: { user_id: sql`s.record_id` },
    columns: {
      name: {
        ...made(sql`s.data->>'name'`, "name", "given_name", "family_name"),
        next: keptUnlessNamed("name"),
      },
      mail: { ...text("mail"), next: keptUnlessNamed("mail") },
      state: once(sql`'named'`),
    },
    versioned: true,
  });
}

function keptUnlessNamed(column: "name" | "mail") {
  const own = sql`t.${sql.ref(column)}`;
  return sql`case when t.state = 'named' then coalesce(s.data->>${sql.lit(column)}, ${own}) else ${own} end`;
}
