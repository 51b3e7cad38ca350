import { sql } from "kysely";
import type { KnownRecord } from "../../matching/known-record.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type PointRow, pointColumns, pointOf, pointsInOrder } from "../point-rows.ts";

/** A party being entered, as far as it says who it is. */
export type Entry = {
  kind: KnownRecord["kind"];
  name?: string | null | undefined;
  legalName?: string | null | undefined;
  givenName?: string | null | undefined;
  familyName?: string | null | undefined;
  website?: string | null | undefined;
  taxNumber?: string | null | undefined;
  worksFor?: string | undefined;
  contactPoints: readonly EntryPoint[];
};
type EntryPoint = {
  kind: string;
  raw: string;
  line1?: string | null | undefined;
  line2?: string | null | undefined;
  city?: string | null | undefined;
  postcode?: string | null | undefined;
  country?: string | null | undefined;
};

/** An entry as the matcher reads it. */
export async function entryAsRecord(tx: Tx, entry: Entry): Promise<KnownRecord> {
  const [employer] = entry.worksFor
    ? await tx.prepared<{ name: string }>`select name from party where party_id = ${entry.worksFor}`
    : [];
  return {
    kind: entry.kind,
    name: entry.name ?? null,
    legalName: entry.legalName ?? null,
    givenName: entry.givenName ?? null,
    familyName: entry.familyName ?? null,
    employer: employer?.name ?? null,
    website: entry.website ?? null,
    taxNumber: entry.taxNumber ?? null,
    points: entry.contactPoints.map((point) => ({
      kind: point.kind,
      value: point.raw,
      line1: point.line1 ?? null,
      line2: point.line2 ?? null,
      city: point.city ?? null,
      postcode: point.postcode ?? null,
      country: point.country ?? null,
    })),
  };
}

export type StoredRecord = KnownRecord & { partyId: string };

/** The records of parties as the matcher reads them, each for itself, whatever it is kept as; nobody's employer is asked for. */
export async function readRecords(tx: Tx, partyIds: readonly string[]): Promise<StoredRecord[]> {
  const rows = await tx.prepared<Omit<StoredRecord, "points"> & { points: readonly PointRow[] | null }>`
    select party.party_id as "partyId", party.kind, party.name, party.legal_name as "legalName",
      party.given_name as "givenName", party.family_name as "familyName", null as employer, party.website,
      party.tax_number as "taxNumber", ${points} as points
    from party
    where party.party_id = any(${[...partyIds]}::uuid[])`;
  return rows.map((row) => ({ ...row, points: (row.points ?? []).map(pointOf) }));
}

/** The `PointRow`s of the row `party`, null where it has none. */
export const points = sql`(
  select json_agg(${pointColumns} ${pointsInOrder}) from contact_point c where c.party_id = party.party_id
)`;

/** Whom the person `party` works for. */
export const employerOf = sql`case when party.kind = 'person' then (
  select employer.name
  from relationship r
  join party employer on employer.party_id = r.other_party_id
  where r.party_id = party.party_id and r.type = 'works_for' and r.direction = 'from' and r.until is null
  order by r.since desc nulls last, r.relationship_id
  limit 1
) end`;
