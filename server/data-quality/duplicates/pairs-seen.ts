import { type RawBuilder, sql } from "kysely";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";

/** Both records of a pair are the actor's to see: what one may not see does not exist, and is no duplicate. */
export function pairIsSeen(actor: Actor, pair = "p"): RawBuilder<boolean> {
  // So that whoever sees everybody counts pairs without looking up their records.
  if (actor.scope === "all") return sql<boolean>`true`;
  return sql<boolean>`(${isSeen(actor, `${pair}.party_id`)} and ${isSeen(actor, `${pair}.other_party_id`)})`;
}

function isSeen(actor: Actor, side: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from party as record
    join party on party.party_id = record.golden_id
    where record.party_id = ${sql.ref(side)} and ${visibleParties(actor)}
  )`;
}
