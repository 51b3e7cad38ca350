import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

type FileReport = {
  path: string;
  kind: string | null;
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};

/** What a program is told of an import: how every file's rows ended, and that the counts balance. */
export async function importReport(tx: Tx, runId: string) {
  const [run] = await tx.sql<{
    run: string;
    state: string;
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    problems: number;
    dryRun: boolean;
  }>`
    select run_id as run, state, read_count as read, created_count as created, updated_count as updated,
      unchanged_count as unchanged, refused_count as refused,
      (select count(*) from run_problem p where p.run_id = run.run_id) as problems,
      coalesce((input->>'dryRun')::boolean, false) as "dryRun"
    from run where run_id = ${runId} and kind = 'import'`;
  if (run === undefined) refuse("not_found");
  const files = await tx.sql<FileReport>`
    select path, case when source is null then null else source || ' ' || module end as kind, read_count as read,
      created_count as created, updated_count as updated, unchanged_count as unchanged, refused_count as refused
    from import_file where run_id = ${runId}
    order by file_no`;
  // What decides whether money counts, and was taken for granted, is not to be looked for among the notes.
  const assumed = await tx.sql<{ path: string; column: string; message: string }>`
    select path, field as column, message from run_problem
    where run_id = ${runId} and code = 'document_state_assumed'
    order by problem_no
    limit 50`;
  return { ...run, files, assumed };
}
