import type { Tx } from "../../../plumbing/database/db.ts";
import { instantOf } from "../../../plumbing/runs/load-records.ts";
import type { StagedPart } from "./staged-part.ts";

/**
 * Rows say again and again whether somebody may be reached: with each order, in each list. Of those who say yes the latest stays, and of those who
 * say no: each is a word of its own with its day, and whoever looks takes the later one (`list-consents.ts`). So it is the same whichever
 * delivery came first, and a load that is taken back takes no word of another with it.
 */
export async function heedLatestWord(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const modules = datedWords(parts);
  if (modules.length === 0) return;
  await tx.sql`
    delete from staged_row s
    using (
      select file_no, part, row_no, row_number() over (
        partition by source, module, source_id
        order by data->>'stated_at' desc nulls last, file_no desc, row_no desc
      ) as nth
      from staged_row
      where run_id = ${runId} and module = any(${modules})
    ) n
    where s.run_id = ${runId} and s.file_no = n.file_no and s.part = n.part and s.row_no = n.row_no and n.nth > 1`;
}

/** A word that an earlier delivery brought with a later day stands as it is. */
export async function keepLaterWord(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const modules = datedWords(parts);
  if (modules.length === 0) return;
  await tx.sql`
    update staged_row s set known_hash = s.row_hash
    from consent c, workspace w
    where s.run_id = ${runId} and s.module = any(${modules}) and s.action = 'known'
      and c.party_id = s.party_id and c.consent_id = s.record_id and c.stated_at > ${instantOf("stated_at")}`;
}

/** The parts of rows that say with a day who agreed, and those that say with a day who did not. */
function datedWords(parts: readonly StagedPart[]): string[] {
  const told = parts.flatMap(({ module, map }) =>
    "unlessLater" in map && map.unlessLater !== undefined ? [module, map.unlessLater] : [],
  );
  return [...new Set(told)];
}
