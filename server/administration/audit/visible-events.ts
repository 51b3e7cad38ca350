import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import { ownCompanyId } from "../../plumbing/events.ts";

/**
 * The events an actor sees, as a condition on `event`: those about customers in sight, and those about no customer.
 * Says the same as visibleParties of the customers slice, which stands later than this one and can't be asked.
 */
export function visibleEvents(actor: Pick<Actor, "userId" | "scope" | "teamId">): RawBuilder<boolean> {
  return visibleAbout(actor, sql`event.party_id`);
}

/** The same for whatever is kept about customers, by the column that says about whom. */
export function visibleAbout(
  actor: Pick<Actor, "userId" | "scope" | "teamId">,
  partyId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (actor.scope === "all") return sql<boolean>`true`;
  const nearby =
    actor.scope === "own"
      ? sql<boolean>`kept.owner_id = ${actor.userId}`
      : sql<boolean>`(kept.owner_id is null or kept.owner_id = ${actor.userId} or kept.owner_id in (
          select user_id from user_account where team_id = ${actor.teamId}
        ))`;
  return sql<boolean>`(${partyId} = ${ownCompanyId} or exists (
    select from party
    join party as kept on kept.party_id = party.golden_id
    where party.party_id = ${partyId} and ${nearby}
  ))`;
}
