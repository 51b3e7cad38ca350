import type { severities } from "../../../contract/data-quality.ts";
import type { Tx } from "../../plumbing/database/db.ts";

export type ProblemKind = {
  code: string;
  severity: (typeof severities)[number];
  path: string | null;
  field: string | null;
  count: number;
  message: string;
};

/** What a run found by kind, file and column: first what was refused, then what was changed, then what is worth knowing. */
export async function problemKinds(tx: Tx, runId: string): Promise<ProblemKind[]> {
  return tx.sql<ProblemKind>`
    select code, severity, path, field, sum(coalesce(rows_about, 1))::bigint as count, min(message) as message
    from run_problem
    where run_id = ${runId}
    group by code, severity, path, field
    order by array_position(array['refused', 'warning', 'note'], severity), sum(coalesce(rows_about, 1)) desc, code, path, field
    limit 300`;
}
