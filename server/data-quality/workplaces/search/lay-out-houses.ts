import { today } from "../../../customers/party-columns.ts";
import { houseOf } from "../../../matching/house-of.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

// Handed to the database so many at once: more takes memory and saves nothing.
const domainsAtOnce = 20_000;
// People of so many organisations write from one domain, and at none of them most of these people: nobody's house.
const providerFrom = 4;

/**
 * Lays out whose house each registered domain is: an organisation has it by its site, by a mail address of its own, or
 * because most of its people write from it. Free mail and hosts that many share are nobody's; nor is a domain from which
 * people of many organisations write, few of them at the one that names it: a provider that no list knows.
 */
export async function layOutHouses(tx: Tx): Promise<void> {
  await readDomains(tx);
  await layOutMails(tx);
  await layOutClaims(tx);
  await tx.sql`
    create temporary table house_owner on commit drop as
    select distinct on (house) house, organisation_id, is_site, is_own_mail, people, score,
      -- A second one with as good a claim: then it can't be said whose it is.
      coalesce(lead(organisation_id) over claims, organisation_id) as second_id,
      coalesce(lead(score) over claims, 0) as second_score
    from house_claim
    where score >= 2
    window claims as (partition by house order by score desc, people desc, organisation_id)
    order by house, score desc, people desc, organisation_id`;
  await tx.sql`analyze house_owner`;
}

/** Which registered domain each domain and site stands for; the rules for that are the matcher's. */
async function readDomains(tx: Tx): Promise<void> {
  await tx.sql`create temporary table heard_house (heard text not null, house text not null) on commit drop`;
  const heard = await tx.sql<{ heard: string; isSite: boolean }>`
    select distinct split_part(normalised, '@', 2) as heard, false as "isSite"
    from contact_point
    where kind = 'mail' and normalised is not null
    union
    select website, true from party where kind = 'organisation' and website is not null
    union
    select coalesce(normalised, raw), true from contact_point where kind = 'site'`;
  const houses = new Map<string, string>();
  for (const { heard: text, isSite } of heard) {
    const house = isSite ? houseOf(text, "site") : houseOf(`somebody@${text}`, "mail");
    if (house !== "") houses.set(text, house);
  }
  const all = [...houses];
  for (let at = 0; at < all.length; at += domainsAtOnce) {
    const some = all.slice(at, at + domainsAtOnce);
    await tx.sql`
      insert into heard_house (heard, house)
      select * from unnest(${some.map(([text]) => text)}::text[], ${some.map(([, house]) => house)}::text[])`;
  }
  await tx.sql`analyze heard_house`;
}

/** Every mail address at a house: whose, whether it still works, and since when it is known. */
async function layOutMails(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table mail_at on commit drop as
    select party.golden_id, party.kind, heard_house.house,
      point.state not in ('invalid', 'unreachable') and (point.valid_until is null or point.valid_until > ${today(tx)})
        as is_usable,
      case when point.state in ('invalid', 'unreachable') then point.state else 'ended' end as stopped,
      case when point.state in ('invalid', 'unreachable') then point.checked_on else point.valid_until end as stopped_on,
      -- Ids begin with the millisecond in which they were made.
      coalesce(
        point.valid_from,
        to_timestamp(('x' || left(replace(point.contact_point_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)::date
      ) as known_on
    from contact_point as point
    join party on party.party_id = point.party_id
    join heard_house on heard_house.heard = split_part(point.normalised, '@', 2)
    where point.kind = 'mail'`;
  await tx.sql`analyze mail_at`;
}

/** Which organisations have something to say about a house, and how much. */
async function layOutClaims(tx: Tx): Promise<void> {
  await tx.sql`
    create temporary table house_claim on commit drop as
    with said as (
      select heard_house.house, party.golden_id as organisation_id, true as is_site, false as is_own_mail, null::uuid as person_id
      from party
      join heard_house on heard_house.heard = party.website
      where party.kind = 'organisation'
      union all
      select heard_house.house, party.golden_id, true, false, null
      from contact_point as point
      join party on party.party_id = point.party_id and party.kind = 'organisation'
      join heard_house on heard_house.heard = coalesce(point.normalised, point.raw)
      where point.kind = 'site'
      union all
      select house, golden_id, false, true, null
      from mail_at
      where kind = 'organisation' and is_usable
      union all
      select mail_at.house, workplace.organisation_id, false, false, workplace.person_id
      from workplace
      join mail_at on mail_at.golden_id = workplace.person_id and mail_at.is_usable
    ),
    claims as (
      select house, organisation_id, bool_or(is_site) as is_site, bool_or(is_own_mail) as is_own_mail,
        bool_or(is_site or is_own_mail) as is_told, count(distinct person_id) as people
      from said
      group by house, organisation_id
    ),
    writers as (
      select organisation_id, count(distinct person_id) as people
      from said
      where person_id is not null
      group by organisation_id
    ),
    providers as (
      select house
      from claims
      where people > 0
      group by house
      having count(*) >= ${providerFrom} and max(people) * 2 < sum(people)
    ),
    compared as (
      select claims.*, coalesce(writers.people, 0) as writers,
        -- Another one's for certain, seen from an organisation with a house of its own: however many of its people write from
        -- there, they don't make it theirs.
        not claims.is_told and bool_or(claims.is_told) over (partition by claims.house)
          and bool_or(claims.is_told) over (partition by claims.organisation_id) as is_foreign
      from claims
      left join writers on writers.organisation_id = claims.organisation_id
      where not exists (select from providers where providers.house = claims.house)
    )
    select house, organisation_id, is_site, is_own_mail, is_told, is_foreign, people,
      is_site::integer * 3 + is_own_mail::integer * 2
        -- Most of its people, and more than two: one or two may have come from there.
        + case when people >= 3 and people * 2 > writers and not is_foreign then least(people, 10) * 0.75 else 0 end as score
    from compared`;
  await tx.sql`analyze house_claim`;
}
