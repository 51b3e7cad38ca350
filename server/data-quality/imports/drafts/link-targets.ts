import type { Tx } from "../../../plumbing/database/db.ts";
import type { TableRow } from "./draft-tables.ts";
import type { LinkTarget } from "./fault-of-map.ts";

/** The modules that links of a delivery may lead to: its own, the records its rows describe besides, and those of earlier ones. */
export async function linkTargets(tx: Tx, tables: readonly TableRow[]): Promise<LinkTarget[]> {
  const own = tables.flatMap(({ module, map, others }) => {
    const modules = module === null || map === null ? others : [{ module, map }, ...others];
    return modules.flatMap((one): LinkTarget[] => [
      one,
      ...Object.entries(one.map.parts).map(([part, partMap]) => ({ module: part, map: partMap })),
    ]);
  });
  const sources = [...new Set(tables.flatMap(({ source }) => source ?? []))];
  const before = await modulesBefore(tx, sources);
  return [...own, ...before.map((module) => ({ module, map: null }))];
}

/** The modules of these systems of which records came before: one look-up in the index for each, however many records. */
export async function modulesBefore(tx: Tx, sources: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ module: string }>`
    with recursive known (source, kind) as (
      select first.* from unnest(${sources}::text[]) asked (source)
      cross join lateral (
        select c.source, c.kind from crosswalk c where c.source = asked.source order by c.source, c.kind limit 1
      ) first
      union all
      select next.* from known
      cross join lateral (
        select c.source, c.kind from crosswalk c
        where c.source = known.source and c.kind > known.kind
        order by c.source, c.kind limit 1
      ) next
    )
    select distinct kind as module from known`;
  return rows.map(({ module }) => module);
}
