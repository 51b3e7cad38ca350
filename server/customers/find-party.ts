import type { Actor } from "../plumbing/actor.ts";
import { fewIds, type Tx } from "../plumbing/database/db.ts";
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

/** The same of several ids in one statement, each at its place, with all records that are kept as what was found. */
export async function seekParties(
  tx: Tx,
  actor: Actor,
  partyIds: readonly string[],
): Promise<((FoundParty & { recordIds: string[] }) | undefined)[]> {
  const found = await tx.prepared<{ at: number; party: FoundParty & { recordIds: string[] } }>`
    select asked.no - 1 as at, jsonb_build_object(
        'partyId', party.party_id, 'kind', party.kind, 'name', ${shownName()}, 'version', party.version,
        'isOfSeveral', party.golden_values is not null, 'recordIds', (
          select jsonb_agg(kept.party_id order by kept.party_id) from party as kept where kept.golden_id = party.party_id
        )
      ) as party
    from unnest(${fewIds(partyIds)}) with ordinality as asked (party_id, no)
    join party as record on record.party_id = asked.party_id
    join party on party.party_id = record.golden_id
    where ${visibleParties(actor)}`;
  const known = new Map(found.map(({ at, party }) => [at, party]));
  return partyIds.map((_, at) => known.get(at));
}
