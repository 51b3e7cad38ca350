import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { decidePairs } from "../../merging/decide-pair.ts";
import { decisionBetween } from "../undecided-pair.ts";
import { pairsBetween } from "./pairs-between.ts";

/**
 * Decides that each of some records is another one than each of others, wherever nothing was decided on two of them; refused
 * where nothing is left to decide.
 * @returns the first decision, and how many were made
 */
export async function keepApart(
  tx: Tx,
  actor: Actor,
  {
    partyIds,
    otherIds,
    reason,
  }: { partyIds: readonly string[]; otherIds: readonly string[]; reason: string | undefined },
): Promise<{ decisionId: string; decided: number }> {
  const between = await pairsBetween(tx, partyIds, otherIds);
  const open = between.filter(({ isDecided }) => !isDecided);
  const decided = await decidePairs(tx, actor, { pairs: open, decision: "different", reason });
  const [first] = decided;
  const [one] = between;
  if (first === undefined && one !== undefined)
    refuse("duplicate_decided", await decisionBetween(tx, one.goldenId, one.otherGoldenId));
  if (first === undefined) refuse("pair_kept_as_one");
  return { decisionId: first.decisionId, decided: decided.length };
}
