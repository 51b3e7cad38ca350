import { type RawBuilder, sql } from "kysely";
import { partyRef } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/** A line of the row `line` as the contract shows it, with `party` the record its customer is kept as. */
export const externalLineColumns = sql`line.line_id as "lineId", line.source, line.source_id as id,
  case when party.party_id <> ${ownCompanyId} then ${partyRef("party")} end as party, line.on_day as "onDay", line.category,
  trim_scale(line.amount)::text as amount, line.currency, line.description`;

/** The actor sees the customer `party`; what concerns no customer is seen by those who see all. */
export function visibleLines(actor: Actor): RawBuilder<boolean> {
  return actor.scope === "all"
    ? sql<boolean>`true`
    : sql<boolean>`(${visibleParties(actor)} and party.party_id <> ${ownCompanyId})`;
}
