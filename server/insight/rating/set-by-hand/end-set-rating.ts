import type * as rating from "../../../../contract/insight/rating.ts";
import { findParty } from "../../../customers/find-party.ts";
import { touchCustomer } from "../../../customers/touch-customers.ts";
import type { Call } from "../../../plumbing/action.ts";
import { record } from "../../../plumbing/events.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { todayOf } from "../../figures/value-window.ts";
import { keepRunsAway } from "../../figures-lock.ts";
import { endHolding } from "./set-rating.ts";

/** Ends a rating that was set by hand before its day: the computed one is in force again at once. */
export async function endSetRating({ tx, actor, input }: Call<typeof rating.endSetRating>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  await keepRunsAway(tx);
  const ended = await endHolding(tx, actor, partyId, "by_person", input.reason);
  if (ended === undefined) refuse("override_missing");
  await touchCustomer(tx, partyId);
  const today = await todayOf(tx);
  const [now] = await tx.sql<{ rating: string }>`
    update party_value
    set rating_before = case when rating <> rating_computed then rating else rating_before end,
      rated_on = case when rating <> rating_computed then ${today}::date else rated_on end,
      rating = rating_computed, rating_sentence = rating_computed_sentence,
      rating_sentence_plain = rating_computed_sentence_plain, rating_by = 'override_end',
      rating_computed = null, rating_computed_sentence = null, rating_computed_sentence_plain = null
    where golden_id = ${partyId} and rating_computed is not null
    returning rating`;
  await record(tx, actor, {
    name: "rating.override_ended",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: {
      rating: { from: ended.rating, to: now?.rating ?? null },
      reason: { from: null, to: input.reason },
    },
  });
  return {};
}
