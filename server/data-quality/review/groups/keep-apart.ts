import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { decidePairs } from "../../merging/decide-pair.ts";
import { refuseDecided } from "../undecided-pair.ts";
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
  if (first === undefined) {
    const [one = partyIds[0] ?? "", other = otherIds.find((id) => id !== one) ?? one] = between[0]
      ? [between[0].partyId, between[0].otherPartyId]
      : [];
    return refuseDecided(tx, one, other);
  }
  return { decisionId: first.decisionId, decided: decided.length };
}
