import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { type ExportRow, exportColumns, ownExports, shapeExport } from "./export-row.ts";

const Key = z.tuple([z.string(), z.string()]);

/** Exports, the newest first. */
export async function listExports({ tx, actor, input }: Call<typeof dataQuality.listExports>) {
  const key = decodeCursor(input.cursor, Key);
  const after = key
    ? afterKeys([
        { column: sql`run.created_at`, direction: "desc", value: key[0] },
        { column: sql`run.run_id`, direction: "desc", value: key[1] },
      ])
    : sql`true`;
  const rows = await tx.sql<ExportRow>`
    select ${exportColumns(actor)}
    from run left join export_file f on f.run_id = run.run_id
    where ${ownExports(actor)} and ${after}
    order by run.created_at desc, run.run_id desc
    limit ${input.limit + 1}`;
  const page = pageOf(rows, input.limit, (row) => [row.createdAt, row.runId]);
  return { rows: page.rows.map(shapeExport), next: page.next };
}
