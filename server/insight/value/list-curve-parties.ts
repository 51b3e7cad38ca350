import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/paging.ts";
import { todayOf } from "../figures/value-window.ts";
import { totalsBy } from "./customer-totals.ts";
import { runInForce } from "./run-in-force.ts";
import { spanOf } from "./window-of.ts";

type Row = OutputOf<typeof insight.listCurveParties>["rows"][number];

/** The customers of the curve, or its groups, in its order, from any place on. */
export async function listCurveParties({ tx, actor, input }: Call<typeof insight.listCurveParties>) {
  const after = decodeCursor(input.cursor, z.tuple([z.int()]));
  const from = after === undefined ? input.fromRank : after[0] + 1;
  const span = await spanOf(tx, await runInForce(tx), input.window);
  const value = sql.ref(input.measure);
  const rows = await tx.sql<Row>`
    with total as (${totalsBy(input.by, { actor, span, onDay: await todayOf(tx) })}),
    ranked as (
      select
        total.*,
        row_number() over (order by ${value} desc, golden_id) as rank,
        sum(${value}) over (order by ${value} desc, golden_id) as cumulated
      from total
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
