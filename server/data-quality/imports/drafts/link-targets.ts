import type { Tx } from "../../../plumbing/db.ts";
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
  return [...own, ...(await modulesBefore(tx, sources))];
}

/** One look-up in the index for each module, however many records a system delivered. */
async function modulesBefore(tx: Tx, sources: readonly string[]): Promise<LinkTarget[]> {
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
  return rows.map(({ module }) => ({ module, map: null }));
}
