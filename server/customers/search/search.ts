import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { likeText, placeOf, shownName } from "../party-columns.ts";
import { isSeen, visibleParties } from "../visible-parties.ts";
import { type LookupPrefix, lookupPrefixes } from "./lookup-prefixes.ts";
import { readingsOf, wordsBeginningWith } from "./names-alike.ts";

type Hit = OutputOf<typeof customers.search>["hits"][number];

/** What was typed: as it is, its words as names have them, and the country whose phone numbers have no +. */
type Typed = { text: string; words: string[]; country: string | null };

/** One way of looking, as queries for party_id, score, by, value. */
type Way = (tx: Tx, actor: Actor, typed: Typed) => Promise<RawBuilder<unknown>[]>;

// Enough that what is filtered away (merged twice, found by several ways) still leaves 20; each query reads at most this many.
const candidatesMax = 60;

// In the order of what they find: no way finds a better hit than the one before, so what is left out when there are
// enough would not have been shown. Names that merely look alike are for who finds hardly anybody.
const ways: readonly { way: Way; isEnough: (found: number, limit: number) => boolean }[] = [
  { way: byBeginning, isEnough: (found, limit) => found >= limit },
  { way: byWord, isEnough: (found, limit) => found >= limit },
  { way: byMiddle, isEnough: (found, limit) => found >= Math.min(5, limit) },
  { way: byLikeness, isEnough: () => true },
];

/**
 * Finds parties as somebody types: by the beginning of a name, phone, mail or number; of a word in a name; by the middle
 * of a word; and by names that merely look alike.
 */
export async function search({ tx, actor, input }: Call<typeof customers.search>) {
  const { text, limit } = input;
  const [asked] = await tx.sql<{ country: string | null; words: string[] }>`
    select country, array_remove(name_words(${text}), '') as words from workspace`;
  const typed = { text, country: asked?.country ?? null, words: asked?.words ?? [] };
  const found = new Map<string, Hit>();
  for (const { way, isEnough } of ways) {
    const branches = await way(tx, actor, typed);
    if (branches.length > 0)
      for (const hit of await hitsOf(tx, actor, branches, limit + found.size))
        if (!found.has(hit.partyId)) found.set(hit.partyId, hit);
    if (isEnough(found.size, limit)) break;
  }
  return { hits: [...found.values()].slice(0, limit) };
}

async function byBeginning(_: Tx, actor: Actor, { text, country }: Typed) {
  const words = likeText(text);
  return [
    // In the order of the index that knows beginnings, or every name with that beginning would be sorted.
    sql`(
      select party_id, 3.0 as score, 'name' as by, name as value
      from party as asked
      where normalised(name) like ${words} || '%' and ${isTheirs(actor)}
      order by normalised(name) using ~<~
      limit ${sql.lit(candidatesMax)}
    )`,
    ...lookupPrefixes(text, country).map((prefix) => inLookups(actor, prefix)),
  ];
}

/** All words but the last as they are, in any order, and one that begins with the last. */
async function byWord(tx: Tx, actor: Actor, { words }: Typed) {
  const last = words.at(-1);
  // One or two Latin letters begin too many words to be told apart by them.
  if (last === undefined || /^[\x20-\x7f]{1,2}$/.test(last)) return [];
  const begun = await wordsBeginningWith(tx, last, candidatesMax);
  if (begun.length === 0) return [];
  const others = words.slice(0, -1);
  return [
    byNames(
      actor,
      sql`2.0`,
      sql`name_words(name) && ${begun}::text[] ${others.length > 0 ? sql`and name_words(name) @> ${others}::text[]` : sql``}`,
    ),
  ];
}

async function byMiddle(_: Tx, actor: Actor, { text, words }: Typed) {
  // Without three letters in a row the index of trigrams knows nothing, and every name would be read.
  if (!words.some((word) => /[a-z0-9]{3}/.test(word))) return [];
  return [byNames(actor, sql`1.0`, sql`spelled(name) like '%' || spelled(${likeText(text)}) || '%'`)];
}

async function byLikeness(tx: Tx, actor: Actor, { text, words }: Typed) {
  if (text.length < 4) return [];
  const readings = await readingsOf(tx, words);
  const likeness = sql`least(0.99, word_similarity(spelled(${text}), spelled(name))::numeric)`;
  return readings.map((reading) => byNames(actor, likeness, sql`name_words(name) @> ${reading}::text[]`));
}

function byNames(actor: Actor, score: RawBuilder<unknown>, fits: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select party_id, ${score} as score, 'name' as by, name as value
    from party as asked
    where ${fits} and ${isTheirs(actor)}
    limit ${sql.lit(candidatesMax)}
  )`;
}

/** Kind by kind, as the index has them: among phones that begin so a mail address would be looked for in vain. */
function inLookups(actor: Actor, { kinds, prefix }: LookupPrefix): RawBuilder<unknown> {
  const beginning = prefix.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`(
    select found.*
    from unnest(${kinds}::text[]) as one
    cross join lateral (
      select party_id, case when value = ${prefix} then 4.0 else 2.5 end as score, lookup.kind as by, value
      from lookup
      ${actor.scope === "all" ? sql`` : sql`join party as asked using (party_id)`}
      where lookup.kind = one and value like ${`${beginning}%`} and ${isTheirs(actor)}
      order by value using ~<~
      limit ${sql.lit(candidatesMax)}
    ) as found
  )`;
}

/** Holds already among the candidates: a seller's own five among thousands of that name would not be in the first 60. */
function isTheirs(actor: Actor): RawBuilder<boolean> {
  return isSeen(actor, "asked.golden_id");
}

/** The best way each party was found, the best parties first; customers before others of the same score. */
function hitsOf(
  tx: Tx,
  actor: Actor,
  branches: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<Hit[]> {
  const mayRate = actor.may.has("value.read");
  return tx.sql<Hit>`
    with found as (${sql.join(branches, sql` union all `)}),
    best as materialized (
      select distinct on (party.party_id) party.party_id, party.golden_values, ${shownName()} as name, party.kind, party.stage, found.by, found.value, found.score
      from found
      join party asked on asked.party_id = found.party_id
      join party on party.party_id = asked.golden_id
      where ${visibleParties(actor)} and party.stage <> 'none'
      order by party.party_id, found.score desc
    ),
    ranked as materialized (
      select best.*, v.rating, case when v.is_customer then v.profit end as profit
      from best
      left join party_value v on v.golden_id = best.party_id
      order by best.score desc, best.stage = 'customer' desc, profit desc nulls last, best.name, best.party_id
      limit ${limit}
    )
    select ranked.party_id as "partyId", ranked.name, ranked.kind, ranked.stage,
      case when ranked.kind = 'person' then coalesce(${employerOf(sql`ranked.party_id`)}, ${placeOf("ranked")})
        else ${placeOf("ranked")} end as place,
      ${mayRate ? sql`ranked.rating` : sql`null::text`} as rating,
      jsonb_build_object('by', ranked.by, 'value', ranked.value) as matched
    from ranked
    order by ranked.score desc, ranked.stage = 'customer' desc, ranked.profit desc nulls last, ranked.name, ranked.party_id`;
}

function employerOf(partyId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${shownName("kept")}
    from relationship r
    join party other on other.party_id = r.other_party_id
    join party kept on kept.party_id = other.golden_id
    where r.party_id = ${partyId} and r.type = 'works_for' and r.direction = 'from' and r.until is null
    order by r.relationship_id
    limit 1
  )`;
}
