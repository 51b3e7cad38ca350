import { type EntryKey, entryKeys } from "../../matching/entry-keys.ts";
import type { KnownRecord } from "../../matching/known-record.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Difference } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { answerTo, duplicatePolicyOf } from "./duplicate-policy.ts";
import { type Duplicate, lookForDuplicates } from "./look-for-duplicates.ts";

/** What was found and let pass, for the history. */
export type LetPass = { reason: string; duplicates: readonly Duplicate[] } | null;

/**
 * Asks whether a record that is about to be written is here already, and refuses as the policy says: with the records found
 * in the refusal. Two desks that enter the same at once come one after the other, since who meets shares a key and waits
 * for it; the second finds what the first has written.
 * @param anyway why it is written all the same
 * @param without the party itself, when it is being changed
 * @param found narrows what was found to what the change is answerable for
 */
export async function askAtTheDoor(
  tx: Tx,
  actor: Actor,
  entry: KnownRecord,
  options: {
    anyway?: { reason: string } | undefined;
    without?: string | null;
    found?: (duplicates: readonly Duplicate[]) => Promise<readonly Duplicate[]>;
  } = {},
): Promise<LetPass> {
  const keys = entryKeys(entry);
  await lockKeys(tx, keys);
  const all = await lookForDuplicates(tx, actor, entry, { keys, without: options.without ?? null });
  const duplicates = all.length > 0 && options.found ? await options.found(all) : all;
  const [likeliest] = duplicates;
  if (likeliest === undefined) return null;
  const answer = answerTo(await duplicatePolicyOf(tx), actor.role, entry.kind, duplicates);
  if (answer === "block") refuse("party_duplicate_blocked", detailsOf(likeliest, duplicates));
  if (answer !== "reason") return null;
  if (options.anyway === undefined) refuse("party_duplicate", detailsOf(likeliest, duplicates));
  return { reason: options.anyway.reason, duplicates };
}

const detailsOf = ({ name, partyId }: Duplicate, duplicates: readonly Duplicate[]) => ({
  name,
  partyId,
  duplicates,
});

/** What the history keeps of a record that was entered although others look like it. */
export function letPass(passed: LetPass): Record<string, Difference> {
  if (passed === null) return {};
  const { reason, duplicates } = passed;
  return {
    reason: { from: null, to: reason },
    duplicates: { from: null, to: duplicates.map(({ partyId }) => partyId) },
  };
}

/** Held to the end of the transaction; in one order, so that no two wait for each other. */
async function lockKeys(tx: Tx, keys: readonly EntryKey[]): Promise<void> {
  await tx.prepared`
    select pg_advisory_xact_lock(key)
    from (
      select key from unnest(${keys.map(({ key }) => key)}::bigint[]) as asked (key) order by key
    ) as ordered`;
}
