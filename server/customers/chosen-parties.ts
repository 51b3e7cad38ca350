import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../plumbing/actor.ts";
import { ownCompanyId } from "../plumbing/events.ts";
import { customerFilter, type Filter } from "./lists/customer-filter.ts";
import { visibleParties } from "./visible-parties.ts";

/**
 * The parties an actor sees, or those customers among them whom a filter of their list finds; each with the records merged
 * into it. A select of `party_id`. Our own company is nobody's customer and not among them.
 */
export function chosenParties(actor: Actor, filter: Filter | undefined): RawBuilder<unknown> {
  const fits = filter === undefined ? visibleParties(actor) : customerFilter(actor, filter);
  return sql`
    select member.party_id
    from party
    left join party_value v on v.golden_id = party.party_id
    join party member on member.golden_id = party.party_id
    where party.party_id = party.golden_id and ${fits}
      and party.party_id <> ${ownCompanyId}::uuid`;
}
