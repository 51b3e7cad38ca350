import type { Tx } from "../../../plumbing/database/db.ts";
import type { Counts } from "../../../plumbing/runs/runs.ts";
import type { Sums } from "./reconcile-sums.ts";

/**
 * Counts how the rows of every file ended, from what was decided for each, and writes it down with the file.
 * @returns the counts of all files, and by kind how many records were made or changed
 */
export async function countRows(
  tx: Tx,
  runId: string,
  sums: Sums,
): Promise<{ counts: Counts; records: Record<string, { created: number; updated: number }> }> {
  await tx.sql`
    update import_file f
    set created_count = n.created, updated_count = n.updated, unchanged_count = n.unchanged, refused_count = n.refused
    from (
      select file_no,
        count(*) filter (where action = 'create') as created,
        count(*) filter (where action = 'update') as updated,
        count(*) filter (where action in ('unchanged', 'repeat', 'adopt', 'same')) as unchanged,
        count(*) filter (where action in ('refuse', 'twice')) as refused
      from staged_row
      where run_id = ${runId} and part = 0
      group by file_no
    ) n
    where f.run_id = ${runId} and f.file_no = n.file_no`;
  for (const [fileNo, found] of sums)
    await tx.sql`update import_file set sums = ${JSON.stringify(found)} where run_id = ${runId} and file_no = ${fileNo}`;
  const [counts] = await tx.sql<Counts>`
    select coalesce(sum(read_count), 0)::bigint as read, coalesce(sum(created_count), 0)::bigint as created,
      coalesce(sum(updated_count), 0)::bigint as updated, coalesce(sum(unchanged_count), 0)::bigint as unchanged,
      coalesce(sum(refused_count), 0)::bigint as refused
    from import_file where run_id = ${runId}`;
  const kinds = await tx.sql<{ kind: string; created: number; updated: number }>`
    select kind, count(*) filter (where action = 'create') as created, count(*) filter (where action = 'update') as updated
    from staged_row
    where run_id = ${runId}
    group by kind
    order by kind`;
  return {
    counts: counts ?? { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 },
    records: Object.fromEntries(kinds.map(({ kind, ...numbers }) => [kind, numbers])),
  };
}
