import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { newId } from "../../../plumbing/ids.ts";

/**
 * Puts the groups found in place of the clusters before: of all records, or of some. A cluster's id stays with its larger
 * part when it splits, and with the older cluster where two become one.
 * @param isReplaced which of the members `m` before were grouped again
 */
export async function layDownClusters(tx: Tx, isReplaced: RawBuilder<boolean>): Promise<void> {
  await tx.sql`analyze found_member`;
  const groups = await tx.sql<{ group: number }>`
    select distinct group_no as "group" from found_member order by group_no`;
  const fresh = groups.map(() => newId(tx.now.getTime()));
  await tx.sql`
    create temp table found_cluster on commit drop as
    with part as (
      select m.cluster_id, f.group_no, count(*) as records_count, min(f.party_id::text) as first_id
      from found_member as f
      join duplicate_member as m on m.party_id = f.party_id
      group by m.cluster_id, f.group_no
    ),
    larger as (
      select distinct on (cluster_id) cluster_id, group_no
      from part
      order by cluster_id, records_count desc, first_id
    )
    select made.group_no, coalesce(min(larger.cluster_id::text)::uuid, made.fresh_id) as cluster_id
    from unnest(${groups.map(({ group }) => group)}::int[], ${fresh}::uuid[]) as made (group_no, fresh_id)
    left join larger on larger.group_no = made.group_no
    group by made.group_no, made.fresh_id`;
  await tx.sql`
    delete from duplicate_member as m
    where ${isReplaced} and not exists (select from found_member as f where f.party_id = m.party_id)`;
  await tx.sql`
    insert into duplicate_member as kept (party_id, cluster_id)
    select f.party_id, c.cluster_id
    from found_member as f
    join found_cluster as c on c.group_no = f.group_no
    order by f.party_id
    on conflict (party_id) do update set cluster_id = excluded.cluster_id
      where kept.cluster_id <> excluded.cluster_id`;
}

/** Everything that was there before. */
export const everything = sql<boolean>`true`;
