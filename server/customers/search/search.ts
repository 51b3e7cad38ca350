import { type RawBuilder, sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { likeText, placeOf } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";
import { type LookupPrefix, lookupPrefixes } from "./lookup-prefixes.ts";

type Hit = OutputOf<typeof customers.search>["hits"][number];

// Enough that what is filtered away (not visible, merged twice) still leaves 20; each branch reads at most this many.
const candidatesMax = 60;

/**
 * Finds parties as somebody types. Exact ways first (the beginning of a name or of a word in it, the beginning of a phone,
 * mail or number); only when they find few, names that merely look alike.
 */
export async function search({ tx, actor, input }: Call<typeof customers.search>) {
  const [workspace] = await tx.sql<{ country: string | null }>`select country from workspace`;
  const prefixes = lookupPrefixes(input.text, workspace?.country ?? null);
  const words = likeText(input.text);
  // In the order of the index that knows beginnings, or every name with that beginning would be sorted.
  const exact = [
    sql`(select party_id, 3.0 as score, 'name' as by, name as value from party where normalised(name) like ${words} || '%'
      order by normalised(name) using ~<~ limit ${sql.lit(candidatesMax)})`,
    // A trigram index needs three letters; with fewer every name would be read.
    ...(input.text.length < 3 ? [] : [inNames(words)]),
    ...prefixes.map(inLookups),
  ];
  const hits = await hitsOf(tx, actor, exact, input.limit);
  if (hits.length >= 5 || input.text.length < 4) return { hits };

  // Beside names that fit, only close ones; when none fits, even a name typed quite wrong.
  const threshold = hits.length > 0 ? "0.6" : "0.45";
  await tx.sql`select set_config('pg_trgm.word_similarity_threshold', ${threshold}, true)`;
  const alike = sql`(
    select party_id, word_similarity(normalised(${input.text}), normalised(name))::numeric as score, 'name' as by, name as value
    from party
    where normalised(${input.text}) <% normalised(name)
    order by score desc
    limit ${sql.lit(candidatesMax)}
  )`;
  return { hits: await hitsOf(tx, actor, [...exact, alike], input.limit) };
}

function inNames(words: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select party_id, case when normalised(name) like '% ' || ${words} || '%' then 2.0 else 1.0 end as score, 'name' as by, name as value
    from party
    where normalised(name) like '%' || ${words} || '%'
    limit ${sql.lit(candidatesMax * 5)}
  )`;
}

function inLookups({ kinds, prefix }: LookupPrefix): RawBuilder<unknown> {
  const beginning = prefix.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`(
    select party_id, case when value = ${prefix} then 4.0 else 2.5 end as score, kind as by, value
    from lookup
    where value like ${`${beginning}%`} and kind = any(${kinds}::text[])
    order by value
    limit ${sql.lit(candidatesMax)}
  )`;
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
      select distinct on (party.party_id) party.party_id, party.name, party.kind, party.stage, found.by, found.value, found.score
      from found
      join party asked on asked.party_id = found.party_id
      join party on party.party_id = asked.golden_id
      where ${visibleParties(actor)} and party.stage <> 'none'
      order by party.party_id, found.score desc
    ),
    ranked as materialized (
      select best.*, v.rating, v.rank_profit
      from best
      left join party_value v on v.golden_id = best.party_id
      order by best.score desc, best.stage = 'customer' desc, v.rank_profit nulls last, best.name, best.party_id
      limit ${limit}
    )
    select ranked.party_id as "partyId", ranked.name, ranked.kind, ranked.stage,
      case when ranked.kind = 'person' then coalesce(${employerOf(sql`ranked.party_id`)}, ${placeOf(sql`ranked.party_id`)})
        else ${placeOf(sql`ranked.party_id`)} end as place,
      ${mayRate ? sql`ranked.rating` : sql`null::text`} as rating,
      jsonb_build_object('by', ranked.by, 'value', ranked.value) as matched
    from ranked
    order by ranked.score desc, ranked.stage = 'customer' desc, ranked.rank_profit nulls last, ranked.name, ranked.party_id`;
}

function employerOf(partyId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select kept.name
    from relationship r
    join party other on other.party_id = r.other_party_id
    join party kept on kept.party_id = other.golden_id
    where r.party_id = ${partyId} and r.type = 'works_for' and r.direction = 'from' and r.until is null
    order by r.relationship_id
    limit 1
  )`;
}
