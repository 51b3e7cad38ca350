import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { type RunRow, runColumns, shapeRun } from "./run-row.ts";

const Key = z.tuple([z.string(), z.string()]);

/** Runs, the newest first. */
export async function listRuns({ tx, input }: Call<typeof dataQuality.listRuns>) {
  const key = decodeCursor(input.cursor, Key);
  const after = key
    ? afterKeys([
        { column: sql`run.created_at`, direction: "desc", value: key[0] },
        { column: sql`run.run_id`, direction: "desc", value: key[1] },
      ])
    : sql`true`;
  const states = input.active ? ["waiting", "working"] : input.state;
  const rows = await tx.sql<RunRow & { problems: number }>`
    select ${runColumns}, (select count(*) from run_problem p where p.run_id = run.run_id) as problems
    from run
    where ${after}
      and ${input.kind === undefined ? sql`true` : sql`run.kind = any(${input.kind})`}
      and ${states === undefined ? sql`true` : sql`run.state = any(${states})`}
    order by run.created_at desc, run.run_id desc
    limit ${input.limit + 1}`;
  const page = pageOf(rows, input.limit, (row) => [row.createdAt, row.runId]);
  return { rows: page.rows.map(shapeRun), next: page.next };
}
