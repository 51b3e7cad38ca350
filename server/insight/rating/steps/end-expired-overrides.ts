import { systemActor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { recordMany } from "../../../plumbing/events.ts";

/** Ends the letters that persons set and whose last day has passed. The run in whose transaction this is has rated without them. */
export async function endExpiredOverrides(tx: Tx, today: string): Promise<void> {
  const ended = await tx.sql<{ partyId: string; rating: string; untilOn: string }>`
    update rating_override
    set ended_at = ${tx.now}, ended_how = 'expired'
    where ended_at is null and until_on < ${today}::date
    returning party_id as "partyId", rating, until_on as "untilOn"`;
  if (ended.length === 0) return;
  await recordMany(
    tx,
    systemActor("job"),
    { name: "rating.override_ended", subjectKind: "party" },
    ended.map(({ partyId, rating, untilOn }) => ({
      subjectId: partyId,
      partyId,
      differences: { set_rating: { from: rating, to: null }, until: { from: untilOn, to: null } },
    })),
  );
}
