import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { shownName } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";

type Row = OutputOf<typeof dataQuality.listWorkplaceDecisions>["rows"][number];

const Mark = z.tuple([z.uuid()]);

/** What was decided together, the newest first; of people whom the actor sees. */
export async function listWorkplaceDecisions({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listWorkplaceDecisions>) {
  const mark = decodeCursor(input.cursor, Mark);
  const rows = await tx.sql<Row>`
    select said.decision_id as "decisionId",
      count(*) filter (where said.decision = 'moved') as moved,
      count(*) filter (where said.decision = 'left') as left,
      count(*) filter (where said.decision = 'right') as right,
      (array_agg(${shownName()} order by ${shownName()}))[1:3] as names,
      min(said.decided_at) as "decidedAt", min(said.decided_by_name) as "decidedByName",
      min(said.taken_back_at) as "takenBackAt"
    from workplace_decision as said
    join party as record on record.party_id = said.party_id
    join party on party.party_id = record.golden_id
    where ${visibleParties(actor)} and ${mark ? sql<boolean>`said.decision_id < ${mark[0]}::uuid` : sql<boolean>`true`}
    group by said.decision_id
    order by said.decision_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.decisionId]);
}
