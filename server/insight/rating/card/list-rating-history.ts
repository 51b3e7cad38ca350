import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
import { findParty } from "../../../customers/find-party.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { membersOf } from "../../value/members-of.ts";

type Move = OutputOf<typeof rating.listRatingHistory>["rows"][number];

/** How a customer's rating moved, newest first, from the events of all records kept as one. */
export async function listRatingHistory({ tx, actor, input }: Call<typeof rating.listRatingHistory>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const last = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const after = last ? afterKeys([{ column: sql`event_id`, direction: "desc", value: last[0] }]) : sql`true`;
  const to = (field: string) => sql`differences #>> ${`{${field},to}`}::text[]`;
  const rows = await tx.sql<Move>`
    select
      event_id as "eventId", happened_at as "happenedAt", name,
      coalesce(differences #>> '{rating,from}', differences #>> '{set_rating,from}') as "from",
      ${to("rating")} as "to", ${to("by")} as by, actor_name as who,
      (${to("policy_version")})::integer as "policyVersion",
      -- Older events kept the sentence under this name.
      case when not (name = 'rating.changed' and ${to("rating_sentence")} is null) then ${to("reason")} end as reason,
      coalesce(${to("rating_sentence")}, case when name = 'rating.changed' then ${to("reason")} end) as sentence,
      ${to("rating_sentence_plain")} as "sentencePlain"
    from event
    where party_id = any(${await membersOf(tx, partyId)}::uuid[]) and name like 'rating.%' and ${after}
    order by event_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.eventId]);
}
