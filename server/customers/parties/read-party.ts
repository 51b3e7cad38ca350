import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import { isSuppressed } from "../consents/suppression-hash.ts";
import { findParty } from "../find-party.ts";
import { lifeStage } from "../life-stage.ts";
import { hasBought } from "../lists/customer-filter.ts";
import { partyRef, shownName, shownText, userRef } from "../party-columns.ts";

type Party = OutputOf<typeof customers.readParty>;

/** At most this many relationships come with the record; `relationshipsCount` says how many there are. */
const relationshipsMax = 200;

/** One party as it is kept now: the fields that count, and the roles, contact points and relationships of all its records. */
export async function readParty({ tx, actor, input }: Call<typeof customers.readParty>): Promise<Party> {
  const found = await findParty(tx, actor, input.partyId);
  const [party] = await tx.prepared<Party>`
    select p.party_id as "partyId", ${input.partyId}::uuid as "askedId",
      case when p.party_id <> ${input.partyId}::uuid then ${partyRef("p")} end as "mergedInto", p.kind, ${shownName("p")} as name,
      ${shown("legal_name", "legalName")}, ${shown("given_name", "givenName")}, ${shown("family_name", "familyName")},
      ${lifeStage(sql`p.stage`, hasBoughtEver)} as stage, ${userRef(sql`p.owner_id`)} as owner,
      ${shown("segment")}, ${shown("territory")}, ${shown("industry")},
      ${shownText(sql`p.employees_count::text`, "employeesCount", "p")}::integer as "employeesCount",
      ${shownText(sql`p.annual_revenue::text`, "annualRevenue", "p")}::numeric(20, 6)::text as "annualRevenue",
      ${shown("annual_revenue_currency", "annualRevenueCurrency")}, ${shown("website")},
      ${shown("tax_number", "taxNumber")}, ${shown("language")}, ${shown("time_zone", "timeZone")}, p.note, p.custom,
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

/** A field of `p` as it is shown, under the name the contract has for it. */
function shown(column: string, field = column): RawBuilder<unknown> {
  return sql`${shownText(sql.ref(`p.${column}`), field, "p")} as ${sql.ref(field)}`;
}

const hasBoughtEver = sql`case when p.golden_values is null then v.is_customer else (
  select ${hasBought} from party left join party_value v on v.golden_id = party.party_id where party.party_id = p.party_id
) end`;

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

const isFirst = sql`point.contact_point_id::text in (
  coalesce(p.golden_values ->> 'addressId', ''), coalesce(p.golden_values ->> 'mailId', ''), coalesce(p.golden_values ->> 'phoneId', '')
)`;

const contactPoints = sql`coalesce((
  select jsonb_agg(
    jsonb_build_object(
      'contactPointId', c.contact_point_id, 'kind', c.kind, 'label', c.label, 'raw', c.raw, 'normalised', c.normalised,
      'line1', c.line1, 'line2', c.line2, 'city', c.city, 'region', c.region, 'postcode', c.postcode,
      'country', c.country, 'state', c.state, 'checkedOn', c.checked_on, 'isPreferred', c.is_first,
      'validUntil', c.valid_until, 'isSuppressed', ${isSuppressed(sql`c`)}, 'recordIds', c.record_ids
    )
    order by c.valid_until nulls first, c.is_first desc, c.kind, c.contact_point_id
  )
  from (
    select own.*, own.is_preferred as is_first, array[own.party_id] as record_ids
    from contact_point own
    where p.golden_values is null and own.party_id = p.party_id
    union all
    -- What several records have is shown once, and of each kind one is to be used first.
    (
      select distinct on (one.kind, one.what, one.valid_until) (one.point).*, one.is_first,
        array_agg((one.point).party_id) over (partition by one.kind, one.what, one.valid_until)
      from (
        select point, point.kind, point.valid_until, ${isFirst} as is_first, point.contact_point_id,
          case when point.kind in ('mail', 'phone', 'site') then coalesce(point.normalised, point.raw)
            else point.contact_point_id::text end as what
        from contact_point point
        where p.golden_values is not null and point.party_id in ${members}
      ) one
      order by one.kind, one.what, one.valid_until, one.is_first desc, one.contact_point_id
    )
  ) c
), '[]')`;

const relationships = sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'relationshipId', r.relationship_id, 'type', r.type, 'direction', r.direction, 'title', r.title,
    'since', r.since, 'until', r.until, 'other', r.other
  ) order by r.until nulls first, r.type, r.name, r.relationship_id)
  from (
    select r.*, ${shownName("other")} as name, ${partyRef("other")} as other
    from relationship r
    join party asked on asked.party_id = r.other_party_id
    join party other on other.party_id = asked.golden_id
    where r.party_id in ${members} and other.party_id <> p.party_id
    order by r.until nulls first, r.type, name
    limit ${sql.lit(relationshipsMax)}
  ) r
), '[]')`;
