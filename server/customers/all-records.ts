import { type RawBuilder, sql } from "kysely";
import type { KnownRecord } from "../matching/known-record.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { type PointRow, pointColumns, pointOf, pointsInOrder } from "./point-rows.ts";

/** A row of `allRecords`, every value as its text. */
export type RecordRow = readonly (string | null)[];

/**
 * Every record of a kind as the matcher reads it, in the order of ids: one pass over the tables, for a cursor. Each for
 * itself, whatever it is kept as. `recordOf` reads its rows.
 */
export function allRecords(kind: KnownRecord["kind"]): RawBuilder<unknown> {
  const employer =
    kind === "person"
      ? sql`left join (
          select distinct on (r.party_id) r.party_id, employer.name
          from relationship r
          join party employer on employer.party_id = r.other_party_id
          where r.type = 'works_for' and r.direction = 'from' and r.until is null
          order by r.party_id, r.since desc nulls last, r.relationship_id
        ) as employer on employer.party_id = party.party_id`
      : sql`cross join (select null::text as name) as employer`;
  return sql`
    select party.party_id, party.name, party.legal_name, party.given_name, party.family_name, employer.name, party.website,
      party.tax_number, points.points
    from party
    left join (
      -- Of this kind alone: of the others it would be written out for nobody.
      select c.party_id, json_agg(${pointColumns} ${pointsInOrder})::text as points
      from contact_point c
      where exists (select from party as whose where whose.party_id = c.party_id and whose.kind = ${kind})
      group by c.party_id
    ) as points on points.party_id = party.party_id
    ${employer}
    where party.kind = ${kind} and party.party_id <> ${ownCompanyId}
    order by party.party_id`;
}

/** The record of a row of `allRecords`. */
export function recordOf(kind: KnownRecord["kind"], row: RecordRow): KnownRecord & { partyId: string } {
  const [partyId, name, legalName, givenName, familyName, employer, website, taxNumber, points] = row;
  return {
    partyId: partyId ?? "",
    kind,
    name: name ?? null,
    legalName: legalName ?? null,
    givenName: givenName ?? null,
    familyName: familyName ?? null,
    employer: employer ?? null,
    website: website ?? null,
    taxNumber: taxNumber ?? null,
    points: points ? (JSON.parse(points) as PointRow[]).map(pointOf) : [],
  };
}
