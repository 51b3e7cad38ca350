import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../plumbing/actor.ts";

/**
 * The parties an actor sees, as a condition on a table or alias named `party`: their own, those of their team and
 * nobody's, or all. Put it on the record a customer is kept as (`party.party_id = party.golden_id`); the records merged
 * into it are seen with it. What one may not see does not exist.
 */
export function visibleParties(actor: Pick<Actor, "userId" | "scope" | "teamId">): RawBuilder<boolean> {
  switch (actor.scope) {
    case "all":
      return sql<boolean>`true`;
    case "own":
      return sql<boolean>`(party.owner_id = ${actor.userId})`;
    case "team":
      return sql<boolean>`(party.owner_id is null or party.owner_id = ${actor.userId} or party.owner_id in (
        select user_id from user_account where team_id = ${actor.teamId}
      ))`;
  }
}

/**
 * That the actor sees the customer with this id, for statements in which no `party` stands: a column such as `record.golden_id`.
 * Who sees everybody needs no look at each record: there may be a million.
 */
export function isSeen(
  actor: Pick<Actor, "userId" | "scope" | "teamId">,
  goldenId: string,
): RawBuilder<boolean> {
  return actor.scope === "all"
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from party where party.party_id = ${sql.ref(goldenId)} and ${visibleParties(actor)})`;
}
