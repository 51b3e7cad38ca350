import { sql } from "kysely";

/** A rating set by hand as the API shows it; with the customer's `party_value kept` and `party`. */
export const overrideColumns = sql`
  rating_override.override_id as "overrideId", party.party_id as "partyId", rating_override.rating as letter,
  case
    when rating_override.ended_at is null then coalesce(kept.rating_computed, rating_override.computed_rating)
    else rating_override.computed_rating
  end as computed,
  rating_override.reason, rating_override.until_on as until, rating_override.set_by_name as "setBy",
  rating_override.set_at as "setAt", rating_override.ended_at as "endedAt", rating_override.ended_how as "endedHow",
  rating_override.ended_by_name as "endedBy", rating_override.ended_reason as "endedReason"`;
