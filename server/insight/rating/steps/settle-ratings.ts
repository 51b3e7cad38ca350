import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { RatingPolicy } from "../rating-policy.ts";

/**
 * Which letter is in force where it isn't simply what the policy says now: a person set one, a change is a proposal, or it
 * waits for the next quarter. In `settled`, a table of the run, with how each came about. Whoever
 * was not rated before gets the computed letter at once. A sentence that stays is filled in as it read until now: what it says
 * of the customer is of that day, and so is its place. Reads what rateCustomers left and the figures before this run.
 */
export async function settleRatings(
  tx: Tx,
  policy: RatingPolicy & { version: number },
  today: string,
): Promise<void> {
  const { mode, oncePerQuarter } = policy.changes;
  await holdingOverrides(tx, today);
  await tx.sql`
    create unlogged table settled as
    select
      rated.golden_id,
      case when is_set then holding.rating when is_held then kept.rating else rated.rating end as rating,
      case when is_set then 'override' when is_held then kept.rating_by else moved_by end as rating_by,
      case
        when is_set then holding.words || rated.sentence
        when is_held then rating_words(kept.rating_sentence, kept)
        else rated.sentence
      end as sentence,
      case
        when is_set then holding.words || rated.sentence_plain
        when is_held then kept.rating_sentence_plain
        else rated.sentence_plain
      end as sentence_plain,
      case when is_set or is_held then rated.rating end as computed,
      case when is_set or is_held then rated.sentence end as computed_sentence,
      case when is_set or is_held then rated.sentence_plain end as computed_sentence_plain,
      case when is_held then kept.rating_policy_version else ${policy.version}::integer end as policy_version,
      is_held and ${mode} = 'proposals' as is_proposed
    from rated
    left join party_value as kept using (golden_id)
    left join holding using (golden_id)
    cross join lateral (
      select
        holding.golden_id is not null as is_set,
        kept.rating <> rated.rating and kept.rating <> 'N' and rated.rating <> 'N' as is_change
    ) as state
    cross join lateral (
      select
        not is_set and is_change and kept.rating_by <> 'override' and (
          ${mode} = 'proposals'
          or ${oncePerQuarter}::boolean
            and kept.rating_by = 'policy'
            and kept.rating_policy_version = ${policy.version}::integer
            and date_trunc('quarter', kept.rated_on) = date_trunc('quarter', ${today}::date)
        ) as is_held,
        case
          when kept.rating_by = 'override' then 'override_end'
          when is_change then 'policy'
          else 'first'
        end as moved_by
    ) as way
    where is_set or is_change or kept.rating_by = 'override'`;
  await tx.sql`create unique index on settled (golden_id)`;
  await tx.sql`analyze settled`;
}

/** Letters that persons set, by the record their customer is kept as today; of several the newest. */
async function holdingOverrides(tx: Tx, today: string): Promise<void> {
  await tx.sql`
    create unlogged table holding as
    select distinct on (party.golden_id)
      party.golden_id,
      rating_override.rating,
      ${overrideWords} as words
    from rating_override
    join party using (party_id)
    where ended_at is null and until_on >= ${today}::date
    order by party.golden_id, set_at desc`;
}

/** What stands before the policy's own sentence while a person's letter holds. */
export const overrideWords = sql`
  rating_override.rating || '. Set by ' || rating_override.set_by_name || ' until '
  || to_char(rating_override.until_on, 'FMDD FMMonth YYYY') || ': '
  || rtrim(rating_override.reason, '. ') || '. By the policy: '`;
