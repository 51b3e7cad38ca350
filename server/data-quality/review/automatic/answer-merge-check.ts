import type * as dataQuality from "../../../../contract/data-quality.ts";
import { seekParty } from "../../../customers/find-party.ts";
import type { Call } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { decidePair } from "../../merging/decide-pair.ts";
import { oneAtATime } from "../../merging/one-at-a-time.ts";
import { unmergeParty } from "../../merging/unmerge-party.ts";

/** Keeps whether a merge was right. A wrong one is taken apart, and its two records are decided to be different. */
export async function answerMergeCheck({ tx, actor, input }: Call<typeof dataQuality.answerMergeCheck>) {
  const { mergedId, mergeId, wasRight } = input;
  await oneAtATime(tx);
  if ((await seekParty(tx, actor, mergedId)) === undefined) refuse("not_found");
  const [asked] = await tx.sql<{ oneId: string; otherId: string; byName: string | null; stands: boolean }>`
    select asked.one_id as "oneId", asked.other_id as "otherId", asked.checked_by_name as "byName",
      merged.undone_at is null as stands
    from merge_check as asked
    join merge_event as merged on merged.party_id = asked.party_id and merged.merge_id = asked.merge_id
    where asked.party_id = ${mergedId} and asked.merge_id = ${mergeId}`;
  if (asked === undefined) refuse("not_found");
  if (asked.byName !== null) refuse("merge_checked", { byName: asked.byName });
  await tx.sql`
    update merge_check
    set checked_at = ${tx.now}, checked_by = ${actor.userId}, checked_by_name = ${actor.name}, was_right = ${wasRight}
    where party_id = ${mergedId} and merge_id = ${mergeId}`;
  // Somebody may have taken it apart by other means meanwhile.
  if (!wasRight && asked.stands) {
    await unmergeParty({ tx, actor, input: { partyId: mergedId } });
    await decidePair({
      tx,
      actor,
      input: { partyId: asked.oneId, otherPartyId: asked.otherId, decision: "different" },
    });
  }
  await record(tx, actor, {
    name: "merge.checked",
    subjectKind: "party",
    subjectId: mergedId,
    partyId: mergedId,
    differences: { wasRight: { from: null, to: wasRight } },
  });
  return { mergedId };
}
