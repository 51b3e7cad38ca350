import { systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { recordMany } from "../../plumbing/events.ts";

type Move = { goldenId: string; from: string; to: string; reason: string };

/** An event for each rating that moved, as saveFigures left them; in batches, since a new policy may move a million. */
export async function recordMoves(tx: Tx, runId: string): Promise<void> {
  await tx.sql`declare rating_move no scroll cursor for
    select golden_id as "goldenId", rating_from as "from", rating_to as "to", reason from moved order by golden_id`;
  for (;;) {
    const moves = await tx.sql<Move>`fetch 5000 from rating_move`;
    if (moves.length === 0) break;
    await recordMany(
      tx,
      systemActor("job"),
      { name: "rating.changed", subjectKind: "party", runId },
      moves.map(({ goldenId, from, to, reason }) => ({
        subjectId: goldenId,
        partyId: goldenId,
        differences: { rating: { from, to }, reason: { from: null, to: reason } },
      })),
    );
  }
  await tx.sql`close rating_move`;
}
