import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { findParty } from "../find-party.ts";
import { partyRef, shownName, today } from "../party-columns.ts";
import { isSeen, visibleParties } from "../visible-parties.ts";

type Graph = OutputOf<typeof customers.readRelationGraph>;
type Placed = { partyId: string; depth: number };

const proposalsMax = 50;

/**
 * A party with those around it, level by level: each once, however many ways lead to it. Whoever the actor may not see does
 * not exist, nor what lies beyond; our own company, to which everybody could be tied, is no way on.
 */
export async function readRelationGraph({ tx, actor, input }: Call<typeof customers.readRelationGraph>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const { placed, isCut } = await placeAround(tx, actor, partyId, input);
  const ids = placed.map((one) => one.partyId);
  return {
    partyId,
    nodes: await describeNodes(tx, actor, placed),
    edges: await edgesAmong(tx, ids),
    isCut,
    proposals: await proposalsOf(tx, actor, partyId, ids),
  };
}

async function placeAround(
  tx: Tx,
  actor: Actor,
  partyId: string,
  { depth: depthMax, limit }: { depth: number; limit: number },
): Promise<{ placed: Placed[]; isCut: boolean }> {
  const placed: Placed[] = [{ partyId, depth: 0 }];
  let level = [partyId];
  for (let depth = 1; depth <= depthMax && level.length > 0; depth++) {
    const room = limit - placed.length;
    const known = placed.map((one) => one.partyId);
    const found = await nextTo(tx, actor, { level, known, limit: room + 1 });
    level = found.slice(0, room);
    for (const one of level) placed.push({ partyId: one, depth });
    if (found.length > room) return { placed, isCut: true };
  }
  return { placed, isCut: false };
}

/** Those who stand to one of a level, and were not met before. */
async function nextTo(
  tx: Tx,
  actor: Actor,
  { level, known, limit }: { level: readonly string[]; known: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await tx.sql<{ partyId: string }>`
    with met as materialized (
      select distinct other.golden_id
      from party as member
      join relationship as work on work.party_id = member.party_id
      join party as other on other.party_id = work.other_party_id
      where member.golden_id = any(${[...level]}::uuid[]) and member.golden_id <> ${ownCompanyId}::uuid
        and ${holds(tx)}
        and other.golden_id <> all(${[...known]}::uuid[])
    )
    select party.party_id as "partyId"
    from met
    join party on party.party_id = met.golden_id
    where ${visibleParties(actor)}
    order by party.kind = 'person', normalised(${shownName()}), party.party_id
    limit ${limit}`;
  return rows.map((row) => row.partyId);
}

function holds(tx: Tx) {
  return sql`(work.since is null or work.since <= ${today(tx)}) and (work.until is null or work.until > ${today(tx)})`;
}

async function describeNodes(tx: Tx, actor: Actor, placed: readonly Placed[]): Promise<Graph["nodes"]> {
  const mayRate = actor.may.has("value.read");
  return tx.sql<Graph["nodes"][number]>`
    with placed as materialized (
      select * from unnest(${placed.map((one) => one.partyId)}::uuid[], ${placed.map((one) => one.depth)}::integer[])
        with ordinality as placed (party_id, depth, place)
    ),
    counted as (
      select placed.party_id, count(distinct party.party_id) as relations
      from placed
      join party as member on member.golden_id = placed.party_id
      join relationship as work on work.party_id = member.party_id and ${holds(tx)}
      join party as other on other.party_id = work.other_party_id
      join party on party.party_id = other.golden_id
      where party.party_id <> placed.party_id and ${visibleParties(actor)}
      group by placed.party_id
    )
    select node.party_id as "partyId", ${shownName("node")} as name, node.kind, placed.depth,
      ${mayRate ? sql`v.rating` : sql`null::text`} as rating,
      case when v.is_customer then v.profit end as profit,
      coalesce(counted.relations, 0)::integer as "relationsCount"
    from placed
    join party as node on node.party_id = placed.party_id
    left join party_value as v on v.golden_id = placed.party_id
    left join counted on counted.party_id = placed.party_id
    order by placed.place`;
}

async function edgesAmong(tx: Tx, ids: readonly string[]): Promise<Graph["edges"]> {
  return tx.sql<Graph["edges"][number]>`
    select distinct on (type, "fromId", "toId") *
    from (
      select work.relationship_id as "relationshipId", work.type, member.golden_id as "fromId", other.golden_id as "toId", work.title
      from party as member
      join relationship as work on work.party_id = member.party_id and work.direction = 'from'
      join party as other on other.party_id = work.other_party_id
      where member.golden_id = any(${[...ids]}::uuid[]) and other.golden_id = any(${[...ids]}::uuid[])
        and other.golden_id <> member.golden_id
        and ${holds(tx)}
    ) as edges
    order by type, "fromId", "toId", "relationshipId"`;
}

/**
 * Pairs that look related and nobody decided on: of the party with anybody, between those who are shown, and of those who are
 * shown with others who seem to live in their household.
 */
async function proposalsOf(
  tx: Tx,
  actor: Actor,
  partyId: string,
  ids: readonly string[],
): Promise<Graph["proposals"]> {
  return tx.sql<Graph["proposals"][number]>`
    with shown as materialized (
      select party_id, golden_id from party where golden_id = any(${[...ids]}::uuid[])
    ),
    pair as (
      select looks.*
      from shown
      join duplicate_pair as looks on looks.party_id = shown.party_id and looks.outcome = 'related' and looks.is_open
      union
      select looks.*
      from shown
      join duplicate_pair as looks on looks.other_party_id = shown.party_id and looks.outcome = 'related' and looks.is_open
    )
    select ${partyRef("one")} as party, ${partyRef("other")} as other, pair.party_id as "recordId",
      pair.other_party_id as "otherRecordId", pair.relation, pair.probability
    from pair
    join party as mine on mine.party_id = pair.party_id
    join party as one on one.party_id = mine.golden_id
    join party as theirs on theirs.party_id = pair.other_party_id
    join party as other on other.party_id = theirs.golden_id
    where (
        one.party_id = any(${[...ids]}::uuid[]) and other.party_id = any(${[...ids]}::uuid[])
        or one.party_id = ${partyId} or other.party_id = ${partyId} or pair.relation = 'household'
      )
      and ${isSeen(actor, "one.party_id")}
      and ${isSeen(actor, "other.party_id")}
    order by pair.probability desc, pair.party_id, pair.other_party_id
    limit ${proposalsMax}`;
}
