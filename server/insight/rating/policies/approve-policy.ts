import type * as rating from "../../../../contract/insight/rating.ts";
import { approvePolicyDraft, versionsOfPolicy } from "../../../administration/policies.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { todayOf } from "../../figures/value-window.ts";
import { requireApprover } from "../../may-approve.ts";
import { askForRecompute } from "../../recompute.ts";

/**
 * Puts the draft in force from a day on, by somebody else than who wrote it, as the workspace's rule says. When that is today the values are computed anew at once; a later day is found by
 * the nightly run.
 */
export async function approvePolicy({ tx, actor, input }: Call<typeof rating.approvePolicy>) {
  const today = await todayOf(tx);
  if (input.validFrom < today) refuse("day_past");
  const draft = (await versionsOfPolicy(tx, input.kind)).find((one) => one.isDraft);
  if (draft !== undefined) await requireApprover(tx, actor, "policy.approve", draft.draftedById);
  const { version } = await approvePolicyDraft(tx, actor, input.kind, input);
  const isRated = input.kind !== "duplicate";
  return { version, runId: isRated && input.validFrom === today ? await askForRecompute(tx, actor) : null };
}
