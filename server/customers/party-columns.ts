import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";

// What many lists show of a party or a colleague, as SQL expressions. They are evaluated for the rows of a page, not for
// the rows a filter looks at: put them around the page (`with page as materialized (… limit …)`).

/** A party as another record points at it: `{ partyId, name, kind }` of the row `party` names. */
export function partyRef(party: string): RawBuilder<unknown> {
  const at = sql.raw(party);
  return sql`jsonb_build_object('partyId', ${at}.party_id, 'name', ${shownName(party)}, 'kind', ${at}.kind)`;
}

/** The same of a record for itself, by its own name, whatever it is kept as. */
export function recordRef(party: string): RawBuilder<unknown> {
  const at = sql.raw(party);
  return sql`jsonb_build_object('partyId', ${at}.party_id, 'name', ${at}.name, 'kind', ${at}.kind)`;
}

/** The name that is shown of the row `party`: of several records the one that counts, else its own. */
export function shownName(party = "party"): RawBuilder<string> {
  const at = sql.raw(party);
  return sql<string>`coalesce(${at}.golden_values ->> 'name', ${at}.name)`;
}

/** The trade's grouping that is shown of the row `party`. */
export function shownSegment(party = "party"): RawBuilder<string | null> {
  return shownText(sql.ref(`${party}.segment`), "segment", party);
}

/** A text that is shown of the row `party`: what counts of several records, empty or not, else its own. */
export function shownText(
  own: RawBuilder<unknown>,
  field: string,
  party = "party",
): RawBuilder<string | null> {
  const values = sql.ref(`${party}.golden_values`);
  return sql<
    string | null
  >`case when ${values} ? ${sql.lit(field)} then ${values} ->> ${sql.lit(field)} else ${own} end`;
}

/** A colleague as `{ userId, name }`, null when the id is. */
export function userRef(userId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('userId', u.user_id, 'name', u.name)
    from user_account u
    where u.user_id = ${userId}
  )`;
}

/** Town and country of the address to use first of the row `party` (its id and golden_values), null when there is none. */
export function placeOf(party: string): RawBuilder<unknown> {
  return shownText(
    sql`(
      select nullif(concat_ws(', ', coalesce(cp.city, cp.region), cp.country), '')
      from contact_point cp
      where cp.party_id = ${sql.ref(`${party}.party_id`)} and cp.kind = 'address' and cp.valid_until is null
      order by cp.is_preferred desc, cp.contact_point_id
      limit 1
    )`,
    "place",
    party,
  );
}

/** The contact point of a kind to use first of the row `party`, as people wrote it. */
export function firstContactPoint(party: string, kind: "mail" | "phone"): RawBuilder<unknown> {
  return shownText(
    sql`(
      select cp.raw
      from contact_point cp
      where cp.party_id = ${sql.ref(`${party}.party_id`)} and cp.kind = ${kind} and cp.valid_until is null
      order by cp.is_preferred desc, cp.contact_point_id
      limit 1
    )`,
    kind,
    party,
  );
}

/** The records kept as one customer, the golden one included. */
export function membersOf(goldenId: RawBuilder<unknown> | string): RawBuilder<unknown> {
  return sql`(select member.party_id from party member where member.golden_id = ${goldenId})`;
}

/** The business day of an instant, in the workspace's time zone. */
export function dayOf(instant: RawBuilder<unknown> | Date | string): RawBuilder<unknown> {
  return sql`(select (${instant}::timestamptz at time zone w.time_zone)::date from workspace w)`;
}

/** Today, as the workspace's calendar says it. */
export function today(tx: Pick<Tx, "now">): RawBuilder<unknown> {
  return dayOf(tx.now);
}

/** A text somebody typed, for the right side of `like`: its own % and _ mean themselves. */
export function likeText(text: string): RawBuilder<unknown> {
  return sql`normalised(${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)})`;
}

/** The name of `party`, or of a record merged into it, has this text somewhere, whatever accents and letters it is written with. */
export function nameHas(text: string): RawBuilder<boolean> {
  const has = sql`like '%' || spelled(${likeText(text)}) || '%'`;
  return sql<boolean>`(spelled(party.name) ${has}
    or party.golden_values is not null and spelled(party.golden_values ->> 'names') ${has})`;
}

/** Who looks after a record, as a list's filter says it: `me`, `nobody` and ids, any of them. */
export function ownedBy(
  column: RawBuilder<unknown>,
  owners: readonly string[] | undefined,
  userId: string | null,
): RawBuilder<boolean> {
  if (owners === undefined) return sql<boolean>`true`;
  const ids = owners.filter((owner) => owner !== "nobody").map((owner) => (owner === "me" ? userId : owner));
  const theirs = sql<boolean>`${column} = any(${ids}::uuid[])`;
  return owners.includes("nobody") ? sql<boolean>`(${theirs} or ${column} is null)` : theirs;
}

/** `column` is one of the choices, or anything when none are named. */
export function anyOf(
  column: RawBuilder<unknown>,
  choices: readonly string[] | undefined,
): RawBuilder<boolean> {
  return choices === undefined ? sql<boolean>`true` : sql<boolean>`${column} = any(${choices}::text[])`;
}
