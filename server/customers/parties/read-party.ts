import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { isSuppressed } from "../consents/suppression-hash.ts";
import { findParty } from "../find-party.ts";
import { lifeStage } from "../life-stage.ts";
import { partyRef, userRef } from "../party-columns.ts";

type Party = OutputOf<typeof customers.readParty>;

/** At most this many relationships come with the record; `relationshipsCount` says how many there are. */
const relationshipsMax = 200;

/** One party as it is kept now: its own fields, and the roles, contact points and relationships of all its records. */
export async function readParty({ tx, actor, input }: Call<typeof customers.readParty>): Promise<Party> {
  const found = await findParty(tx, actor, input.partyId);
  const [party] = await tx.prepared<Party>`
    select p.party_id as "partyId", ${input.partyId}::uuid as "askedId",
      case when p.party_id <> ${input.partyId}::uuid then ${partyRef("p")} end as "mergedInto", p.kind, p.name, p.legal_name as "legalName",
      p.given_name as "givenName", p.family_name as "familyName",
      ${lifeStage(sql`p.stage`, sql`v.is_customer`)} as stage, ${userRef(sql`p.owner_id`)} as owner,
      p.segment, p.territory, p.industry, p.employees_count as "employeesCount",
      p.annual_revenue::text as "annualRevenue", p.annual_revenue_currency as "annualRevenueCurrency",
      p.website, p.tax_number as "taxNumber", p.language, p.time_zone as "timeZone", p.note, p.custom,
      ${roles} as roles, ${contactPoints} as "contactPoints", ${relationships} as relationships,
      (select count(*) from relationship r where r.party_id in ${members}) as "relationshipsCount",
      (select count(*) from party m where m.golden_id = p.party_id) as "recordsCount",
      case when v.rating is not null then jsonb_build_object(
        'letter', v.rating, 'before', v.rating_before, 'ratedOn', v.rated_on,
        'sentence', rating_words(v.rating_sentence, v), 'sentencePlain', v.rating_sentence_plain
      ) end as rating,
      v.customer_since as "customerSince", v.last_contact_on as "lastContactOn",
      p.created_at as "createdAt", p.updated_at as "updatedAt", p.version
    from party p
    left join party_value v on v.golden_id = p.party_id
    where p.party_id = ${found.partyId}`;
  if (party === undefined) throw new Error("The party was found a moment ago in the same snapshot.");
  return actor.may.has("value.read") ? party : { ...party, rating: null };
}

const members = sql`(select m.party_id from party m where m.golden_id = p.party_id)`;

const roles = sql`coalesce((
  select jsonb_agg(jsonb_build_object('role', role, 'since', since, 'until', until) order by until nulls first, since)
  from (
    select r.role, min(r.since) as since, case when bool_or(r.until is null) then null else max(r.until) end as until
    from party_role r
    where r.party_id in ${members}
    group by r.role
  ) held
), '[]')`;

const contactPoints = sql`coalesce((
  select jsonb_agg(
    jsonb_build_object(
      'contactPointId', c.contact_point_id, 'kind', c.kind, 'label', c.label, 'raw', c.raw, 'normalised', c.normalised,
      'line1', c.line1, 'line2', c.line2, 'city', c.city, 'region', c.region, 'postcode', c.postcode,
      'country', c.country, 'state', c.state, 'checkedOn', c.checked_on, 'isPreferred', c.is_preferred,
      'validUntil', c.valid_until, 'isSuppressed', ${isSuppressed(sql`c`)}
    )
    order by c.valid_until nulls first, c.is_preferred desc, c.kind, c.contact_point_id
  )
  from contact_point c
  where c.party_id in ${members}
), '[]')`;

const relationships = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'relationshipId', r.relationship_id, 'type', r.type, 'direction', r.direction, 'title', r.title,
    'since', r.since, 'until', r.until, 'other', r.other
  ) order by r.until nulls first, r.type, r.name, r.relationship_id)
  from (
    select r.*, other.name, ${partyRef("other")} as other
    from relationship r
    join party asked on asked.party_id = r.other_party_id
    join party other on other.party_id = asked.golden_id
    where r.party_id in ${members} and other.party_id <> p.party_id
    order by r.until nulls first, r.type, other.name
    limit ${sql.lit(relationshipsMax)}
  ) r
), '[]')`;
