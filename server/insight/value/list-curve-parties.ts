import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { nearOnCurve } from "../curve/kept-curve.ts";
import { todayOf } from "../figures/value-window.ts";
import { totalsBy } from "./customer-totals.ts";
import { runInForce } from "./run-in-force.ts";
import { spanOf } from "./window-of.ts";

type Row = OutputOf<typeof insight.listCurveParties>["rows"][number];

/** The customers of the curve, or its groups, in its order, from any place on. */
export async function listCurveParties({ tx, actor, input }: Call<typeof insight.listCurveParties>) {
  const after = decodeCursor(input.cursor, z.tuple([z.int()]));
  const from = after === undefined ? input.fromRank : after[0] + 1;
  const run = await runInForce(tx);
  const span = await spanOf(tx, run, input.window);
  const value = sql.ref(input.measure);
  // From the mark before the page to the page's end; where no curve was kept, everybody is put in order.
  const whose = { by: input.by, actor, onDay: await todayOf(tx) };
  const until = from + input.limit;
  const near = await nearOnCurve(tx, run, whose, { measure: input.measure, span, from, until });
  const [place, amount, own, goldenId] = near?.mark ?? [0, "0", null, null];
  const isBehind =
    goldenId === null ? sql`true` : sql`(${value}, golden_id) < (${own}::numeric, ${goldenId}::uuid)`;
  const isNear = near?.goldenIds ? sql`golden_id = any(${near.goldenIds}::uuid[])` : sql`true`;
  const most = near === undefined ? null : until - place;
  const rows = await tx.sql<Row>`
    with total as (${totalsBy(input.by, { ...whose, span })}),
    near as (
      select * from total where ${isBehind} and ${isNear} order by ${value} desc, golden_id desc limit ${most}::bigint
    ),
    ranked as (
      select
        near.*,
        ${place}::bigint + row_number() over best as rank,
        ${amount}::numeric + sum(${value}) over (best rows unbounded preceding) as cumulated
      from near
      window best as (order by ${value} desc, golden_id desc)
    )
    select
      ranked.rank,
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      party_value.rating,
      ranked.members,
      round(ranked.revenue, 6) as revenue,
      round(ranked.serving, 6) as serving,
      round(ranked.profit, 6) as profit,
      round(ranked.cumulated, 6) as cumulated
    from ranked
    join party on party.party_id = ranked.golden_id
    left join party_value on party_value.golden_id = ranked.golden_id
    where ranked.rank >= ${from}::bigint
    order by ranked.rank
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.rank]);
}
