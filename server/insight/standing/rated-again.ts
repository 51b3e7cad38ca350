import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import type { RatingPolicy } from "../rating/rating-policy.ts";
import { recallMore } from "../rating/steps/recall-ratings.ts";
import { rfmCode, rfmScores } from "../rfm/score-rfm.ts";

/**
 * Those of whom nothing changed and whose rating or scores may change all the same, in `rated_again`: their class's limits or
 * their group's middle passed them by, others passed them, another letter than the policy's is in force. Some too many do no
 * harm: the rule, asked again with the same inputs, answers the same. Wants compareCustomers, scoreRfm and judgeFit, and
 * usual_value as the last run kept it.
 * @param isEverybody whether the base of all ratings is taken from another figure than before
 * @param isPartial whether all of whom fit was judged are judged anew already
 */
export async function chooseRatedAgain(
  tx: Tx,
  policy: RatingPolicy & { version: number },
  { isEverybody, isPartial }: { isEverybody: boolean; isPartial: boolean },
): Promise<void> {
  await noteWhatMoved(tx);
  await tx.sql`
    create unlogged table rated_again as
    select golden_id
    from place
    cross join rfm_limit
    cross join lateral (select ${rfmScores}) as score
    left join discount_moved on discount_moved.segment = place.segment
      and discount_moved.product_group = coalesce(place.product_group, '')
      and discount_moved.has_group = (place.product_group is not null)
    left join limit_moved on limit_moved.base = place.base
    where not is_fresh and (
      ${isEverybody}::boolean
      or place.base <> kept_base
      or is_settled
      or place.bought_all > 0 and kept_rfm is distinct from ${rfmCode(sql`score`)}
      ${sql.join(
        passed(policy).map((condition) => sql`or ${condition}`),
        sql` `,
      )}
    )
    union
    select party.golden_id
    from rating_override
    join party using (party_id)
    join place on place.golden_id = party.golden_id and not place.is_fresh
    where rating_override.ended_at is null
    ${isPartial ? sql`` : fitMoved}`;
  await tx.sql`create unique index on rated_again (golden_id)`;
  await tx.sql`analyze rated_again`;
  await recallMore(tx, policy);
}

const fitMoved = sql`
  union
  select golden_id
  from fit
  join place using (golden_id)
  join party_value as kept using (golden_id)
  where not is_fresh and (kept.fit_type, kept.fit_sentence) is distinct from (fit.fit_type, fit.fit_sentence)`;

/** The few groups and classes of which what is usual is another than the last run kept: everybody is held against them once. */
async function noteWhatMoved(tx: Tx): Promise<void> {
  // A few groups: hashing them saves putting everybody in their order.
  await tx.sql`set local enable_hashagg = on`;
  await tx.sql`
    create unlogged table discount_moved as
    select place.segment, coalesce(place.product_group, '') as product_group, place.product_group is not null as has_group, before, now
    from (select distinct segment, product_group from place) as place
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
    where before is distinct from now`;
  await tx.sql`set local enable_hashagg = off`;
  await tx.sql`
    create unlogged table limit_moved as
    select
      class_limit.base,
      contacts.value as contacts_before, contacts_limit as contacts_now, contacts.value is distinct from contacts_limit as contacts_moved,
      returns.value as returns_before, returns_limit as returns_now, returns.value is distinct from returns_limit as returns_moved
    from class_limit
    left join usual_value as contacts on contacts.name = 'contacts' and contacts.rating_base = class_limit.base
    left join usual_value as returns on returns.name = 'returns' and returns.rating_base = class_limit.base
    where contacts.value is distinct from contacts_limit or returns.value is distinct from returns_limit`;
  await tx.sql`analyze discount_moved, limit_moved`;
}

/** A little wider than the way a limit went, for the rule reckons in floating point. */
const margin = sql`1e-9`;

/** Whether a limit passed a row of `place` by, for each signal that is on. */
function passed(policy: RatingPolicy): RawBuilder<unknown>[] {
  const { signals } = policy;
  return [
    ...(signals.discountPoints.isOn ? [passedDiscount(policy)] : []),
    ...(signals.contactsPerThousand.isOn ? [passedLimit("contacts", "contacts_per_thousand", policy)] : []),
    ...(signals.returns.isOn ? [passedLimit("returns", "returns_counted", policy)] : []),
  ];
}

function passedDiscount(policy: RatingPolicy): RawBuilder<unknown> {
  const [before, now] = [sql`discount_moved.before`, sql`discount_moved.now`];
  return sql`
    discount_moved.segment is not null and discount_share is not null
      and (
        ${before} is null
        or ${now} is null
        or ${sql.join(
          factorsOf(policy).map((factor) => {
            const points = sql`${policy.signals.discountPoints.limit * factor}::float8`;
            return sql`discount_share::float8 between least(${before}, ${now}) + ${points} - ${margin} and greatest(${before}, ${now}) + ${points} + ${margin}`;
          }),
          sql` or `,
        )}
      )`;
}

function passedLimit(
  limit: "contacts" | "returns",
  figure: "contacts_per_thousand" | "returns_counted",
  policy: RatingPolicy,
): RawBuilder<unknown> {
  const [before, now] = [sql.ref(`limit_moved.${limit}_before`), sql.ref(`limit_moved.${limit}_now`)];
  return sql`
    ${sql.ref(`limit_moved.${limit}_moved`)} and ${sql.ref(figure)} is not null
      and (
        ${before} is null
        or ${now} is null
        or ${sql.join(
          factorsOf(policy).map(
            (factor) => sql`
              ${sql.ref(figure)}::float8 between least(${before}, ${now}) * ${factor}::float8 * (1 - ${margin})
                and greatest(${before}, ${now}) * ${factor}::float8 * (1 + ${margin})`,
          ),
          sql` or `,
        )}
      )`;
}

/** A limit counts as it is, and lowered for who has to miss it by more to come back. */
function factorsOf({ changes }: RatingPolicy): number[] {
  return [1, 1 - changes.comeBack];
}
