import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { refuse } from "../../plumbing/refuse.ts";

const Key = z.tuple([z.number()]);

type Problem = {
  problemNo: number;
  code: string;
  severity: (typeof dataQuality.severities)[number];
  path: string | null;
  rowNo: number | null;
  field: string | null;
  value: string | null;
  message: string;
};

/** The problems of a run one by one, of one kind or all. */
export async function listRunProblems({ tx, input }: Call<typeof dataQuality.listRunProblems>) {
  const [run] = await tx.sql`select from run where run_id = ${input.runId}`;
  if (run === undefined) refuse("not_found");
  const [last] = decodeCursor(input.cursor, Key) ?? [0];
  const { code, path, severity } = input;
  const rows = await tx.sql<Problem>`
    select problem_no as "problemNo", code, severity, path, row_no as "rowNo", field, value, message
    from run_problem
    where run_id = ${input.runId} and problem_no > ${last}
      and ${code === undefined ? sql`true` : sql`code = ${code}`}
      and ${path === undefined ? sql`true` : sql`path = ${path}`}
      and ${severity === undefined ? sql`true` : sql`severity = any(${severity})`}
    order by problem_no
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.problemNo]);
}
