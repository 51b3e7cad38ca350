import { sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { normaliseContactPoint, normaliseTaxNumber } from "../contact-points/normalise-contact-point.ts";
import { visibleParties } from "../visible-parties.ts";

type Entry = {
  kind: string;
  name: string;
  taxNumber?: string | null | undefined;
  contactPoints: readonly { kind: string; raw: string }[];
};

/**
 * A record of the same kind that is here already with the same mail address, tax number or name. Only sure signs: whether
 * two records that merely look alike are one is for the duplicate finder.
 * @returns who it is and by what, or undefined
 */
export async function findKnownParty(
  tx: Tx,
  actor: Actor,
  entry: Entry,
): Promise<{ partyId: string; name: string; by: string } | undefined> {
  const mails = entry.contactPoints
    .filter((point) => point.kind === "mail")
    .map((point) => normaliseContactPoint("mail", point.raw, null))
    .filter((mail) => mail !== null);
  const taxNumber = entry.taxNumber ? normaliseTaxNumber(entry.taxNumber) : null;
  const [known] = await tx.prepared<{ partyId: string; name: string; by: string }>`
    select party.party_id as "partyId", party.name, found.by
    from (
      select party_id, 1 as rank, 'mail address' as by from lookup where kind = 'mail' and value = any(${mails}::text[])
      union all
      select party_id, 2, 'tax number' from lookup where kind = 'tax_number' and value = ${taxNumber}
      union all
      select party_id, 3, 'name' from party where normalised(name) = normalised(${entry.name}) and kind <> 'person'
    ) found
    join party member on member.party_id = found.party_id
    join party on party.party_id = member.golden_id
    where party.kind = ${entry.kind} and ${visibleParties(actor)} and ${sql`party.stage <> 'none'`}
    order by found.rank, party.party_id
    limit 1`;
  return known;
}
