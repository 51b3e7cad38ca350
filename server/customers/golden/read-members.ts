import { type RawBuilder, sql } from "kysely";
import type { fieldGroups } from "../../../contract/data-quality/merging.ts";
import { fewIds, type Tx } from "../../plumbing/database/db.ts";
import type { Reach } from "./surviving-values.ts";

type Group = (typeof fieldGroups)[number];

/** A record as it says who it is, in groups of fields that belong together. */
export type Member = {
  partyId: string;
  goldenId: string;
  name: string;
  kind: string;
  groups: Readonly<Record<Group, Record<string, string | null> | null>>;
  pins: Readonly<Partial<Record<Group, string>>>;
  address: { contactPointId: string; verifiedOn: string | null; place: string | null } | null;
  /** When each group was last changed, as a text that sorts as the instants do. */
  changedAt: Readonly<Record<Group, string>>;
};

/** The records kept as these customers, in the order of their ids. */
export async function readMembers(tx: Tx, goldenIds: readonly string[]): Promise<Member[]> {
  return tx.prepared<Member>`
    select party.party_id as "partyId", party.golden_id as "goldenId", party.name, party.kind,
      ${everyGroup} || coalesce(valued_at, '{}') as "changedAt",
      coalesce((
        select jsonb_object_agg(field_group, ${sortable(sql`pinned_at`)})
        from golden_pin
        where golden_pin.party_id = party.party_id
      ), '{}') as pins,
      case when place.party_id is not null then jsonb_build_object(
        'contactPointId', place.contact_point_id,
        'verifiedOn', case when place.state = 'valid' then place.checked_on end,
        'place', nullif(concat_ws(', ', coalesce(place.city, place.region), place.country), '')
      ) end as address,
      jsonb_build_object(
        'name', jsonb_build_object('name', party.name, 'givenName', given_name, 'familyName', family_name),
        'address', case when place.party_id is not null then jsonb_build_object(
          'line1', place.line1, 'line2', place.line2, 'postcode', place.postcode, 'city', place.city,
          'region', place.region, 'country', place.country
        ) end,
        'registration', jsonb_build_object('legalName', legal_name, 'taxNumber', tax_number),
        'website', jsonb_build_object('website', website),
        'business', jsonb_build_object(
          'industry', industry, 'employeesCount', employees_count::text,
          'annualRevenue', trim_scale(annual_revenue)::text, 'annualRevenueCurrency', annual_revenue_currency
        ),
        'grouping', jsonb_build_object('segment', segment, 'territory', territory),
        'language', jsonb_build_object('language', language, 'timeZone', time_zone)
      ) as groups
    from party
    left join lateral (
      select *
      from contact_point as cp
      where cp.party_id = party.party_id and cp.kind = 'address' and cp.valid_until is null
      order by cp.is_preferred desc, cp.state = 'valid' desc, cp.contact_point_id
      limit 1
    ) as place on true
    where party.golden_id = any(${fewIds(goldenIds)})
    order by party.party_id`;
}

/** An instant as a text that sorts as it does. */
export function sortable(instant: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Every group with the day the record itself was last changed: what holds where no day of the group's own is known. */
export const everyGroup: RawBuilder<unknown> = sql`(
  select jsonb_object_agg(field_group, ${sortable(sql`party.updated_at`)})
  from unnest(array['name', 'address', 'registration', 'website', 'business', 'grouping', 'language']) as field_group
)`;

/** The mail addresses and phones of all records kept as these customers. */
export async function readReaches(
  tx: Tx,
  goldenIds: readonly string[],
): Promise<(Reach & { kind: "mail" | "phone"; goldenId: string })[]> {
  return tx.prepared<Reach & { kind: "mail" | "phone"; goldenId: string }>`
    select party.golden_id as "goldenId", cp.party_id as "partyId", cp.contact_point_id as "contactPointId", cp.kind, cp.raw,
      coalesce(cp.normalised, cp.raw) as value, cp.label, cp.is_preferred as "isPreferred",
      party.party_id = party.golden_id as "isOwn",
      case when cp.state = 'valid' then cp.checked_on end as "verifiedOn"
    from party
    join contact_point as cp on cp.party_id = party.party_id and cp.kind in ('mail', 'phone') and cp.valid_until is null
    where party.golden_id = any(${fewIds(goldenIds)})
    order by cp.party_id, cp.contact_point_id`;
}
