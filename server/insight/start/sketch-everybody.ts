import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import { yearBefore } from "../value/window-of.ts";
import { isCounted, isShown, shownFigures } from "./shown-figures.ts";
import { moversMax, pointsMax, type Sketch } from "./sketch-figures.ts";

/**
 * What the sketch of everybody is made of, and counted on from by a run over those who changed. Amounts are decimal text, not
 * rounded. `movers` are all whose profit fell by more than `fellBeyond` says or rose by more than `roseBeyond`.
 */
export const SketchBasis = z.object({
  customers: z.number(),
  byRating: z.record(z.string(), z.number()),
  revenue: z.string(),
  covered: z.string(),
  profit: z.string(),
  losing: z.number(),
  losses: z.string(),
  before: z.string(),
  beforeCount: z.number(),
  movers: z.array(z.object({ goldenId: z.string(), profit: z.string(), before: z.string() })),
  fellBeyond: z.string(),
  roseBeyond: z.string(),
});

export type SketchBasis = z.infer<typeof SketchBasis>;

/** So many are kept of each direction, that some of them may move back. */
const moversKept = 100;

const nothing: SketchBasis = {
  customers: 0,
  byRating: {},
  revenue: "0",
  covered: "0",
  profit: "0",
  losing: 0,
  losses: "0",
  before: "0",
  beforeCount: 0,
  movers: [],
  fellBeyond: "0",
  roseBeyond: "0",
};

/**
 * What the start page says of all customers, as sketchFigures has it: added up, or counted on from what the last run kept. Wants the
 * marks of keepStanding; to count on, `stood` and `stands` of noteFigures.
 * @param kept null: everybody is added up
 */
export async function sketchEverybody(
  tx: Tx,
  window: Window,
  kept: SketchBasis | null,
): Promise<{ sketch: Sketch; basis: SketchBasis }> {
  const everybody = shownFigures(yearBefore(window));
  const moved = sql`(select 1 as times, * from stands union all select -1, * from stood)`;
  const sums = await addUp(
    tx,
    kept === null ? sql`(select 1 as times, * from (${everybody}) as one)` : moved,
    kept ?? nothing,
  );
  const movers =
    (kept === null ? null : await countMoversOn(tx, sums, kept)) ??
    (await findMovers(tx, sums, everybody, nothing));
  const basis = { ...sums, ...movers.kept };
  return { sketch: { ...(await shownOf(tx, basis)), movers: movers.shown }, basis };
}

type Sums = Omit<SketchBasis, "movers" | "fellBeyond" | "roseBeyond">;

/** @param rows the columns of shownFigures, and how many `times` each counts */
async function addUp(tx: Tx, rows: RawBuilder<unknown>, kept: SketchBasis): Promise<Sums> {
  const letters = await tx.sql<Omit<Sums, "byRating"> & { rating: string }>`
    select
      rating,
      coalesce(sum(times) filter (where profit is not null), 0)::bigint as customers,
      coalesce(sum(times * revenue), 0)::text as revenue,
      coalesce(sum(times * covered), 0)::text as covered,
      coalesce(sum(times * profit), 0)::text as profit,
      coalesce(sum(times) filter (where profit < 0), 0)::bigint as losing,
      coalesce(-sum(times * profit) filter (where profit < 0), 0)::text as losses,
      coalesce(sum(times * before), 0)::text as before,
      coalesce(sum(times) filter (where before is not null), 0)::bigint as "beforeCount"
    from ${rows} as one
    group by rating`;
  const byRating = { ...kept.byRating };
  for (const { rating, customers } of letters) {
    const count = (byRating[rating] ?? 0) + customers;
    if (count === 0) delete byRating[rating];
    else byRating[rating] = count;
  }
  const [sums] = await tx.sql<Omit<Sums, "byRating">>`
    select
      sum(customers)::bigint as customers,
      round(sum(revenue), 6)::text as revenue,
      round(sum(covered), 6)::text as covered,
      round(sum(profit), 6)::text as profit,
      sum(losing)::bigint as losing,
      round(sum(losses), 6)::text as losses,
      round(sum(before), 6)::text as before,
      sum("beforeCount")::bigint as "beforeCount"
    from jsonb_to_recordset(${JSON.stringify([kept, ...letters])}::jsonb) as part (
      customers bigint, revenue numeric, covered numeric, profit numeric, losing bigint, losses numeric, before numeric, "beforeCount" bigint
    )`;
  if (sums === undefined) throw new Error("An aggregate without a row.");
  return { ...sums, byRating };
}

type Movers = { shown: Sketch["movers"]; kept: Pick<SketchBasis, "movers" | "fellBeyond" | "roseBeyond"> };

/** @returns null where too few are left of those kept, or books reach back now that didn't */
async function countMoversOn(tx: Tx, sums: Sums, kept: SketchBasis): Promise<Movers | null> {
  if (sums.beforeCount > 0 !== kept.beforeCount > 0) return null;
  const movers = await findMovers(
    tx,
    sums,
    sql`
      select listed.*
      from jsonb_to_recordset(${JSON.stringify(kept.movers.map(({ goldenId, ...one }) => ({ ...one, golden_id: goldenId })))}::jsonb)
        as listed (golden_id uuid, profit numeric, before numeric)
      where golden_id not in (select golden_id from stood)
      union all
      select golden_id, profit, before from stands`,
    kept,
  );
  const count = (bound: string, isOne: (change: number) => boolean) =>
    Number(bound) === 0 || movers.shown.filter(({ change }) => isOne(Number(change))).length === moversMax;
  return count(kept.fellBeyond, (change) => change < 0) && count(kept.roseBeyond, (change) => change > 0)
    ? movers
    : null;
}

/** Those among some whose profit fell and rose by most, beyond what is kept of others. */
async function findMovers(
  tx: Tx,
  { beforeCount }: Sums,
  among: RawBuilder<unknown>,
  { fellBeyond, roseBeyond }: Pick<SketchBasis, "fellBeyond" | "roseBeyond">,
): Promise<Movers> {
  if (beforeCount === 0) return { shown: [], kept: { movers: [], fellBeyond: "0", roseBeyond: "0" } };
  const [row] = await tx.sql<{ shown: Sketch["movers"] } & Movers["kept"]>`
    with change as (
      select golden_id, profit, before, profit - before as change
      from (select golden_id, coalesce(profit, 0) as profit, coalesce(before, 0) as before from (${among}) as one) as known
    ),
    mover as materialized (
      (
        select *, row_number() over (order by change, golden_id) as place
        from change
        where change < ${fellBeyond}::numeric
        order by change, golden_id
        limit ${moversKept}
      )
      union all
      (
        select *, row_number() over (order by change desc, golden_id)
        from change
        where change > ${roseBeyond}::numeric
        order by change desc, golden_id
        limit ${moversKept}
      )
    ),
    beyond as (
      select
        coalesce(max(change) filter (where change < 0 and place = ${moversKept}), ${fellBeyond}::numeric) as fell,
        coalesce(min(change) filter (where change > 0 and place = ${moversKept}), ${roseBeyond}::numeric) as rose
      from mover
    )
    select
      coalesce(
        jsonb_agg(
          jsonb_build_object(
            'goldenId', golden_id, 'profit', round(profit, 2)::text, 'before', round(before, 2)::text, 'change', round(change, 2)::text
          )
          order by change, golden_id
        ) filter (where place <= ${moversMax}),
        '[]'
      ) as shown,
      coalesce(
        jsonb_agg(
          jsonb_build_object('goldenId', golden_id, 'profit', round(profit, 6)::text, 'before', round(before, 6)::text) order by change, golden_id
        ) filter (where change < fell or change > rose),
        '[]'
      ) as movers,
      coalesce(max(fell), ${fellBeyond}::numeric)::text as "fellBeyond",
      coalesce(max(rose), ${roseBeyond}::numeric)::text as "roseBeyond"
    from mover
    cross join beyond`;
  if (row === undefined) throw new Error("An aggregate without a row.");
  const { shown, ...kept } = row;
  return { shown, kept };
}

/** The sums rounded as they are shown, and the curve through its places. */
async function shownOf(tx: Tx, basis: SketchBasis): Promise<Omit<Sketch, "movers">> {
  const { customers, revenue, covered, profit, losing, losses, before, beforeCount } = basis;
  const fifth = Math.ceil(customers / 5);
  const step = Math.max(1, Math.ceil(customers / pointsMax));
  const [row] = await tx.sql<Omit<Sketch, "movers" | "customers" | "losing" | "byRating">>`
    with point as materialized (${curveThrough(customers, fifth, step)})
    select
      round(${revenue}::numeric, 2)::text as revenue,
      round(${profit}::numeric, 2)::text as profit,
      case when ${beforeCount}::bigint > 0 then round(${before}::numeric, 2)::text end as "profitBefore",
      ((select cumulated from point where place = ${fifth}::bigint) / nullif(greatest(${profit}::numeric, 0), 0))::float8 as "top20Share",
      round(${losses}::numeric, 2)::text as losses,
      (${covered}::numeric / nullif(${revenue}::numeric, 0))::float8 as coverage,
      coalesce(
        (
          select jsonb_agg(jsonb_build_object('customers', place, 'amount', round(cumulated, 2)::text) order by place)
          from point
        ),
        '[]'
      ) as curve`;
  if (row === undefined) throw new Error("A row of constants is missing.");
  const byRating = (["A", "B", "C", "N"] as const).flatMap((rating) => {
    const count = basis.byRating[rating];
    return count === undefined ? [] : [{ rating, count }];
  });
  return { ...row, customers, losing, byRating };
}

/**
 * What the best so many bring together: from the nearest mark on, those between are added, or taken off again. In no order among
 * equals, for these come to the same.
 */
function curveThrough(customers: number, fifth: number, step: number): RawBuilder<unknown> {
  const between = (which: RawBuilder<unknown>, order: RawBuilder<unknown>, count: RawBuilder<unknown>) => sql`
    (
      select coalesce(sum(profit), 0)
      from (
        select profit from party_value where ${isCounted} and ${isShown} and ${which} order by ${order} limit ${count}
      ) as between_them
    )`;
  return sql`
    select
      place,
      case
        when upper.place_above - place < place - coalesce(lower.place_above, 0) then
          upper.amount_above - ${between(sql`profit > upper.amount`, sql`profit`, sql`upper.place_above - place`)}
        else
          coalesce(lower.amount_above, 0)
            + ${between(sql`profit <= coalesce(lower.amount, 'infinity')`, sql`profit desc`, sql`place - coalesce(lower.place_above, 0)`)}
      end as cumulated
    from (
      select place from (values (1::bigint), (${fifth}::bigint), (${customers}::bigint)) as marked (place)
      union
      select generate_series(${step}::bigint, ${customers}::bigint, ${step}::bigint)
    ) as point
    left join lateral (
      select customers_above as place_above, amount, amount_above
      from value_mark
      where measure = 'profit' and customers_above < place
      order by customers_above desc
      limit 1
    ) as lower on true
    left join lateral (
      select customers_above as place_above, amount, amount_above
      from value_mark
      where measure = 'profit' and customers_above >= place
      order by customers_above
      limit 1
    ) as upper on true
    where place between 1 and ${customers}::bigint`;
}
