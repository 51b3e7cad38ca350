import type { Tx } from "../../../plumbing/database/db.ts";
import type { StagedPart } from "./staged-part.ts";

/**
 * Orders say again and again whether their buyer may be reached. The latest day counts: who said no and agreed later has agreed, and a
 * no of the same day counts before the yes. A yes is kept only where an earlier delivery brought the no that it takes back.
 */
export async function heedLatestWord(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const told = new Map<string, { source: string; agreed: string }>();
  for (const { source, module, map } of parts)
    if ("unlessLater" in map && map.unlessLater !== undefined)
      told.set(module, { source, agreed: map.unlessLater });
  for (const [module, { source, agreed }] of told) {
    await tx.sql`
      delete from staged_row s
      using (
        select file_no, part, row_no, module, source_id, row_number() over (
          partition by source_id
          order by data->>'stated_at' desc nulls last, module = ${module} desc, file_no desc, row_no desc
        ) as nth
        from staged_row
        where run_id = ${runId} and source = ${source} and module in (${module}, ${agreed})
      ) n
      where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no
        and (
          n.nth > 1 or n.module = ${agreed} and not exists (
            select from crosswalk c where c.source = ${source} and c.kind = ${module} and c.source_id = n.source_id
          )
        )`;
    await tx.sql`
      update staged_row set module = ${module}
      where run_id = ${runId} and source = ${source} and module = ${agreed}`;
  }
}
