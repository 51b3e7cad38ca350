import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { type Difference, recordMany } from "../../../plumbing/events.ts";

type Update = { partyId: string; subjectId: string; differences: Record<string, Difference> };

/** An event for each party that a load changed, some thousands at a time: a delivery may change a million. */
export async function recordPartyUpdates(tx: Tx, actor: Actor, runId: string): Promise<void> {
  await tx.sql`declare party_update no scroll cursor for
    select p.party_id as "partyId", p.party_id::text as "subjectId", d.differences
    from run_change c
    join party p on p.party_id = (c.key->>'party_id')::uuid
    cross join lateral (
      select jsonb_object_agg(b.key, jsonb_build_object('from', b.value, 'to', to_jsonb(p)->b.key)) as differences
      from jsonb_each(c.before) b
      where b.value is distinct from to_jsonb(p)->b.key and b.key not in ('version', 'updated_at')
    ) d
    where c.run_id = ${runId} and c.table_name = 'party' and c.before is not null and d.differences is not null`;
  for (;;) {
    const updates = await tx.sql<Update>`fetch 5000 from party_update`;
    if (updates.length === 0) break;
    await recordMany(tx, actor, { name: "party.changed", subjectKind: "party", runId }, updates);
  }
  await tx.sql`close party_update`;
}
