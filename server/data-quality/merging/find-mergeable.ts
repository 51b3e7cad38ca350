import { type FoundParty, seekParties } from "../../customers/find-party.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** A party, and all records that are kept as it. */
export type Mergeable = FoundParty & { recordIds: readonly string[] };

/**
 * The records that would be merged, each as it is kept now, or the refusal that stands in the way: one cannot be seen,
 * is the same already, our own company, of another kind, or was decided to be another one.
 */
export async function findMergeable(
  tx: Tx,
  actor: Actor,
  goldenId: string,
  memberIds: readonly string[],
): Promise<{ golden: Mergeable; members: Mergeable[] }> {
  const [golden, ...found] = await seekParties(tx, actor, [goldenId, ...memberIds]);
  if (golden === undefined) refuse("not_found");
  const members = new Map<string, Mergeable>();
  for (const member of found) {
    if (member === undefined) refuse("party_unknown");
    if (member.partyId === golden.partyId) refuse("merge_already_one", { name: member.name });
    if (member.kind !== golden.kind)
      refuse("merge_kinds_differ", { name: member.name, kind: member.kind, otherKind: golden.kind });
    members.set(member.partyId, member);
  }
  const ids = [golden.partyId, ...members.keys()];
  if (ids.includes(ownCompanyId)) refuse("merge_own_company");
  await refuseDecidedApart(tx, ids);
  return { golden, members: [...members.values()].sort((a, b) => (a.partyId < b.partyId ? -1 : 1)) };
}

/** A decision on any two records of different trees bars all that would join them. */
async function refuseDecidedApart(tx: Tx, ids: readonly string[]): Promise<void> {
  const [apart] = await tx.prepared<{ byName: string; name: string; other: string; decision: string }>`
    select pair.decided_by_name as "byName", one.name, other.name as other, pair.decision
    from party as one
    join pair_decision as pair on pair.party_id = one.party_id
    join party as other on other.party_id = pair.other_party_id
    where one.golden_id = any(${[...ids]}::uuid[])
      and other.golden_id = any(${[...ids]}::uuid[])
      and one.golden_id <> other.golden_id
      and pair.decision <> 'same'
      and pair.taken_back_at is null
    order by pair.decided_at
    limit 1`;
  if (apart !== undefined) refuse("merge_decided_apart", apart);
}
