import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";

export type MappingRow = {
  mappingId: string;
  title: string;
  source: string;
  modules: string[];
  isShared: boolean;
  isOwn: boolean;
  createdByName: string;
  usedCount: number;
  usedAt: string | null;
  createdAt: string;
};

/** The columns of a saved mapping `m` as somebody sees them. */
export const mappingColumns = (actor: Actor): RawBuilder<unknown> => sql`
  m.mapping_id as "mappingId", m.title, m.profile->>'source' as source,
  array(select jsonb_object_keys(m.profile->'modules') order by 1) as modules, m.is_shared as "isShared",
  coalesce(m.created_by = ${actor.userId}::uuid, false) as "isOwn", m.created_by_name as "createdByName",
  m.used_count as "usedCount", m.used_at as "usedAt", m.created_at as "createdAt"`;

/** Mappings that somebody sees: their own and those for everybody. */
export const inSight = (actor: Actor): RawBuilder<unknown> =>
  sql`(m.is_shared or m.created_by = ${actor.userId}::uuid)`;

/** A mapping somebody sees; what they don't see isn't there. */
export async function mappingRow(tx: Tx, actor: Actor, mappingId: string): Promise<MappingRow> {
  const [row] = await tx.sql<MappingRow>`
    select ${mappingColumns(actor)} from import_mapping m where m.mapping_id = ${mappingId} and ${inSight(actor)}`;
  if (row === undefined) refuse("not_found");
  return row;
}
