import type { Tx } from "../../../plumbing/database/db.ts";

/** Makes the findings what was found now; what was found before as well keeps the day on which it was first. */
export async function keepFindings(tx: Tx): Promise<{ created: number; updated: number }> {
  await tx.sql`
    delete from misplaced_person as kept
    where not exists (
      select from found_misplaced as found
      where found.record_id = kept.party_id and found.relationship_id = kept.relationship_id
    )`;
  const written = await tx.sql<{ isNew: boolean; count: number }>`
    with written as (
      insert into misplaced_person as kept (
        party_id, relationship_id, organisation_id, suggested_id, weight, evidence, found_at
      )
      select record_id, relationship_id, organisation_id, there_id, weight, facts, ${tx.now}::timestamptz
      from found_misplaced
      on conflict (party_id, relationship_id) do update
      set organisation_id = excluded.organisation_id,
        suggested_id = excluded.suggested_id,
        weight = excluded.weight,
        evidence = excluded.evidence,
        found_at = case when kept.suggested_id is not distinct from excluded.suggested_id then kept.found_at else excluded.found_at end
      where (kept.organisation_id, kept.suggested_id, kept.weight, kept.evidence)
        is distinct from (excluded.organisation_id, excluded.suggested_id, excluded.weight, excluded.evidence)
      returning xmax = 0 as is_new
    )
    select is_new as "isNew", count(*) as count from written group by is_new`;
  const of = (isNew: boolean) => written.find((one) => one.isNew === isNew)?.count ?? 0;
  return { created: of(true), updated: of(false) };
}
