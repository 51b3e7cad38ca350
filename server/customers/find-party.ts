import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/db.ts";
import { refuse } from "../plumbing/refuse.ts";
import { shownName } from "./party-columns.ts";
import { visibleParties } from "./visible-parties.ts";

export type FoundParty = {
  partyId: string;
  kind: string;
  name: string;
  version: number;
  /** Other records were merged into it. */
  isOfSeveral: boolean;
};

/**
 * The record a party is kept as, for an actor who may see it: ids it was merged from lead there too. Refuses with
 * `not_found` when there is none, or it is not theirs to see.
 * @param lock true in a write that goes on to change the record
 */
export async function findParty(
  tx: Tx,
  actor: Actor,
  partyId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FoundParty> {
  const found = await seekParty(tx, actor, partyId);
  if (found === undefined) refuse("not_found");
  if (!lock) return found;
  const [locked] = await tx.sql<FoundParty>`
    select party_id as "partyId", kind, ${shownName()} as name, version, golden_values is not null as "isOfSeveral"
    from party
    where party_id = ${found.partyId}
    for update`;
  return locked ?? found;
}

/** The same, undefined instead of refusing: for an id in a body, where the refusal names another code. */
export async function seekParty(tx: Tx, actor: Actor, partyId: string): Promise<FoundParty | undefined> {
  const [found] = await tx.prepared<FoundParty>`
    select party.party_id as "partyId", party.kind, ${shownName()} as name, party.version,
      party.golden_values is not null as "isOfSeveral"
    from party asked
    join party on party.party_id = asked.golden_id
    where asked.party_id = ${partyId} and ${visibleParties(actor)}`;
  return found;
}
