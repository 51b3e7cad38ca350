import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/db.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { recallMore } from "../rating/steps/recall-ratings.ts";
import { rfmScores } from "../rfm/score-rfm.ts";

/**
 * Those of whom nothing changed and whose rating or scores may change all the same, in `rated_again`: their class's limits or
 * their group's middle passed them by, others passed them, another letter than the policy's is in force. Some too many do no
 * harm: the rule, asked again with the same inputs, answers the same. Wants compareCustomers, scoreRfm and judgeFit, and
 * usual_value as the last run kept it.
 * @param isEverybody whether the base of all ratings is taken from another figure than before
 */
export async function chooseRatedAgain(
  tx: Tx,
  policy: RatingPolicy & { version: number },
  isEverybody: boolean,
): Promise<void> {
  const { signals } = policy;
  const passed = [
    ...(signals.discountPoints.isOn ? [passedDiscount(policy)] : []),
    ...(signals.contactsPerThousand.isOn ? [passedLimit("contacts", "contacts_per_thousand", policy)] : []),
    ...(signals.returns.isOn ? [passedLimit("returns", "returns_counted", policy)] : []),
  ];
  await tx.sql`
    create unlogged table rated_again as
    select golden_id from place where not is_fresh and (${isEverybody}::boolean or base <> kept_base or is_settled)
    union
    select party.golden_id
    from rating_override
    join party using (party_id)
    join place on place.golden_id = party.golden_id and not place.is_fresh
    where rating_override.ended_at is null
    union
    select golden_id
    from (${rfmScores}) as score
    join place using (golden_id)
    where not is_fresh and kept_rfm is distinct from array[rfm_recency, rfm_frequency, rfm_monetary]
    union
    select golden_id
    from fit
    join place using (golden_id)
    join party_value as kept using (golden_id)
    where not is_fresh and (kept.fit_type, kept.fit_sentence) is distinct from (fit.fit_type, fit.fit_sentence)
    ${sql.join(
      passed.map((query) => sql`union ${query}`),
      sql` `,
    )}`;
  await tx.sql`create unique index on rated_again (golden_id)`;
  await tx.sql`analyze rated_again`;
  await recallMore(tx, policy);
}

/** A little wider than the way a limit went, for the rule reckons in floating point. */
const margin = sql`1e-9`;

function passedDiscount(policy: RatingPolicy): RawBuilder<unknown> {
  return sql`
    select golden_id
    from place
    left join group_middle as own_group
      on own_group.segment = place.segment and own_group.product_group = place.product_group and not own_group.is_any_product
    left join group_middle as own_segment on own_segment.segment = place.segment and own_segment.is_any_product
    left join group_middle as everybody on everybody.segment is null
    left join usual_value as was_group
      on was_group.name = 'discount' and was_group.segment = place.segment and was_group.product_group = place.product_group
    left join usual_value as was_segment
      on was_segment.name = 'discount' and was_segment.segment = place.segment and was_segment.product_group is null
    left join usual_value as was_all on was_all.name = 'discount' and was_all.segment is null
    cross join lateral (
      select
        coalesce(was_group.value, was_segment.value, was_all.value) as before,
        coalesce(own_group.discount_usual, own_segment.discount_usual, everybody.discount_usual) as now
    ) as usual
    where not is_fresh and discount_share is not null and before is distinct from now
      and (
        before is null
        or now is null
        or ${sql.join(
          factorsOf(policy).map((factor) => {
            const points = sql`${policy.signals.discountPoints.limit * factor}::float8`;
            return sql`discount_share::float8 between least(before, now) + ${points} - ${margin} and greatest(before, now) + ${points} + ${margin}`;
          }),
          sql` or `,
        )}
      )`;
}

function passedLimit(
  name: "contacts" | "returns",
  figure: "contacts_per_thousand" | "returns_counted",
  policy: RatingPolicy,
): RawBuilder<unknown> {
  return sql`
    select golden_id
    from place
    left join class_limit using (base)
    left join usual_value as was on was.name = ${name} and was.rating_base = place.base
    cross join lateral (select was.value as before, ${sql.ref(`${name}_limit`)} as now) as usual
    where not is_fresh and ${sql.ref(figure)} is not null and before is distinct from now
      and (
        before is null
        or now is null
        or ${sql.join(
          factorsOf(policy).map(
            (factor) => sql`
              ${sql.ref(figure)}::float8 between least(before, now) * ${factor}::float8 * (1 - ${margin})
                and greatest(before, now) * ${factor}::float8 * (1 + ${margin})`,
          ),
          sql` or `,
        )}
      )`;
}

/** A limit counts as it is, and lowered for who has to miss it by more to come back. */
function factorsOf({ changes }: RatingPolicy): number[] {
  return [1, 1 - changes.comeBack];
}
