import type * as dataQuality from "../../../contract/data-quality.ts";
import { findParty } from "../../customers/find-party.ts";
import { keepAs } from "../../customers/keep-as.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { recordMany } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { settlePairs } from "../duplicates/settle-pairs.ts";
import { askForFiguresOf } from "./figures-soon.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/**
 * Takes a record out of the one it was merged into, whenever and whatever was merged in between: its own edge goes, and
 * it is kept as itself together with those whose edges lead to it. All others stay as they are.
 */
export async function unmergeParty({ tx, actor, input }: Call<typeof dataQuality.unmergeParty>) {
  await oneAtATime(tx);
  const { partyId: formerGoldenId } = await findParty(tx, actor, input.partyId);
  const [undone] = await tx.prepared<{ partyId: string; mergeId: string }>`
    update merge_event
    set undone_at = ${tx.now}, undone_by = ${actor.userId}, undone_by_name = ${actor.name},
      undone_reason = ${input.reason ?? null}
    where party_id = ${input.partyId} and undone_at is null
    returning party_id as "partyId", merge_id as "mergeId"`;
  if (undone === undefined) refuse("party_not_merged");
  const { partyId, mergeId } = undone;
  const moved = await treeBelow(tx, partyId);
  await keepAs(tx, moved, { former: [formerGoldenId], goldenId: partyId });
  await takeBackItsDecision(tx, actor, partyId, mergeId);
  await settlePairs(tx, [partyId, formerGoldenId]);
  await askForFiguresOf(tx, actor, [partyId, formerGoldenId]);
  const differences = { goldenId: { from: formerGoldenId, to: partyId } };
  await recordMany(
    tx,
    actor,
    { name: "party.unmerged", subjectKind: "party" },
    [partyId, formerGoldenId].map((whose) => ({ subjectId: partyId, partyId: whose, differences })),
  );
  return { partyId, formerGoldenId, moved };
}

/** A record and all whose edges lead to it. */
async function treeBelow(tx: Tx, partyId: string): Promise<string[]> {
  const rows = await tx.prepared<{ partyId: string }>`
    with recursive tree (party_id) as (
      select ${partyId}::uuid
      union
      select merge_event.party_id
      from tree
      join merge_event on merge_event.golden_id = tree.party_id and merge_event.undone_at is null
    )
    select party_id as "partyId" from tree order by party_id`;
  return rows.map((row) => row.partyId);
}

/** Who takes a merge apart says that the decision by which it was merged was wrong: it is asked about again. */
async function takeBackItsDecision(tx: Tx, actor: Actor, partyId: string, mergeId: string): Promise<void> {
  const taken = await tx.prepared<{ decisionId: string; one: string; other: string; decision: string }>`
    update pair_decision
    set taken_back_at = ${tx.now}, taken_back_by = ${actor.userId}, taken_back_by_name = ${actor.name}
    where merged_id = ${partyId} and merge_id = ${mergeId} and taken_back_at is null
    returning decision_id as "decisionId", party_id as one, other_party_id as other, decision`;
  await recordMany(
    tx,
    actor,
    { name: "pair.decision_taken_back", subjectKind: "pair_decision" },
    taken.flatMap(({ decisionId, one, other, decision }) =>
      [one, other].map((whose) => ({
        subjectId: decisionId,
        partyId: whose,
        differences: { decision: { from: decision, to: null } },
      })),
    ),
  );
}
