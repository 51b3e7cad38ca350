import type * as rating from "../../../../contract/insight/rating.ts";
import { findParty } from "../../../customers/find-party.ts";
import { touchCustomer } from "../../../customers/touch-customers.ts";
import type { Call } from "../../../plumbing/action.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { record } from "../../../plumbing/events.ts";
import { newId } from "../../../plumbing/ids.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { todayOf } from "../../figures/value-window.ts";
import { keepRunsAway } from "../../figures-lock.ts";
import { overrideWords } from "../steps/settle-ratings.ts";

/** Sets a customer's rating by hand until a day; one that holds already is replaced. The computed one stays beside it. */
export async function setRating({ tx, actor, input }: Call<typeof rating.setRating>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  await keepRunsAway(tx);
  const today = await todayOf(tx);
  if (input.until < today) refuse("day_past");
  const latest = await aYearFrom(tx, today);
  if (input.until > latest) refuse("rating_until_too_late", { latest });
  const [kept] = await tx.sql<{ rating: string; computed: string }>`
    select rating, coalesce(rating_computed, rating) as computed
    from party_value where golden_id = ${partyId} and is_customer
    for update`;
  if (kept === undefined) refuse("rating_missing");
  await endHolding(tx, actor, partyId, "replaced", null);
  const overrideId = newId(tx.now.getTime());
  await tx.sql`
    insert into rating_override (
      party_id, override_id, rating, reason, until_on, set_by, set_by_name, set_at, set_on, computed_rating
    )
    values (
      ${partyId}, ${overrideId}, ${input.letter}, ${input.reason}, ${input.until}::date, ${actor.userId}, ${actor.name},
      ${tx.now}, ${today}::date, ${kept.computed}
    )`;
  await withdrawProposal(tx, partyId, today);
  await putInForce(tx, partyId, overrideId, today);
  await record(tx, actor, {
    name: "rating.set",
    subjectKind: "party",
    subjectId: partyId,
    partyId,
    differences: {
      rating: { from: kept.rating, to: input.letter },
      reason: { from: null, to: input.reason },
      until: { from: null, to: input.until },
      computed: { from: null, to: kept.computed },
    },
  });
  return { overrideId };
}

/** Ends the letter that holds by hand, if any. */
export async function endHolding(
  tx: Tx,
  actor: Actor,
  partyId: string,
  how: "replaced" | "by_person",
  reason: string | null,
): Promise<{ rating: string } | undefined> {
  const [ended] = await tx.sql<{ rating: string }>`
    update rating_override
    set ended_at = ${tx.now}, ended_how = ${how}, ended_by = ${actor.userId}, ended_by_name = ${actor.name},
      ended_reason = ${reason}
    where ended_at is null and party_id in (select party_id from party where golden_id = ${partyId})
    returning rating`;
  return ended;
}

async function aYearFrom(tx: Tx, today: string): Promise<string> {
  const [row] = await tx.sql<{
    latest: string;
  }>`select (${today}::date + interval '12 months')::date as latest`;
  return row?.latest ?? today;
}

/** A change that was proposed is no question any more while a person's letter holds. */
async function withdrawProposal(tx: Tx, partyId: string, today: string): Promise<void> {
  await tx.sql`
    update rating_proposal
    set state = 'withdrawn', decided_at = ${tx.now}, decided_on = ${today}::date, reason = 'The rating was set by hand.'
    where party_id = ${partyId} and state = 'open'`;
}

async function putInForce(tx: Tx, partyId: string, overrideId: string, today: string): Promise<void> {
  await touchCustomer(tx, partyId);
  await tx.sql`
    update party_value as kept
    set rating_computed = coalesce(kept.rating_computed, kept.rating),
      rating_computed_sentence = coalesce(kept.rating_computed_sentence, kept.rating_sentence),
      rating_computed_sentence_plain = coalesce(kept.rating_computed_sentence_plain, kept.rating_sentence_plain),
      rating_sentence = ${overrideWords} || coalesce(kept.rating_computed_sentence, kept.rating_sentence),
      rating_sentence_plain = ${overrideWords} || coalesce(kept.rating_computed_sentence_plain, kept.rating_sentence_plain),
      rating_before = case when kept.rating <> rating_override.rating then kept.rating else kept.rating_before end,
      rated_on = case when kept.rating <> rating_override.rating then ${today}::date else kept.rated_on end,
      rating = rating_override.rating, rating_by = 'override'
    from rating_override
    where kept.golden_id = ${partyId} and rating_override.override_id = ${overrideId} and rating_override.party_id = ${partyId}`;
}
