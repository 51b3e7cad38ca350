import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { movementEffects } from "../../../contract/insight/movement.ts";
import type * as insight from "../../../contract/insight.ts";
import { shownName } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { movedCustomers } from "./moved-customers.ts";
import { findMovers } from "./movers-reading.ts";
import { periodsOf } from "./periods-of.ts";

type Mover = OutputOf<typeof insight.listMovers>["rows"][number];
type Effect = (typeof movementEffects)[number];
type Row = Omit<Mover, "causes"> & Record<Effect, string>;

const Mark = z.tuple([z.string().regex(/^-?\d+(\.\d+)?$/), z.uuid()]);

/** The customers of a movement, each with what moved its profit most. */
export async function listMovers({ tx, actor, input }: Call<typeof insight.listMovers>) {
  const periods = await periodsOf(tx, input);
  const after = decodeCursor(input.cursor, Mark);
  const found = await findMovers(tx, actor, periods, {
    groups: input.group,
    direction: input.direction,
    after: after && { change: after[0], goldenId: after[1] },
    limit: input.limit + 1,
  });
  const direction = input.direction === "asc" ? sql`asc` : sql`desc`;
  const ids = found.map(({ goldenId }) => goldenId);
  const rows = await tx.sql<Row>`
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      kept.rating,
      page.movement as group,
      round(page.before, 6) as before,
      round(page.now, 6) as now,
      round(page.change, 6) as change,
      ${sql.join(movementEffects.map((effect) => sql`round(page.${sql.ref(effect)}, 6) as ${sql.ref(effect)}`))}
    from (${movedCustomers(actor, periods.now, periods.before, ids)}) as page
    join party on party.party_id = page.golden_id
    join party_value as kept on kept.golden_id = page.golden_id
    order by page.change ${direction}, page.golden_id ${direction}`;
  return pageOf(rows.map(withCauses), input.limit, (row) => [row.change, row.partyId]);
}

/** At most three causes, and none that is less than a twentieth of the largest. */
function withCauses({ partyId, name, kind, rating, group, before, now, change, ...moved }: Row): Mover {
  const causes = movementEffects
    .map((cause) => ({ cause, amount: moved[cause], size: Math.abs(Number(moved[cause])) }))
    .sort((one, other) => other.size - one.size);
  const most = causes[0]?.size ?? 0;
  const told = causes.slice(0, 3).filter(({ size }) => size > 0 && size >= most / 20);
  return {
    partyId,
    name,
    kind,
    rating,
    group,
    before,
    now,
    change,
    causes: told.map(({ cause, amount }) => ({ cause, amount })),
  };
}
