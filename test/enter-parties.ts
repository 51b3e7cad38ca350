import type { Sql } from "../server/plumbing/database/db.ts";

/** A party with one mail address, one phone and one postal address; what is empty it has not. */
export type EnteredParty = {
  id: string;
  kind: "person" | "organisation";
  name: string;
  given: string | null;
  family: string | null;
  mail: string | null;
  phone: string | null;
  line1: string | null;
  city: string | null;
  postcode: string | null;
};

/**
 * Enters many parties in two statements, past the actions: keys and names' words are still to be made. The ways to reach one have its id,
 * with their place at its end.
 */
export async function enterParties(sql: Sql, parties: readonly EnteredParty[]): Promise<void> {
  await sql`
    insert into party (party_id, kind, name, given_name, family_name, golden_id, created_at, updated_at)
    select id, kind, name, given, family, id, now(), now()
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as r (id uuid, kind text, name text, given text, family text)`;
  await sql`
    insert into contact_point (party_id, contact_point_id, kind, raw, normalised, line1, city, postcode, country)
    select r.id, overlay(r.id::text placing p.no from 36)::uuid, p.kind, p.raw, p.normalised, p.line1, p.city, p.postcode, p.country
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
      as r (id uuid, mail text, phone text, line1 text, city text, postcode text)
    cross join lateral (
      values ('1', 'mail', r.mail, r.mail, null, null, null, null), ('2', 'phone', r.phone, r.phone, null, null, null, null),
        ('3', 'address', r.line1, null, r.line1, r.city, r.postcode, 'DE')
    ) as p (no, kind, raw, normalised, line1, city, postcode, country)
    where p.raw is not null`;
}

/** Ids that look random and are the same every time. */
export function steadyIds(roll: (end: number) => number): () => string {
  return () => {
    const hex = Array.from({ length: 32 }, () => roll(16).toString(16)).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
}
