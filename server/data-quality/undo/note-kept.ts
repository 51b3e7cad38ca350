import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { keyObject, type RowsOfRun, sameKey } from "../../plumbing/runs/rows-of-run.ts";
import { noteFound } from "../../plumbing/runs/runs.ts";
import { belongings } from "./pointers.ts";
import { nameOf } from "./record-names.ts";

const notedMax = 100_000;

/** Writes down, record by record, what an undo left as it is. */
export async function noteKept(tx: Tx, undoRunId: string, tables: readonly RowsOfRun[]): Promise<void> {
  const parts = new Set(belongings.map(({ table }) => table));
  for (const rows of tables)
    if (!parts.has(rows.table))
      await noteFound(
        tx,
        undoRunId,
        sql`select 'undo_kept', 'note', null::text, null::bigint, ${rows.table.replaceAll("_", " ")}::text,
              coalesce(${nameOf(sql`to_jsonb(t)`)}, ${keyObject(rows, "c")}::text),
              'It was changed or used since the load and stays as it is now, with what belongs to it. It can be taken back later.'
            from ${rows.rows} as c
            left join ${sql.table(rows.table)} as t on ${sameKey(rows, "t", "c")}
            where c.is_kept
            order by 6
            limit ${notedMax}`,
      );
}
