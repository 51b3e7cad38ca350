import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import type * as rating from "../../../../contract/insight/rating.ts";
import { shownName } from "../../../customers/party-columns.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { proposalFilter } from "./proposal-filter.ts";

type Row = OutputOf<typeof rating.listProposals>["rows"][number] & { revenue: string };

/** Proposed changes of ratings: the open ones, or what became of earlier ones; the largest customers by revenue first. */
export async function listProposals({ tx, actor, input }: Call<typeof rating.listProposals>) {
  const last = decodeCursor(input.cursor, z.tuple([z.string(), z.uuid()]));
  const revenue = sql`(proposal.figures_after ->> 'revenue')::numeric`;
  const after = last
    ? afterKeys([
        { column: revenue, direction: "desc", value: last[0] },
        { column: sql`proposal.proposal_id`, direction: "desc", value: last[1] },
      ])
    : sql`true`;
  const found = sql`
    from rating_proposal as proposal
    join party on party.party_id = proposal.party_id
    where proposal.state = ${input.state} and ${visibleParties(actor)} and ${proposalFilter(input)}`;
  const [total] = await tx.sql<{ count: number }>`select count(*) as count ${found}`;
  const rows = await tx.sql<Row>`
    select
      proposal.proposal_id as "proposalId", party.party_id as "partyId", ${shownName()} as name, party.kind,
      (select name from user_account where user_id = party.owner_id) as owner,
      proposal.rating_from as "from", proposal.rating_to as "to", proposal.sentence,
      proposal.sentence_plain as "sentencePlain", proposal.figures_before as before, proposal.figures_after as after,
      proposal.policy_version as "policyVersion", proposal.proposed_on as "proposedOn", proposal.state,
      proposal.decided_by_name as "decidedBy", proposal.decided_on as "decidedOn", proposal.reason,
      ${revenue} as revenue
    ${found} and ${after}
    order by ${revenue} desc, proposal.proposal_id desc
    limit ${input.limit + 1}`;
  const page = pageOf(rows, input.limit, (row) => [row.revenue, row.proposalId]);
  return { ...page, rows: page.rows.map(({ revenue: _, ...row }) => row), count: total?.count ?? 0 };
}
