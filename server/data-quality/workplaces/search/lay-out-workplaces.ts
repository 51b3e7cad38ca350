import { today } from "../../../customers/party-columns.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";

/**
 * Lays out who is noted where today, and room for the traces that are followed from there; all of it goes with the
 * transaction.
 * @returns how many there are
 */
export async function layOutWorkplaces(tx: Tx): Promise<number> {
  await tx.sql`
    create temporary table workplace on commit drop as
    select work.party_id as record_id, work.relationship_id, person.golden_id as person_id,
      organisation.golden_id as organisation_id
    from relationship as work
    join party as person on person.party_id = work.party_id
    join party as organisation on organisation.party_id = work.other_party_id
    where work.type = 'works_for' and work.direction = 'from' and person.kind = 'person'
      and organisation.kind = 'organisation' and organisation.golden_id <> ${ownCompanyId}::uuid
      and (work.since is null or work.since <= ${today(tx)})
      and (work.until is null or work.until > ${today(tx)})`;
  await tx.sql`analyze workplace`;
  await tx.sql`
    create temporary table trace (
      relationship_id uuid not null,
      -- Where it points; empty for who seems to have left.
      there_id uuid,
      -- What speaks for staying counts against every other place.
      is_against boolean not null,
      points numeric not null,
      facts jsonb not null
    ) on commit drop`;
  const [laid] = await tx.sql<{ count: number }>`select count(*) as count from workplace`;
  return laid?.count ?? 0;
}
