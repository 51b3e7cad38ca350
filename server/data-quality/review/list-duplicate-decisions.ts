import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { partyRef, recordRef } from "../../customers/party-columns.ts";
import { isSeen } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof dataQuality.listDuplicateDecisions>["rows"][number];

/** Of decisions made in one go one is listed: the first that still holds, else the first. */
const standsForItsGroup = sql<boolean>`(
  made.group_id is null or made.decision_id = (
    select beside.decision_id
    from pair_decision as beside
    where beside.group_id = made.group_id
    order by beside.taken_back_at is not null, beside.decision_id
    limit 1
  )
)`;

/** What was decided on pairs, by whichever door, the newest first. */
export async function listDuplicateDecisions({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listDuplicateDecisions>) {
  const { limit, mine = false } = input;
  const after = decodeCursor(input.cursor, z.tuple([z.string()]));
  const rows = await tx.sql<Row>`
    select made.decision_id as "decisionId", ${recordRef("one")} as party, ${recordRef("other")} as other, made.decision,
      made.reason, coalesce(go.together, 1) as together, coalesce(go.records, 2) as records, made.decided_at as "decidedAt",
      made.decided_by_name as "decidedByName", made.taken_back_at as "takenBackAt",
      made.taken_back_by_name as "takenBackByName",
      (
        select ${partyRef("kept")}
        from merge_event
        join party as kept on kept.party_id = merge_event.golden_id
        where merge_event.party_id = made.merged_id and merge_event.merge_id = made.merge_id
      ) as "keptAs",
      (
        select jsonb_build_object(
          'type', noted.type,
          'direction', case when from_one.golden_id = one.golden_id then noted.direction
            when noted.direction = 'from' then 'to' else 'from' end
        )
        from relationship as noted
        join party as from_one on from_one.party_id = noted.party_id
        where noted.party_id = made.related_id and noted.relationship_id = made.relationship_id
      ) as relationship
    from pair_decision as made
    join party as one on one.party_id = made.party_id
    join party as other on other.party_id = made.other_party_id
    left join lateral (
      select count(distinct beside.decision_id)::int as together, count(distinct side.party_id)::int as records
      from pair_decision as beside
      cross join lateral (values (beside.party_id), (beside.other_party_id)) as side (party_id)
      where beside.group_id = made.group_id and (beside.taken_back_at is null) = (made.taken_back_at is null)
    ) as go on made.group_id is not null
    where ${standsForItsGroup}
      and ${mine ? sql`made.decided_by = ${actor.userId}` : sql`true`}
      and ${after === undefined ? sql`true` : sql`made.decision_id < ${after[0]}::uuid`}
      and ${isSeen(actor, "one.golden_id")} and ${isSeen(actor, "other.golden_id")}
    order by made.decision_id desc
    limit ${limit + 1}`;
  return pageOf(rows, limit, (row) => [row.decisionId]);
}
