import { seekParty } from "../../customers/find-party.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
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
  const decided = await decisionOn(tx, one.partyId, other.partyId);
  if (decided !== undefined) refuse("duplicate_decided", decided);
  return { partyId: low, otherPartyId: high };
}

/** Refuses to decide on two records that one sees, by the name of who has decided on them, or made them one, before. */
export async function refuseDecided(tx: Tx, partyId: string, otherPartyId: string): Promise<never> {
  const [kept] = await tx.sql<{ one: string; other: string }>`
    select one.golden_id as one, other.golden_id as other
    from party as one
    cross join party as other
    where one.party_id = ${partyId} and other.party_id = ${otherPartyId}`;
  const decided = kept && (await decisionOn(tx, kept.one, kept.other));
  if (decided !== undefined) refuse("duplicate_decided", decided);
  return refuse("pair_kept_as_one");
}

/** Who decided what on which two records. */
type Decision = { byName: string; decision: string; name: string; other: string };

/** The first decision in force between the records kept as the one and those kept as the other; of one customer its last merge. */
function decisionOn(tx: Tx, goldenId: string, otherGoldenId: string): Promise<Decision | undefined> {
  return goldenId === otherGoldenId
    ? lastMerge(tx, goldenId)
    : decisionBetween(tx, [goldenId, otherGoldenId]);
}

async function lastMerge(tx: Tx, goldenId: string): Promise<Decision | undefined> {
  const [merge] = await tx.sql<Decision>`
    select merged_by_name as "byName", 'same' as decision, party.name, into_party.name as other
    from party
    join merge_event on merge_event.party_id = party.party_id and merge_event.undone_at is null
    join party as into_party on into_party.party_id = merge_event.golden_id
    where party.golden_id = ${goldenId}
    order by merged_at desc
    limit 1`;
  return merge;
}

async function decisionBetween(tx: Tx, trees: readonly string[]): Promise<Decision | undefined> {
  const [decision] = await tx.sql<Decision>`
    select pair.decided_by_name as "byName", pair.decision, one.name, other.name as other
    from party as one
    join pair_decision as pair on pair.party_id = one.party_id and pair.taken_back_at is null
    join party as other on other.party_id = pair.other_party_id
    where one.golden_id = any(${[...trees]}::uuid[]) and other.golden_id = any(${[...trees]}::uuid[])
      and one.golden_id <> other.golden_id
    order by pair.decided_at
    limit 1`;
  return decision;
}
