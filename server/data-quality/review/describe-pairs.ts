import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import { survivorsIfOne } from "../../customers/golden-values.ts";
import { placeOf } from "../../customers/party-columns.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { recordRefOf } from "../merging/surviving-groups.ts";
import { type ComparedRecord, compareFields } from "./compare-fields.ts";
import { holdersOf } from "./holders.ts";
import { keepProposed, relationsProposed } from "./proposals.ts";
import { readSides } from "./read-sides.ts";

type Ids = { partyId: string; otherPartyId: string };
type Found = Ids &
  Pick<
    DuplicatePair,
    "kind" | "outcome" | "relation" | "band" | "probability" | "evidence" | "foundAt" | "isOpen"
  >;
type Cluster = DuplicatePair["cluster"];

/** Clusters larger than any that is one customer are told in part. */
const membersMost = 40;

/** Pairs with all that a person needs to decide on them, in the order given; one that no search finds any more is left out. */
export async function describePairs(tx: Tx, actor: Actor, pairs: readonly Ids[]): Promise<DuplicatePair[]> {
  if (pairs.length === 0) return [];
  const found = await readPairs(tx, pairs);
  const recordIds = found.flatMap((pair) => [pair.partyId, pair.otherPartyId]);
  const records = await readSides(tx, actor, recordIds);
  const isOne = ({ partyId, otherPartyId }: Ids) =>
    records.get(partyId)?.compared.goldenId === records.get(otherPartyId)?.compared.goldenId;
  // Two that are one customer already are told apart by what stands under each of them.
  const merged = found.filter(isOne).flatMap((pair) => [pair.partyId, pair.otherPartyId]);
  const alone = merged.length === 0 ? records : await readSides(tx, actor, merged, "record");
  const ours = await shownFields(tx);
  const holders = await holdersOf(
    tx,
    [...records.values()].map((record) => record.compared),
  );
  const survivors = await survivorsIfOne(
    tx,
    found.map((pair) =>
      [pair.partyId, pair.otherPartyId].flatMap((id) => records.get(id)?.compared.goldenId ?? []),
    ),
  );
  const described: DuplicatePair[] = [];
  for (const [at, pair] of found.entries()) {
    const sides = isOne(pair) ? alone : records;
    const [one, other] = [sides.get(pair.partyId), sides.get(pair.otherPartyId)];
    if (one === undefined || other === undefined) continue;
    described.push({
      ...pair,
      one: one.side,
      other: other.side,
      fields: compareFields(one.compared, other.compared, { ours, holders }),
      survivors: (survivors[at] ?? []).map(({ group, values, from, rule }) => ({
        group,
        values,
        from: recordRefOf(from),
        rule,
      })),
      keepId: keepProposed(one, other),
      relations: relationsProposed(pair, one, other),
      related: await relatedBetween(tx, one.compared, other.compared),
      cluster: await clusterOf(tx, actor, pair),
    });
  }
  return described;
}

async function readPairs(tx: Tx, pairs: readonly Ids[]): Promise<Found[]> {
  const found = await tx.sql<Found>`
    select pair.party_id as "partyId", pair.other_party_id as "otherPartyId", kind, outcome, relation, band, probability,
      evidence, found_at as "foundAt", is_open as "isOpen"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as asked ("partyId" uuid, "otherPartyId" uuid)
    join duplicate_pair as pair on pair.party_id = asked."partyId" and pair.other_party_id = asked."otherPartyId"`;
  return pairs.flatMap(
    ({ partyId, otherPartyId }) =>
      found.find((one) => one.partyId === partyId && one.otherPartyId === otherPartyId) ?? [],
  );
}

/** The fields of the workspace that people are shown. */
function shownFields(tx: Tx) {
  return tx.sql<{ recordKind: string; key: string; title: string }>`
    select record_kind as "recordKind", key, title
    from custom_field
    where record_kind in ('organisation', 'household', 'person') and not is_hidden and not is_retired
    order by record_kind, place, title, key`;
}

/** How the two stand to each other by what is noted already. */
function relatedBetween(
  tx: Tx,
  one: ComparedRecord,
  other: ComparedRecord,
): Promise<DuplicatePair["related"]> {
  return tx.sql<DuplicatePair["related"][number]>`
    select distinct noted.type, noted.direction
    from party as mine
    join relationship as noted on noted.party_id = mine.party_id and noted.until is null
    join party as theirs on theirs.party_id = noted.other_party_id
    where mine.golden_id = ${one.goldenId} and theirs.golden_id = ${other.goldenId}
    order by noted.type, noted.direction
    limit 10`;
}

/**
 * The cluster of a pair: its records, also those that are one already, and what is open between them. Where neither record is
 * in one, whoever else they have open pairs with stands beside them.
 */
async function clusterOf(tx: Tx, actor: Actor, pair: Found): Promise<Cluster> {
  const [cluster] = await tx.sql<Cluster>`
    with ids as (
      select party_id from duplicate_member where cluster_id in (
        select cluster_id from duplicate_member where party_id in (${pair.partyId}, ${pair.otherPartyId})
      )
      union
      select unnest(array[${pair.partyId}, ${pair.otherPartyId}]::uuid[])
      union
      select beside.party_id
      from duplicate_pair as touching
      cross join lateral (values (touching.party_id), (touching.other_party_id)) as beside (party_id)
      where touching.is_open
        and (touching.party_id in (${pair.partyId}, ${pair.otherPartyId})
          or touching.other_party_id in (${pair.partyId}, ${pair.otherPartyId}))
        and not exists (
          select
          from duplicate_member
          where party_id in (${pair.partyId}, ${pair.otherPartyId}, touching.party_id, touching.other_party_id)
        )
    ),
    two as (
      select distinct golden_id from party where party_id in (${pair.partyId}, ${pair.otherPartyId})
    ),
    apart as (
      select distinct theirs.golden_id
      from two
      join party as mine on mine.golden_id = two.golden_id
      cross join lateral (
        select other_party_id as party_id
        from pair_decision
        where party_id = mine.party_id and taken_back_at is null and decision <> 'same'
        union all
        select party_id
        from pair_decision
        where other_party_id = mine.party_id and taken_back_at is null and decision <> 'same'
      ) as decided
      join party as theirs on theirs.party_id = decided.party_id
    ),
    members as (
      select record.party_id, record.name, record.golden_id, record.golden_values
      from ids
      join party as record on record.party_id = ids.party_id
      where ${isSeen(actor, "record.golden_id")}
      order by record.party_id in (${pair.partyId}, ${pair.otherPartyId}) desc, record.party_id
      limit ${membersMost}
    )
    select
      (
        select cluster_id from duplicate_member
        where party_id in (${pair.partyId}, ${pair.otherPartyId})
        order by party_id
        limit 1
      ) as "clusterId",
      (select count(*) from ids) as records,
      (
        select jsonb_agg(
          jsonb_build_object(
            'partyId', party_id, 'name', name, 'keptAsId', golden_id, 'place', ${placeOf("members")},
            'isApart', golden_id in (select golden_id from apart) and golden_id not in (select golden_id from two)
          )
          order by golden_id, party_id
        )
        from members
      ) as members,
      coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'partyId', open_pair.party_id, 'otherPartyId', open_pair.other_party_id, 'band', open_pair.band,
            'probability', open_pair.probability
          )
          order by open_pair.rank desc, open_pair.party_id, open_pair.other_party_id
        )
        from members
        join duplicate_pair as open_pair on open_pair.party_id = members.party_id and open_pair.is_open
        where open_pair.other_party_id in (select party_id from members)
      ), '[]') as pairs`;
  if (cluster === undefined) throw new Error("Every pair stands in a cluster, if only its own.");
  return cluster;
}
