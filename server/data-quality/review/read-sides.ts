import { type RawBuilder, sql } from "kysely";
import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import { membersOf, partyRef, placeOf, recordRef, userRef } from "../../customers/party-columns.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { ComparedRecord } from "./compare-fields.ts";

export type SideOfPair = DuplicatePair["one"];
export type ReadSide = { side: SideOfPair; compared: ComparedRecord };

type Row = SideOfPair & { compared: ComparedRecord };

/**
 * The records of pairs: what each says of itself, and what stands under the customer it is kept as.
 * @param of "record": only what stands under the record itself, for two that are one customer already; figures are the
 *   customer's, so there are none
 */
export async function readSides(
  tx: Tx,
  actor: Actor,
  partyIds: readonly string[],
  of: "customer" | "record" = "customer",
): Promise<Map<string, ReadSide>> {
  const isOfCustomer = of === "customer";
  const members = isOfCustomer ? membersOf(sql`golden.party_id`) : sql`(select party.party_id)`;
  // Member by member through the key: joined as sets, a table that was never analysed was read whole for each of ten records.
  const countOf = (table: string) => sql`(
    select coalesce(sum(counted.count), 0)::int
    from ${members} as member
    cross join lateral (
      select count(*) as count from ${sql.table(table)} as counted where counted.party_id = member.party_id offset 0
    ) as counted
  )`;
  const mayDocuments = actor.may.has("document.read");
  const mayContacts = actor.may.has("contact.read");
  const ifMay = (may: boolean, value: RawBuilder<unknown>) => (may ? value : sql`null`);
  const rows = await tx.sql<Row>`
    select ${recordRef("party")} as party, ${partyRef("golden")} as "keptAs",
      (select count(*) from ${membersOf(sql`golden.party_id`)} as member) as records, ${placeOf("party")} as place,
      ${userRef(sql`golden.owner_id`)} as owner, party.created_at as "enteredAt", party.updated_at as "changedAt",
      ${ifMay(mayContacts, lastContact(members))} as "lastContactOn",
      ${ifMay(mayDocuments, lastSale(members))} as "lastSaleOn",
      ${ifMay(mayDocuments, countOf("document"))} as documents,
      ${ifMay(mayContacts, countOf("contact"))} as contacts, ${ifMay(mayContacts, countOf("case_file"))} as cases,
      ${countOf("relationship")} as relationships, ${sources} as sources,
      ${ifMay(isOfCustomer && actor.may.has("money.read"), sql`value.revenue::text`)} as revenue,
      ${compared} as compared
    from party
    join party as golden on golden.party_id = party.golden_id
    left join party_value as value on value.golden_id = golden.party_id
    where party.party_id = any(${[...partyIds]}::uuid[])`;
  return new Map(rows.map(({ compared, ...side }) => [side.party.partyId, { side, compared }]));
}

const lastContact = (members: RawBuilder<unknown>) => sql`(
  select to_char(max(last.on_day), 'YYYY-MM-DD')
  from ${members} as member
  cross join lateral (
    select on_day from contact where contact.party_id = member.party_id order by started_at desc limit 1
  ) as last
)`;

const lastSale = (members: RawBuilder<unknown>) => sql`(
  select to_char(max(last.recognised_on), 'YYYY-MM-DD')
  from ${members} as member
  cross join lateral (
    select recognised_on
    from document
    where document.party_id = member.party_id and recognised_on is not null and kind in ('order', 'invoice')
    order by recognised_on desc
    limit 1
  ) as last
)`;

// The record's own rows first: with the order in sight the whole crosswalk was read in that order, 35 ms for each record.
const sources = sql`coalesce((
  select jsonb_agg(jsonb_build_object('source', source, 'kind', kind, 'id', source_id) order by source, kind, source_id)
  from (
    select source, kind, source_id
    from (select source, kind, source_id from crosswalk where record_id = party.party_id offset 0) as own
    order by source, kind, source_id
    limit 5
  ) as known
), '[]')`;

const compared = sql`jsonb_build_object(
  'partyId', party.party_id, 'goldenId', party.golden_id, 'kind', party.kind, 'name', party.name,
  'legalName', party.legal_name, 'givenName', party.given_name, 'familyName', party.family_name,
  'taxNumber', party.tax_number, 'website', party.website, 'industry', party.industry,
  'employeesCount', party.employees_count::text, 'segment', party.segment, 'territory', party.territory,
  'language', party.language, 'note', party.note, 'custom', party.custom,
  'employers', case when party.kind = 'person' then coalesce((
    select jsonb_agg(employer.name order by employer.name)
    from relationship as works
    join party as asked on asked.party_id = works.other_party_id
    join party as employer on employer.party_id = asked.golden_id
    where works.party_id = party.party_id and works.type = 'works_for' and works.direction = 'from' and works.until is null
  ), '[]') else '[]' end,
  'points', coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'kind', point.kind, 'raw', point.raw, 'normalised', point.normalised, 'line1', point.line1,
        'line2', point.line2, 'city', point.city, 'region', point.region, 'postcode', point.postcode,
        'country', point.country
      )
      order by point.is_preferred desc, point.contact_point_id
    )
    from contact_point as point
    where point.party_id = party.party_id and point.valid_until is null
  ), '[]')
)`;
