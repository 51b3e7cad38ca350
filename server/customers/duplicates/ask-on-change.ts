import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { askAtTheDoor, type LetPass } from "./ask-at-the-door.ts";
import { writeKeys } from "./keys/keep-keys.ts";
import { readRecords } from "./known-records.ts";
import { type Duplicate, lookForDuplicates } from "./look-for-duplicates.ts";

const strength: Readonly<Record<Duplicate["band"], number>> = { possible: 1, likely: 2, sure: 3 };

/**
 * Carries out a change of who a party is or how it is reached, and asks about what it became: a mail address that is
 * another record's is a second record coming about. What it looked like before, the change is not answerable for.
 * The party's row is locked, its keys are kept.
 */
export async function askOnChange<T>(
  tx: Tx,
  actor: Actor,
  partyId: string,
  anyway: { reason: string } | undefined,
  change: () => Promise<T>,
): Promise<{ changed: T; passed: LetPass }> {
  await tx.prepared`select from party where party_id = ${partyId} for no key update`;
  const [before] = await readRecords(tx, [partyId]);
  const changed = await change();
  const [after] = await readRecords(tx, [partyId]);
  if (before === undefined || after === undefined) throw new Error("The party was locked a moment ago.");
  const passed = await askAtTheDoor(tx, actor, after, {
    anyway,
    without: partyId,
    found: async (duplicates) => {
      const former = await lookForDuplicates(tx, actor, before, { without: partyId });
      const known = new Map(former.map((one) => [one.partyId, strength[one.band]]));
      return duplicates.filter((one) => strength[one.band] > (known.get(one.partyId) ?? 0));
    },
  });
  await writeKeys(tx, [partyId], [after]);
  return { changed, passed };
}
