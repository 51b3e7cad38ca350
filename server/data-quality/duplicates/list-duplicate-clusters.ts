import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { InputOf, OutputOf } from "../../../contract/endpoint.ts";
import { likeText, placeOf, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/paging.ts";
import { pairIsSeen } from "./pairs-seen.ts";

type Row = OutputOf<typeof dataQuality.listDuplicateClusters>["rows"][number];
type Filter = Omit<InputOf<typeof dataQuality.listDuplicateClusters>, "limit" | "cursor">;

const Key = z.tuple([z.number(), z.uuid(), z.uuid()]);

/** More members than this are shown nowhere at once; a search takes no more for one. */
const membersMost = 60;

/**
 * Clusters with something to decide, in the order of the most valuable of their open pairs; a pair beside the clusters
 * stands for itself.
 */
export async function listDuplicateClusters({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listDuplicateClusters>) {
  const { limit, cursor, ...filter } = input;
  const key = decodeCursor(cursor, Key);
  const after = key
    ? sql`(p.rank < ${key[0]} or (p.rank = ${key[0]} and ${afterKeys([
        { column: sql`p.party_id`, direction: "asc", value: key[1] },
        { column: sql`p.other_party_id`, direction: "asc", value: key[2] },
      ])}))`
    : sql`true`;
  const rows = await tx.sql<Row & { key: [number, string, string] }>`
    with page as materialized (
      select p.party_id, p.other_party_id, p.kind, p.rank, ${clusterOf} as cluster_id
      from duplicate_pair as p
      where p.is_open and ${after} and ${fits("p", actor, filter)} and ${isFirst(actor, filter)}
      order by p.rank desc, p.party_id, p.other_party_id
      limit ${limit + 1}
    )
    select page.cluster_id as "clusterId", page.kind,
      jsonb_build_array(page.rank, page.party_id, page.other_party_id) as key,
      ${membersOfPage(actor)} as members, ${pairsOfPage(actor)} as pairs,
      (select max(p.stake) from duplicate_pair as p where p.is_open and ${isOfPage})::text as stake
    from page
    order by page.rank desc, page.party_id, page.other_party_id`;
  const page = pageOf(rows, limit, (row) => row.key);
  return { rows: page.rows.map(({ key: _, ...row }) => row), next: page.next };
}

/** The cluster both records of `p` stand in; null where they stand in none or in two. */
const clusterOf = sql`(
  select one.cluster_id
  from duplicate_member as one
  join duplicate_member as other on other.cluster_id = one.cluster_id
  where one.party_id = p.party_id and other.party_id = p.other_party_id
)`;

function fits(pair: "p" | "better", actor: Actor, filter: Filter): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${pair}.${name}`);
  const conditions: RawBuilder<unknown>[] = [pairIsSeen(actor, pair)];
  for (const name of ["kind", "band", "outcome", "relation"] as const)
    if (filter[name] !== undefined) conditions.push(sql`${column(name)} = any(${filter[name]}::text[])`);
  if (filter.text !== undefined)
    conditions.push(sql`exists (
      select from party
      where party.party_id in (${column("party_id")}, ${column("other_party_id")})
        and spelled(party.name) like '%' || spelled(${likeText(filter.text)}) || '%'
    )`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** No other open pair of its cluster that fits stands before it. */
function isFirst(actor: Actor, filter: Filter): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select
    from duplicate_member as one
    join duplicate_member as both_in on both_in.party_id = p.other_party_id and both_in.cluster_id = one.cluster_id
    join duplicate_member as member on member.cluster_id = one.cluster_id
    join duplicate_pair as better on better.party_id = member.party_id
    join duplicate_member as other on other.party_id = better.other_party_id and other.cluster_id = one.cluster_id
    where one.party_id = p.party_id and better.is_open
      and (better.rank > p.rank
        or (better.rank = p.rank and (better.party_id, better.other_party_id) < (p.party_id, p.other_party_id)))
      and ${fits("better", actor, filter)}
  )`;
}

/** The pair `p` stands in the cluster of the row, or is the row. */
const isOfPage = sql<boolean>`(
  case when page.cluster_id is null
    then p.party_id = page.party_id and p.other_party_id = page.other_party_id
    else p.party_id in (select m.party_id from duplicate_member as m where m.cluster_id = page.cluster_id)
      and p.other_party_id in (select m.party_id from duplicate_member as m where m.cluster_id = page.cluster_id)
  end
)`;

function pairsOfPage(actor: Actor): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'partyId', p.party_id, 'otherPartyId', p.other_party_id, 'outcome', p.outcome, 'relation', p.relation,
        'band', p.band, 'probability', p.probability
      )
      order by p.rank desc, p.party_id, p.other_party_id
    )
    from duplicate_pair as p
    where p.is_open and ${isOfPage} and ${pairIsSeen(actor)}
  ), '[]')`;
}

function membersOfPage(actor: Actor): RawBuilder<unknown> {
  return sql`(
    select jsonb_agg(member order by member->>'name', member->>'partyId')
    from (
      select ${memberOf("record")} as member
      from party as record
      join party on party.party_id = record.golden_id
      where ${visibleParties(actor)}
        and record.party_id in (
          select m.party_id from duplicate_member as m where m.cluster_id = page.cluster_id
          union select page.party_id
          union select page.other_party_id
        )
      limit ${membersMost}
    ) as members
  )`;
}

/** A record as a list of duplicates shows it, of the rows `record` and `party`, the one it is kept as. */
export function memberOf(record: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${record}.${name}`);
  return sql`jsonb_build_object(
    'partyId', ${column("party_id")}, 'name', ${column("name")}, 'kind', ${column("kind")},
    'place', ${placeOf(record)}, 'owner', ${userRef(sql`party.owner_id`)}, 'goldenId', ${column("golden_id")}
  )`;
}
