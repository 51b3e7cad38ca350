import { shownName } from "../../../customers/party-columns.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const namedMax = 10;

/**
 * The customer that somebody at the command line means, as the record it is kept as. Refuses when none or several are called so.
 * @param given our id, the id that a system it came from knows it by, or its whole name
 */
export async function customerCalled(tx: Tx, given: string) {
  const found = await customersCalled(tx, given);
  if (found.length > 1)
    refuse("customer_ambiguous", {
      given,
      count: found.length >= namedMax ? `${namedMax} or more` : found.length,
      ids: found.map(({ partyId, name }) => `${partyId} ${name}`).join(", "),
    });
  return found[0] ?? refuse("customer_not_found", { given });
}

/** The records kept as one customer that are meant: by our id, or else by a source's id, or else by name. */
async function customersCalled(tx: Tx, given: string) {
  if (uuid.test(given)) return recordsOf(tx, [given]);
  const known = await tx.sql<{ partyId: string }>`
    select record_id as "partyId" from crosswalk
    where source_id = ${given} and record_id = party_id
    order by record_id
    limit ${namedMax}`;
  if (known.length > 0)
    return recordsOf(
      tx,
      known.map(({ partyId }) => partyId),
    );
  const named = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from party
    where normalised(name) = normalised(${given})
    order by party_id
    limit ${namedMax}`;
  return recordsOf(
    tx,
    named.map(({ partyId }) => partyId),
  );
}

async function recordsOf(tx: Tx, ids: readonly string[]) {
  return tx.sql<{ partyId: string; name: string; kind: string }>`
    select distinct kept.party_id as "partyId", ${shownName("kept")} as name, kept.kind
    from party
    join party as kept on kept.party_id = party.golden_id
    where party.party_id = any(${[...ids]}::uuid[])
    order by kept.party_id
    limit ${namedMax}`;
}
