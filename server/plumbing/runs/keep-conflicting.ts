import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../database/db.ts";
import {
  changedSince,
  type Links,
  leadsBack,
  leadsToNothing,
  linksAmong,
  notOfRun,
  type Pointer,
  refers,
} from "./later-changes.ts";
import { type RowsOfRun, sameKey } from "./rows-of-run.ts";

/** Rows that make up a record together with the one they name: its phone numbers, its lines. */
export type Belonging = Pointer & {
  /** Only rows (alias `t`) of which this is so. */
  when?: RawBuilder<unknown>;
};

/**
 * Marks what can't be taken back, so that the rest can: rows that were changed or built upon since, the records they make
 * up, and the rows of the run that these lead to. Nothing that stays leads to something that goes.
 * @param tables as `layOut` made them
 * @returns how many rows are kept
 */
export async function keepConflicting(
  tx: Tx,
  tables: readonly RowsOfRun[],
  links: Links,
  belongings: readonly Belonging[],
): Promise<number> {
  for (const rows of tables) await keep(tx, rows, sql`select c.* ${changedSince(rows)}`);
  const pairs = await linksAmong(tx, tables, links);
  for (const { pointer, parent, child, counts } of pairs)
    await keep(
      tx,
      parent,
      sql`select p.* from ${parent.rows} as p
        join ${sql.table(pointer.table)} as t on ${refers(pointer, "t", "p")}
        where p.is_made and ${counts} and ${notOfRun(child, "t")}`,
    );
  for (const { rows, pointer, parent } of await leadsBack(tx, tables, links))
    await keep(tx, rows, sql`select c.* ${leadsToNothing(rows, pointer, parent)}`);
  let kept = await countKept(tx, tables);
  // What is kept keeps what it leads to, which keeps what belongs to it; a few rounds at most.
  for (let before = 0; kept > before; ) {
    before = kept;
    for (const { pointer, parent, child } of pairs)
      if (child) await keep(tx, parent, ledToBy(pointer, parent, child));
    for (const belonging of belongings) await keepTogether(tx, tables, belonging);
    kept = await countKept(tx, tables);
  }
  return kept;
}

/** Marks the rows of a query over the same rows. */
async function keep(tx: Tx, rows: RowsOfRun, those: RawBuilder<unknown>): Promise<void> {
  await tx.sql`
    update ${rows.rows} as r set is_kept = true
    from (${those}) as found
    where not r.is_kept and ${sameKey(rows, "r", "found")}`;
}

function ledToBy(pointer: Pointer, parent: RowsOfRun, child: RowsOfRun): RawBuilder<unknown> {
  return sql`
    select p.* from ${child.rows} as c
    join ${sql.table(child.table)} as t on ${sameKey(child, "t", "c")}
    join ${parent.rows} as p on ${refers(pointer, "t", "p")}
    where c.is_kept and p.is_made and not p.is_kept`;
}

/** A record stays or goes as a whole: whichever of its rows is kept keeps the others. */
async function keepTogether(tx: Tx, tables: readonly RowsOfRun[], belonging: Belonging): Promise<void> {
  const child = tables.find(({ table }) => table === belonging.table);
  const parent = tables.find(({ table }) => table === belonging.to);
  if (child === undefined || parent === undefined) return;
  // A row that was removed meanwhile is known by its key alone.
  const isInKey = belonging.columns.every((name) => child.key.some((column) => column.name === name));
  const joined =
    isInKey && belonging.when === undefined
      ? sql`${child.rows} as c join ${parent.rows} as p on ${refers(belonging, "c", "p")}`
      : sql`${child.rows} as c
          join ${sql.table(child.table)} as t on ${sameKey(child, "t", "c")} and ${belonging.when ?? sql`true`}
          join ${parent.rows} as p on ${refers(belonging, "t", "p")}`;
  await keep(tx, child, sql`select c.* from ${joined} where p.is_kept and not c.is_kept`);
  await keep(tx, parent, sql`select p.* from ${joined} where c.is_kept and not p.is_kept`);
}

async function countKept(tx: Tx, tables: readonly RowsOfRun[]): Promise<number> {
  if (tables.length === 0) return 0;
  const [kept] = await tx.sql<{ count: number | string }>`
    select sum(count) as count from (${sql.join(
      tables.map(({ rows }) => sql`select count(*) as count from ${rows} where is_kept`),
      sql` union all `,
    )}) as each_table`;
  return Number(kept?.count ?? 0);
}
