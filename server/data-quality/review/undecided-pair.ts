import { seekParty } from "../../customers/find-party.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { refuse } from "../../plumbing/refuse.ts";

/**
 * The two records in the order pairs are written in, for an actor who sees both; or the refusal that names who decided on
 * them, or on what they are kept as, already.
 */
export async function undecidedPair(
  tx: Tx,
  actor: Actor,
  partyId: string,
  otherPartyId: string,
): Promise<{ partyId: string; otherPartyId: string }> {
  const [low, high] = [partyId.toLowerCase(), otherPartyId.toLowerCase()].sort() as [string, string];
  if (low === high) refuse("pair_of_one");
  const one = await seekParty(tx, actor, low);
  const other = await seekParty(tx, actor, high);
  if (one === undefined || other === undefined) refuse("party_unknown");
  const decided =
    one.partyId === other.partyId
      ? await lastMerge(tx, one.partyId)
      : await decisionBetween(tx, one.partyId, other.partyId);
  if (decided !== undefined) refuse("duplicate_decided", decided);
  return { partyId: low, otherPartyId: high };
}

async function lastMerge(tx: Tx, goldenId: string) {
  const [merge] = await tx.sql<{ byName: string }>`
    select merged_by_name as "byName"
    from party
    join merge_event on merge_event.party_id = party.party_id and merge_event.undone_at is null
    where party.golden_id = ${goldenId}
    order by merged_at desc
    limit 1`;
  return { byName: merge?.byName ?? "", decision: "same" };
}

/** The first decision in force between the records kept as the one and those kept as the other. */
export async function decisionBetween(tx: Tx, goldenId: string, otherGoldenId: string) {
  const trees = [goldenId, otherGoldenId];
  const [decision] = await tx.sql<{ byName: string; decision: string }>`
    select pair.decided_by_name as "byName", pair.decision
    from party as one
    join pair_decision as pair on pair.party_id = one.party_id and pair.taken_back_at is null
    join party as other on other.party_id = pair.other_party_id
    where one.golden_id = any(${trees}::uuid[]) and other.golden_id = any(${trees}::uuid[])
      and one.golden_id <> other.golden_id
    order by pair.decided_at
    limit 1`;
  return decision;
}
