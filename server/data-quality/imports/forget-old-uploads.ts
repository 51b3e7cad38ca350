import { rm } from "node:fs/promises";
import type { Database } from "../../plumbing/database/db.ts";

/**
 * Throws away files that were sent more than seven days ago and that neither a run nor a draft still needs: runs that
 * have ended keep their counts and problems, not the bytes.
 */
export async function forgetOldUploads(db: Database): Promise<number> {
  const old = await db.write(
    (tx) => tx.sql<{ stored_at: string }>`
      delete from upload u
      where u.uploaded_at < now() - interval '7 days' and not exists (
        select from run r
        where r.kind = 'import' and (r.state in ('waiting', 'working') or r.finished_at > now() - interval '7 days')
          and r.input @> jsonb_build_object('files', jsonb_build_array(jsonb_build_object('storedAt', u.stored_at)))
      ) and not exists (
        select from import_draft d
        where d.files @> jsonb_build_array(jsonb_build_object('storedAt', u.stored_at))
      )
      returning stored_at`,
  );
  for (const { stored_at: path } of old) await rm(path, { force: true });
  return old.length;
}
