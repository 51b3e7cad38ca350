import { type RawBuilder, sql } from "kysely";
import { arrayText } from "../plumbing/database/array-text.ts";
import type { Sql, Tx } from "../plumbing/database/db.ts";

/**
 * Says that records came, changed, went, or are kept as another one: duplicates are searched among them anew. Called by
 * whoever writes their keys or moves them.
 */
export async function markDue(tx: Tx, partyIds: readonly string[]): Promise<void> {
  const run = partyIds.length === 1 ? tx.prepared : tx.sql;
  await mark(run, sql`select party_id from unnest(${arrayText(partyIds)}::uuid[]) as changed (party_id)`);
}

/** The same for those that a query finds. @param who a query for `party_id` */
export async function markDueOf(tx: Tx, who: RawBuilder<unknown>): Promise<void> {
  await mark(tx.sql, who);
}

async function mark(run: Sql, who: RawBuilder<unknown>): Promise<void> {
  await run`
    insert into duplicate_due (party_id)
    select distinct party_id from (${who}) as changed
    -- In one order everywhere: who marks the same records waits for this one and not with it.
    order by party_id
    on conflict (party_id) do update set changed_in = excluded.changed_in`;
}

/**
 * Takes away what a search has read; what changed while it searched stays due.
 * @param seen the snapshot it read in, as `pg_current_snapshot()` says it
 * @param partyIds only these; all of them when nothing is said
 */
export async function forgetDue(tx: Tx, seen: string, partyIds?: readonly string[]): Promise<void> {
  if (partyIds === undefined)
    await tx.sql`delete from duplicate_due where pg_visible_in_snapshot(changed_in, ${seen}::pg_snapshot)`;
  else
    await tx.sql`
      delete from duplicate_due
      where party_id = any(${arrayText(partyIds)}::uuid[]) and pg_visible_in_snapshot(changed_in, ${seen}::pg_snapshot)`;
}
