import { askForRecomputeSoon } from "../../insight/recompute.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/**
 * Asks for a value run where records that moved, or where they moved to and from, have figures: until it, those of a record that was
 * taken apart still stand with the other one.
 */
export async function askForFiguresOf(tx: Tx, actor: Actor, partyIds: readonly string[]): Promise<void> {
  const [asked] = await tx.prepared<{ haveFigures: boolean }>`
    select exists (
      select from party_value where golden_id = any(${[...partyIds]}::uuid[])
    ) as "haveFigures"`;
  if (asked?.haveFigures === true) await askForRecomputeSoon(tx, actor);
}
