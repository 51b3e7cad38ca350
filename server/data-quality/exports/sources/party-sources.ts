import { type RawBuilder, sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { shownName, shownText } from "../../../customers/party-columns.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { column, elsewhere, idOf, partyOf, type Records, type SourceOf, whoseElse } from "./source.ts";

/**
 * Parties and what is known of them. How to reach somebody, what they are to us and for whom they work stands in files of
 * their own where those are exported too, and else, as far as there is room for it, with the party.
 */
export function partySources(exported: ReadonlySet<ImportKind>, records: Records) {
  const isKept = records === "kept";
  const theirs = isKept
    ? sql`in (select member.party_id from party member where member.golden_id = t.party_id)`
    : sql`= t.party_id`;
  const told = (name: string, field = name) => (isKept ? shownText(column(name), field, "t") : column(name));
  const { role, otherSide, otherSideOf } = ofTheirs(theirs);
  const unless = (kind: ImportKind, expression: RawBuilder<unknown>) =>
    exported.has(kind) ? elsewhere : expression;
  const reach = {
    mail: unless("contact_point", sql`reach.mail`),
    phone: unless("contact_point", sql`reach.phone`),
    mobile: unless("contact_point", sql`reach.mobile`),
    fax: unless("contact_point", sql`reach.fax`),
    website: told("website"),
    line1: unless("contact_point", sql`(reach.home).line1`),
    line2: unless("contact_point", sql`(reach.home).line2`),
    city: unless("contact_point", sql`(reach.home).city`),
    region: unless("contact_point", sql`(reach.home).region`),
    postcode: unless("contact_point", sql`(reach.home).postcode`),
    country: unless("contact_point", sql`(reach.home).country`),
  } as const;
  const origin = {
    industry: told("industry"),
    segment: told("segment"),
    territory: told("territory"),
    language: told("language"),
    time_zone: told("time_zone", "timeZone"),
    stage: column("stage"),
    role: unless("party_role", role),
    note: column("note"),
    created_at: column("created_at"),
  } as const;
  const name = isKept ? shownName("t") : column("name");
  const personName = {
    name,
    given_name: told("given_name", "givenName"),
    family_name: told("family_name", "familyName"),
  } as const;
  const company = {
    legal_name: told("legal_name", "legalName"),
    employees_count: isKept
      ? shownText(sql`t.employees_count::text`, "employeesCount", "t")
      : column("employees_count"),
    annual_revenue: isKept
      ? sql`(${shownText(sql`t.annual_revenue::text`, "annualRevenue", "t")})::numeric`
      : column("annual_revenue"),
    annual_revenue_currency: told("annual_revenue_currency", "annualRevenueCurrency"),
    tax_number: told("tax_number", "taxNumber"),
  } as const;
  const party = (kind: "organisation" | "household" | "person") =>
    ({
      permission: "party.read",
      from: exported.has("contact_point") ? sql`party t` : sql`party t ${reachOf(theirs)}`,
      where: sql`t.kind = ${kind} and t.party_id <> ${ownCompanyId}::uuid ${isKept ? sql`and t.golden_id = t.party_id` : sql``}`,
      party: column("party_id"),
      id: column("party_id"),
      order: column("party_id"),
      custom: column("custom"),
    }) as const;
  const owner = column("owner_id");
  return {
    organisation: {
      ...party("organisation"),
      file: "organisations",
      fields: { name, ...company, ...reach, ...origin },
      links: { owner, parent: unless("relationship", otherSide("subsidiary_of")) },
    },
    household: {
      ...party("household"),
      file: "households",
      fields: { name, ...reach, ...origin },
      links: { owner },
    },
    person: {
      ...party("person"),
      file: "people",
      fields: {
        ...personName,
        title: unless("relationship", sql`(${otherSideOf("works_for", sql`r.title`)})`),
        ...company,
        ...reach,
        ...origin,
      },
      links: {
        owner,
        account: unless("relationship", otherSide("works_for")),
        household: unless("relationship", otherSide("member_of_household")),
      },
    },
    prospect_detail: {
      file: "prospects",
      permission: "party.read",
      from: sql`prospect t`,
      party: column("party_id"),
      id: column("prospect_id"),
      order: sql`t.party_id, t.prospect_id`,
      fields: {
        company_name: column("company_name"),
        status: column("status"),
        source: column("source"),
        industry: column("industry"),
        state: column("state"),
        arrived_at: column("arrived_at"),
        converted_on: column("converted_on"),
      },
      links: { party: column("party_id"), ...whoseElse, owner },
      custom: column("custom"),
    },
    consent: {
      file: "consents",
      permission: "party.read",
      from: sql`consent t`,
      party: column("party_id"),
      id: column("consent_id"),
      order: sql`t.party_id, t.consent_id`,
      fields: {
        purpose: column("purpose"),
        channel: column("channel"),
        state: column("state"),
        stated_at: column("stated_at"),
        source: column("source"),
        address: column("address"),
        ip: column("ip"),
        confirmed_at: column("confirmed_at"),
        evidence: column("evidence"),
      },
      links: { party: column("party_id"), ...whoseElse },
    },
    contact_point: {
      file: "contact-points",
      permission: "party.read",
      from: sql`contact_point t`,
      where: sql`t.party_id <> ${ownCompanyId}::uuid ${isKept ? sql`and not ${isSaidAlready}` : sql``}`,
      party: column("party_id"),
      id: column("contact_point_id"),
      order: sql`t.party_id, t.contact_point_id`,
      fields: {
        point_kind: column("kind"),
        label: column("label"),
        value: column("raw"),
        normalised: column("normalised"),
        line1: column("line1"),
        line2: column("line2"),
        city: column("city"),
        region: column("region"),
        postcode: column("postcode"),
        country: column("country"),
        state: column("state"),
        checked_on: column("checked_on"),
        checked_by: column("checked_by"),
        is_preferred: column("is_preferred"),
        valid_from: column("valid_from"),
        valid_until: column("valid_until"),
      },
      links: { party: column("party_id"), ...whoseElse },
    },
    party_role: {
      file: "roles",
      permission: "party.read",
      from: sql`party_role t`,
      where: sql`t.party_id <> ${ownCompanyId}::uuid`,
      party: column("party_id"),
      id: idOf(column("party_id"), column("role"), column("since")),
      order: sql`t.party_id, t.role, t.since`,
      fields: { role: column("role"), since: column("since"), until: column("until") },
      links: { party: column("party_id"), ...whoseElse },
    },
    relationship: {
      file: "relationships",
      permission: "party.read",
      from: sql`relationship t`,
      where: sql`t.direction = 'from'`,
      party: column("party_id"),
      id: column("relationship_id"),
      order: sql`t.party_id, t.relationship_id`,
      fields: {
        type: column("type"),
        title: column("title"),
        since: column("since"),
        until: column("until"),
      },
      links: { from: column("party_id"), to: column("other_party_id") },
    },
    asset: {
      file: "assets",
      permission: "party.read",
      from: sql`asset t`,
      party: column("party_id"),
      id: column("asset_id"),
      order: sql`t.party_id, t.asset_id`,
      fields: {
        name: column("name"),
        serial: column("serial"),
        support_plan: column("support_plan"),
        state: column("state"),
        source_state: column("source_state"),
        amount: column("amount"),
        currency: column("currency"),
        period: column("period"),
        valid_from: column("valid_from"),
        valid_until: column("valid_until"),
      },
      links: { party: partyOf(), ...whoseElse, product: column("product_id") },
      custom: column("custom"),
    },
  } as const satisfies { [Kind in ImportKind]?: SourceOf<Kind> };
}

// Of several records what counts, which one record alone says nothing of.
const firstOfAll = sql`(coalesce(p.contact_point_id::text in (
  t.golden_values ->> 'addressId', t.golden_values ->> 'mailId', t.golden_values ->> 'phoneId'
), false)) desc, p.is_preferred desc, p.contact_point_id`;

/** Another record of the same customer has the same phone, mail address or site, and says so first. */
const isSaidAlready = sql`exists (
  select
  from party own
  join party member on member.golden_id = own.golden_id
  join contact_point twin on twin.party_id = member.party_id
  where own.party_id = t.party_id and t.kind in ('mail', 'phone', 'site') and twin.kind = t.kind
    and coalesce(twin.normalised, twin.raw) = coalesce(t.normalised, t.raw)
    and twin.valid_until is not distinct from t.valid_until
    and (twin.party_id, twin.contact_point_id) < (t.party_id, t.contact_point_id)
)`;

/** The first of each way to reach a party, the preferred one before the others. */
const reachOf = (theirs: RawBuilder<unknown>) => sql`
  cross join lateral (
    select
      (array_agg(p.raw order by ${firstOfAll}) filter (where p.kind = 'mail'))[1] as mail,
      (array_agg(p.raw order by ${firstOfAll})
        filter (where p.kind = 'phone' and p.label is distinct from 'mobile' and p.label is distinct from 'fax'))[1] as phone,
      (array_agg(p.raw order by ${firstOfAll})
        filter (where p.kind = 'phone' and p.label = 'mobile'))[1] as mobile,
      (array_agg(p.raw order by ${firstOfAll})
        filter (where p.kind = 'phone' and p.label = 'fax'))[1] as fax,
      (array_agg(p order by ${firstOfAll}) filter (where p.kind = 'address'))[1] as home
    from contact_point p
    where p.party_id ${theirs} and p.valid_until is null
  ) reach`;

/** What stands in other tables under the party, or under any of the records kept as it. */
function ofTheirs(theirs: RawBuilder<unknown>) {
  const role = sql`(
    select r.role from party_role r
    where r.party_id ${theirs} and r.until is null
    order by r.since, r.role
    limit 1
  )`;
  const otherSideOf = (type: string, what: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select ${what} from relationship r
    where r.party_id ${theirs} and r.direction = 'from' and r.type = ${type} and r.until is null
    order by r.since nulls first, r.relationship_id
    limit 1`;
  const otherSide = (type: string): RawBuilder<unknown> => sql`(${otherSideOf(type, sql`r.other_party_id`)})`;
  return { role, otherSide, otherSideOf };
}
