import type { Tx } from "../plumbing/database/db.ts";

/**
 * Writes anew how a party's phones, mails, sites and tax number find it. Called after any of them changed; document
 * numbers and ids in other systems are entered where they are made (`enterLookup`).
 */
export async function refreshLookup(tx: Tx, partyId: string): Promise<void> {
  await tx.prepared`
    delete from lookup
    where party_id = ${partyId} and kind in ('phone', 'mail', 'site', 'tax_number')`;
  await tx.prepared`
    insert into lookup (kind, value, party_id)
    select kind, normalised, party_id
    from contact_point
    where party_id = ${partyId} and kind in ('phone', 'mail', 'site') and normalised is not null
    union
    select 'tax_number', upper(regexp_replace(tax_number, '[^[:alnum:]]', '', 'g')), party_id
    from party
    where party_id = ${partyId} and tax_number ~ '[[:alnum:]]'
    on conflict do nothing`;
}

/** Lets a document number or an id of another system find its party. Compared without regard to case. */
export async function enterLookup(
  tx: Tx,
  kind: "document" | "source_id",
  value: string,
  partyId: string,
): Promise<void> {
  await tx.prepared`
    insert into lookup (kind, value, party_id)
    values (${kind}, lower(${value}), ${partyId})
    on conflict do nothing`;
}
