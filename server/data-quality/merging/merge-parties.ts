import type * as dataQuality from "../../../contract/data-quality.ts";
import { keepAs } from "../../customers/keep-as.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { recordMany } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { settlePairs } from "../duplicates/settle-pairs.ts";
import { askForFiguresOf } from "./figures-soon.ts";
import { findMergeable } from "./find-mergeable.ts";
import { oneAtATime } from "./one-at-a-time.ts";

type Moved = { memberId: string; partyId: string };

/** Keeps records as another one. Only edges change: one row for each record, and what was merged and why beside it. */
export async function mergeParties({ tx, actor, input }: Call<typeof dataQuality.mergeParties>) {
  await oneAtATime(tx);
  const { golden, members } = await findMergeable(tx, actor, input.partyId, input.memberIds);
  const memberIds = members.map((member) => member.partyId);
  const moved = members.flatMap(({ partyId: memberId, recordIds }) =>
    recordIds.map((partyId) => ({ memberId, partyId })),
  );
  const mergeId = newId(tx.now.getTime());
  await noteMerge(tx, actor, { mergeId, goldenId: golden.partyId, moved, input });
  const ids = moved.map((one) => one.partyId);
  await keepAs(tx, ids, { former: memberIds, goldenId: golden.partyId });
  await settlePairs(tx, [golden.partyId]);
  await askForFiguresOf(tx, actor, [golden.partyId, ...memberIds]);
  await recordMany(
    tx,
    actor,
    { name: "party.merged", subjectKind: "party" },
    memberIds.flatMap((memberId) => {
      const differences = { goldenId: { from: memberId, to: golden.partyId } };
      return [memberId, golden.partyId].map((partyId) => ({ subjectId: memberId, partyId, differences }));
    }),
  );
  return { mergeId, goldenId: golden.partyId, moved: ids };
}

async function noteMerge(
  tx: Tx,
  actor: Actor,
  merge: {
    mergeId: string;
    goldenId: string;
    moved: readonly Moved[];
    input: Call<typeof dataQuality.mergeParties>["input"];
  },
): Promise<void> {
  const rows = [...Map.groupBy(merge.moved, (one) => one.memberId)].map(([memberId, records]) => ({
    memberId,
    moved: records.map(({ partyId }) => ({ partyId, goldenId: memberId })),
  }));
  await tx.prepared`
    insert into merge_event (
      party_id, merge_id, golden_id, moved, reason, evidence, merged_at, merged_by, merged_by_name
    )
    select "memberId", ${merge.mergeId}::uuid, ${merge.goldenId}::uuid, moved, ${merge.input.reason ?? null}::text,
      ${JSON.stringify(merge.input.evidence ?? [])}::jsonb, ${tx.now}::timestamptz, ${actor.userId}::uuid, ${actor.name}::text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made ("memberId" uuid, moved jsonb)`;
}
