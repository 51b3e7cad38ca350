import { sql } from "kysely";
import type * as rating from "../../../../contract/insight/rating.ts";
import { touchCustomers } from "../../../customers/touch-customers.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { type Difference, recordMany } from "../../../plumbing/events.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { moveDifferences } from "../../figures/record-moves.ts";
import { todayOf } from "../../figures/value-window.ts";
import { keepRunsAway } from "../../figures-lock.ts";
import { proposalFilter } from "./proposal-filter.ts";

type Decided = {
  goldenId: string;
  from: string;
  to: string;
  sentence: string;
  plain: string;
  version: number;
};

/**
 * Accepts or declines proposed ratings, all that were meant or none: who chose from a list that has changed since looks at
 * it again.
 */
export async function decideProposals({ tx, actor, input }: Call<typeof rating.decideProposals>) {
  await keepRunsAway(tx);
  const isChosen = input.proposalIds
    ? sql`proposal.proposal_id = any(${input.proposalIds}::uuid[])`
    : proposalFilter(input.all ?? {});
  await tx.sql`
    create temporary table decided on commit drop as
    select proposal.party_id as golden_id, proposal.proposal_id
    from rating_proposal as proposal
    join party on party.party_id = proposal.party_id and ${visibleParties(actor)}
    join party_value as kept on kept.golden_id = proposal.party_id
      and kept.rating = proposal.rating_from and kept.rating_computed = proposal.rating_to
    where proposal.state = 'open' and ${isChosen}`;
  const [{ count } = { count: 0 }] = await tx.sql<{ count: number }>`select count(*) as count from decided`;
  const missing = new Set(input.proposalIds).size - count;
  if (input.proposalIds && missing > 0) refuse("proposals_decided", { count: missing });
  await tx.sql`
    update rating_proposal as proposal
    set state = ${input.decision === "accept" ? "accepted" : "declined"}, decided_by = ${actor.userId},
      decided_by_name = ${actor.name}, decided_at = ${tx.now}, decided_on = ${await todayOf(tx)}::date,
      reason = ${input.reason === "" ? null : input.reason}
    from decided
    where proposal.party_id = decided.golden_id and proposal.proposal_id = decided.proposal_id`;
  if (input.decision === "accept") await putInForce(tx);
  await recordDecisions(tx, actor, input);
  await tx.sql`drop table decided`;
  return { decided: count };
}

async function putInForce(tx: Tx): Promise<void> {
  await touchCustomers(tx, sql`select golden_id as party_id from decided`);
  await tx.sql`
    update party_value as kept
    set rating_before = kept.rating, rating = proposal.rating_to, rating_by = 'proposal', rated_on = proposal.decided_on,
      rating_sentence = proposal.sentence, rating_sentence_plain = proposal.sentence_plain,
      rating_policy_version = proposal.policy_version,
      rating_computed = null, rating_computed_sentence = null, rating_computed_sentence_plain = null
    from decided
    join rating_proposal as proposal on proposal.party_id = decided.golden_id and proposal.proposal_id = decided.proposal_id
    where kept.golden_id = decided.golden_id`;
}

async function recordDecisions(
  tx: Tx,
  actor: Actor,
  { decision, reason }: { decision: "accept" | "decline"; reason: string },
): Promise<void> {
  const name = decision === "accept" ? "rating.changed" : "rating.proposal_declined";
  const given: Record<string, Difference> = reason === "" ? {} : { reason: { from: null, to: reason } };
  await tx.sql`declare decision no scroll cursor for
    select proposal.party_id as "goldenId", rating_from as "from", rating_to as "to", sentence, sentence_plain as plain,
      policy_version as version
    from decided
    join rating_proposal as proposal on proposal.party_id = decided.golden_id and proposal.proposal_id = decided.proposal_id
    order by 1`;
  for (;;) {
    const some = await tx.sql<Decided>`fetch 5000 from decision`;
    if (some.length === 0) break;
    await recordMany(
      tx,
      actor,
      { name, subjectKind: "party" },
      some.map(({ goldenId, ...move }) => ({
        subjectId: goldenId,
        partyId: goldenId,
        differences: { ...moveDifferences({ ...move, way: "proposal" }), ...given },
      })),
    );
  }
  await tx.sql`close decision`;
}
