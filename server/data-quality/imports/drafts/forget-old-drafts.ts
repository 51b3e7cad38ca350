import type { Tx } from "../../../plumbing/database/db.ts";

/** Drops drafts that nobody touched for 30 days; their files go with the uploads that nobody needs. */
export async function forgetOldDrafts(tx: Tx): Promise<number> {
  const old = await tx.sql`
    delete from import_draft d
    where d.updated_at < now() - interval '30 days' and not exists (
      select from run r
      where r.run_id in (d.look_run_id, d.rehearsal_run_id, d.load_run_id) and r.state in ('waiting', 'working')
    )
    returning draft_id`;
  return old.length;
}
