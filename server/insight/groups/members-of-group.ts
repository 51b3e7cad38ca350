import { groupTypes } from "../../../contract/insight/group-value.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";

export type GroupMember = {
  goldenId: string;
  depth: number;
  type: (typeof groupTypes)[number] | null;
  aboveId: string | null;
};

/** A chain of companies longer than this, or a group larger than that, is no group but an error in the data. */
const depthMax = 30;
const membersMax = 20_000;

/**
 * A customer and everybody who belongs to it on a day, level by level: each once, however many ways lead to it, so that a circle
 * ends and nothing is counted twice. Whoever the actor may not see does not exist, nor what lies beyond.
 */
export async function membersOfGroup(
  tx: Tx,
  actor: Actor,
  goldenId: string,
  onDay: string,
): Promise<GroupMember[]> {
  const members = new Map<string, GroupMember>([
    [goldenId, { goldenId, depth: 0, type: null, aboveId: null }],
  ]);
  let level = [goldenId];
  for (let depth = 1; depth <= depthMax && level.length > 0 && members.size < membersMax; depth++) {
    const found = await below(tx, actor, level, onDay);
    const fresh = found.filter((one) => !members.has(one.goldenId));
    for (const one of fresh) members.set(one.goldenId, { ...one, depth });
    level = fresh.map((one) => one.goldenId);
  }
  return [...members.values()];
}

/** Those who belong directly to one of these, each once: the oldest relationship says how. */
async function below(tx: Tx, actor: Actor, level: readonly string[], onDay: string) {
  return tx.sql<Omit<GroupMember, "depth">>`
    select distinct on (party.party_id)
      party.party_id as "goldenId",
      relationship.type,
      above.golden_id as "aboveId"
    from party as above
    join relationship on relationship.party_id = above.party_id
    join party as part on part.party_id = relationship.other_party_id
    join party on party.party_id = part.golden_id
    where above.golden_id = any(${level}::uuid[])
      and relationship.direction = 'to'
      and relationship.type = any(${groupTypes}::text[])
      and (relationship.since is null or relationship.since <= ${onDay}::date)
      and (relationship.until is null or relationship.until > ${onDay}::date)
      and ${visibleParties(actor)}
    order by party.party_id, relationship.since nulls first, relationship.relationship_id`;
}
