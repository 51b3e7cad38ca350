import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { InputOf, OutputOf } from "../../../contract/endpoint.ts";
import { survivorsIfOne } from "../../customers/golden-values.ts";
import { likeText, placeOf, userRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { recordRefOf } from "../merging/surviving-groups.ts";
import { isAnyOpen } from "../review/filter-pairs.ts";
import { pairIsSeen } from "./pairs-seen.ts";

type Row = OutputOf<typeof dataQuality.listDuplicateClusters>["rows"][number];
type Filter = Omit<InputOf<typeof dataQuality.listDuplicateClusters>, "limit" | "cursor">;

const Key = z.tuple([z.number(), z.uuid(), z.uuid()]);

/**
 * More members than this are shown nowhere at once. A search takes no more for one, but for copies of one record: those with something
 * to decide come first, and when they are decided the others.
 */
const membersMost = 60;

/**
 * Clusters with something to decide, in the order of the most valuable of their open pairs. Beside the clusters the most
 * valuable pair of a neighbourhood stands with all that touch it: five of one name are one group, and not ten pairs.
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
  const wanted = {
    ...(filter.kind && { kinds: filter.kind }),
    ...(filter.band && { bands: filter.band }),
    ...(filter.outcome && { outcomes: filter.outcome }),
    ...(filter.relation && { relations: filter.relation }),
  };
  const rows = await tx.sql<Omit<Row, "survivors"> & { key: [number, string, string] }>`
    with page as materialized (
      select p.party_id, p.other_party_id, p.kind, p.rank, ${clusterOf} as cluster_id
      from duplicate_pair as p
      where p.is_open and ${isAnyOpen(wanted)} and ${after} and ${fits("p", actor, filter)} and ${isFirst(actor, filter)}
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
  const survivors = await survivorsIfOne(
    tx,
    page.rows.map(({ members }) => members.map(({ goldenId }) => goldenId)),
  );
  return {
    rows: page.rows.map(({ key: _, ...row }, at) => ({
      ...row,
      survivors: (survivors[at] ?? []).map(({ group, from, rule }) => ({
        group,
        from: recordRefOf(from),
        rule,
      })),
    })),
    next: page.next,
  };
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

/** No other open pair of its cluster, or of its neighbourhood beside the clusters, that fits stands before it. */
function isFirst(actor: Actor, filter: Filter): RawBuilder<boolean> {
  const isBetter = sql`better.is_open
      and (better.rank > p.rank
        or (better.rank = p.rank and (better.party_id, better.other_party_id) < (p.party_id, p.other_party_id)))
      and ${fits("better", actor, filter)}`;
  return sql<boolean>`(not exists (
    select
    from duplicate_member as one
    join duplicate_member as both_in on both_in.party_id = p.other_party_id and both_in.cluster_id = one.cluster_id
    join duplicate_member as member on member.cluster_id = one.cluster_id
    join duplicate_pair as better on better.party_id = member.party_id
    join duplicate_member as other on other.party_id = better.other_party_id and other.cluster_id = one.cluster_id
    where one.party_id = p.party_id and ${isBetter}
  ) and (not ${isAlone("p")} or not exists (
    select
    from duplicate_pair as better
    where (better.party_id in (p.party_id, p.other_party_id) or better.other_party_id in (p.party_id, p.other_party_id))
      and ${isAlone("better")} and ${isBetter}
  )))`;
}

/** Neither record of a pair stands in a cluster. */
function isAlone(pair: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${pair}.${name}`);
  return sql<boolean>`not exists (
    select from duplicate_member as m where m.party_id in (${column("party_id")}, ${column("other_party_id")})
  )`;
}

/** The records of the row: its cluster's, or those of its pair and of the open pairs that touch it beside the clusters. */
const recordsOfPage = sql`(
  (
    select m.party_id
    from duplicate_member as m
    where m.cluster_id = page.cluster_id
    order by exists (
      select from duplicate_pair as p
      where p.is_open and p.party_id in (page.party_id, page.other_party_id) and p.other_party_id = m.party_id
    ) or exists (
      select from duplicate_pair as p
      where p.is_open and p.other_party_id in (page.party_id, page.other_party_id) and p.party_id = m.party_id
    ) desc, m.party_id
    limit ${membersMost}
  )
  union select page.party_id
  union select page.other_party_id
  union
  select beside.party_id
  from duplicate_pair as touching
  cross join lateral (values (touching.party_id), (touching.other_party_id)) as beside (party_id)
  where page.cluster_id is null and touching.is_open and ${isAlone("page")} and ${isAlone("touching")}
    and (touching.party_id in (page.party_id, page.other_party_id)
      or touching.other_party_id in (page.party_id, page.other_party_id))
)`;

const isOfPage = sql<boolean>`(p.party_id in ${recordsOfPage} and p.other_party_id in ${recordsOfPage})`;

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
        and record.party_id in ${recordsOfPage}
      limit ${membersMost}
    ) as members
  )`;
}

/** A record as a list of duplicates shows it, of the rows `record` and `party`, the one it is kept as. */
export function memberOf(record: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${record}.${name}`);
  const pointOf = (kind: string) => sql`(
    select raw
    from contact_point as point
    where point.party_id = ${column("party_id")} and point.kind = ${kind} and point.valid_until is null
    order by point.is_preferred desc, point.contact_point_id
    limit 1
  )`;
  return sql`jsonb_build_object(
    'partyId', ${column("party_id")}, 'name', ${column("name")}, 'kind', ${column("kind")},
    'place', ${placeOf(record)}, 'owner', ${userRef(sql`party.owner_id`)}, 'goldenId', ${column("golden_id")},
    'mail', ${pointOf("mail")}, 'phone', ${pointOf("phone")}, 'website', ${column("website")},
    'taxNumber', ${column("tax_number")}
  )`;
}
