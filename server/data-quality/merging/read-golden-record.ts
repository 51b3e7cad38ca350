import { type RawBuilder, sql } from "kysely";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { fieldGroups } from "../../../contract/merging.ts";
import { findParty } from "../../customers/find-party.ts";
import { partyRef } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/db.ts";
import { type Candidate, type Reach, setOfReaches, survivorOf } from "./surviving-values.ts";

type GoldenRecord = OutputOf<typeof dataQuality.readGoldenRecord>;
type Group = (typeof fieldGroups)[number];

type Member = {
  ref: GoldenRecord["groups"][number]["from"];
  groups: Readonly<Record<Group, Record<string, string | null> | null>>;
  pins: Readonly<Partial<Record<Group, string>>>;
  addressVerifiedOn: string | null;
  changedAt: string;
};

/**
 * What counts of all records kept as one, made of them as they are now: nothing of it is stored, so that taking a record
 * apart leaves nothing behind. Every group says from which record it comes and by which rule.
 */
export async function readGoldenRecord({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.readGoldenRecord>): Promise<GoldenRecord> {
  const { partyId, kind } = await findParty(tx, actor, input.partyId);
  const members = await membersWithValues(tx, partyId);
  const reaches = await reachesOf(tx, partyId);
  return {
    partyId,
    kind: kind as GoldenRecord["kind"],
    groups: fieldGroups.flatMap((group) => survivingGroup(group, members)),
    mails: setOfReaches(reaches.filter((one) => one.kind === "mail")),
    phones: setOfReaches(reaches.filter((one) => one.kind === "phone")),
  };
}

function survivingGroup(group: Group, members: readonly Member[]): GoldenRecord["groups"] {
  const survivor = survivorOf(
    members.map(
      (member): Candidate => ({
        partyId: member.ref.partyId,
        values: member.groups[group] ?? {},
        pinnedAt: member.pins[group] ?? null,
        verifiedOn: group === "address" ? member.addressVerifiedOn : null,
        changedAt: member.changedAt,
      }),
    ),
  );
  const from = members.find((member) => member.ref.partyId === survivor?.partyId);
  if (survivor === null || from === undefined) return [];
  return [{ group, values: from.groups[group] ?? {}, from: from.ref, rule: survivor.rule }];
}

async function membersWithValues(tx: Tx, goldenId: string): Promise<Member[]> {
  return tx.sql<Member>`
    select ${partyRef("party")} as ref, ${sortable(sql`party.updated_at`)} as "changedAt",
      case when place.state = 'valid' then place.checked_on end as "addressVerifiedOn",
      coalesce((
        select jsonb_object_agg(field_group, ${sortable(sql`pinned_at`)})
        from golden_pin
        where golden_pin.party_id = party.party_id
      ), '{}') as pins,
      jsonb_build_object(
        'name', ${nameValues},
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
      order by cp.state = 'valid' desc, cp.is_preferred desc, cp.contact_point_id
      limit 1
    ) as place on true
    where party.golden_id = ${goldenId}
    order by party.party_id`;
}

/** An instant as a text that sorts as it does. */
function sortable(instant: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

const nameValues = sql`jsonb_build_object('name', party.name, 'givenName', given_name, 'familyName', family_name)`;

async function reachesOf(tx: Tx, goldenId: string): Promise<(Reach & { kind: string })[]> {
  return tx.sql<Reach & { kind: string }>`
    select cp.party_id as "partyId", cp.kind, coalesce(cp.normalised, cp.raw) as value, cp.label,
      case when cp.state = 'valid' then cp.checked_on end as "verifiedOn"
    from party
    join contact_point as cp on cp.party_id = party.party_id and cp.kind in ('mail', 'phone') and cp.valid_until is null
    where party.golden_id = ${goldenId}
    order by cp.party_id, cp.contact_point_id`;
}
