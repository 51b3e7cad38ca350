import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import { shapeOf } from "../../plumbing/runs/journal-shape.ts";
import type { LaterChange } from "../../plumbing/runs/later-changes.ts";
import { keyObject, madeRows } from "../../plumbing/runs/rows-of-run.ts";

/** What a later load did with a record. */
export type LaterWrite = {
  table: string;
  key: Record<string, unknown>;
  runId: string;
  title: string;
  byName: string;
  finishedAt: string;
  fields: string[];
};

/** What loads after this one wrote of these records, the newest load first. */
export async function laterWrites(
  tx: Tx,
  runId: string,
  changes: readonly LaterChange[],
): Promise<LaterWrite[]> {
  const [last] = await tx.sql<{ changeNo: number }>`
    select greatest(
      (select max(change_no) from run_change where run_id = ${runId}),
      (select max(change_no) from run_made where run_id = ${runId})
    ) as "changeNo"`;
  const found: LaterWrite[] = [];
  for (const [table, ofTable] of Map.groupBy(changes, (change) => change.table)) {
    const shape = await shapeOf(tx, table);
    const keys = JSON.stringify(ofTable.map(({ key }) => key));
    const later = sql`run_id <> ${runId} and table_name = ${table} and change_no > ${last?.changeNo ?? 0}`;
    found.push(
      ...(await tx.sql<LaterWrite>`
        select ${table}::text as "table", w.key, run.run_id as "runId", run.title, run.started_by_name as "byName",
          run.finished_at as "finishedAt", array(
            select b.name from jsonb_each(w.before) as b (name, value)
            where b.value is distinct from to_jsonb(t)->b.name and b.name not in ('version', 'updated_at')
            order by b.name
          ) as fields
        from (
          select run_id, key, before from run_change where ${later}
          union all
          select run_id, ${keyObject(shape, "made")}, null from (${madeRows(shape, later)}) made
        ) w
        join (select distinct value as key from jsonb_array_elements(${keys}::jsonb)) wanted on wanted.key = w.key
        join run on run.run_id = w.run_id and run.kind = 'import'
        cross join lateral jsonb_populate_record(null::${sql.table(table)}, w.key) k
        left join ${sql.table(table)} t on ${sql.join(
          shape.key.map(({ name }) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`k.${name}`)}`),
          sql` and `,
        )}
        order by run.finished_at desc, run.run_id desc`),
    );
  }
  return found;
}

/** Each of these loads once, with how many records of the list it stands in the way by. */
export function loadsAmong(writes: readonly LaterWrite[]) {
  return [...Map.groupBy(writes, ({ runId }) => runId).values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              runId: first.runId,
              title: first.title,
              finishedAt: first.finishedAt,
              conflicts: 1 + others.length,
            },
          ],
    )
    .sort((a, b) => b.finishedAt.localeCompare(a.finishedAt));
}
