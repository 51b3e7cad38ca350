import { systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Difference, recordMany } from "../../plumbing/events.ts";

type Move = {
  goldenId: string;
  from: string;
  to: string;
  sentence: string;
  plain: string;
  way: string;
  version: number;
};

/** An event for each rating that moved, as saveFigures left them; in batches, since a new policy may move a million. */
export async function recordMoves(tx: Tx, runId: string): Promise<void> {
  await tx.sql`declare rating_move no scroll cursor for
    select golden_id as "goldenId", rating_from as "from", rating_to as "to", rating_words(sentence, kept) as sentence,
      sentence_plain as plain, way, policy_version as version
    from moved join party_value as kept using (golden_id) order by golden_id`;
  for (;;) {
    const moves = await tx.sql<Move>`fetch 5000 from rating_move`;
    if (moves.length === 0) break;
    await recordMany(
      tx,
      systemActor("job"),
      { name: "rating.changed", subjectKind: "party", runId },
      moves.map(({ goldenId, ...move }) => ({
        subjectId: goldenId,
        partyId: goldenId,
        differences: moveDifferences(move),
      })),
    );
  }
  await tx.sql`close rating_move`;
}

/** How a moved rating stands in its event: with the sentence as said that day, once without any figure of money. */
export function moveDifferences(move: Omit<Move, "goldenId">): Record<string, Difference> {
  return {
    rating: { from: move.from, to: move.to },
    rating_sentence: { from: null, to: move.sentence },
    rating_sentence_plain: { from: null, to: move.plain },
    by: { from: null, to: move.way },
    policy_version: { from: null, to: move.version },
  };
}
