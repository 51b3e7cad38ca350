import { sql } from "kysely";
import type { movementGroups } from "../../../contract/insight/movement.ts";
import { movementEffects } from "../../../contract/insight/movement.ts";
import { type Actor, systemActor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Reading } from "../kept/kept-reading.ts";
import { movedCustomers } from "./moved-customers.ts";
import { closedPeriods, keptAs, type Periods } from "./periods-of.ts";

export const sums = ["before", "now", "change", ...movementEffects] as const;

export type Movement = Record<(typeof sums)[number], string> & {
  movement: (typeof movementGroups)[number];
  customers: number;
};

/** How all customers moved, with the closed periods that months were kept of: both stay as they are until the next run. */
export function movementReading(periods: Periods): Reading<{ rows: Movement[]; periods: string[] }> {
  const { runId, now, before, closedUntil } = periods;
  return {
    name: "movement",
    variant: keptAs(periods),
    isOfRun: true,
    asked: [runId, now.from, now.until, before.from, before.until].join(" "),
    count: async (tx) => ({
      rows: await sumMovements(tx, systemActor("job"), periods),
      periods: await closedPeriods(tx, closedUntil),
    }),
  };
}

/** What each movement comes to, of the customers the actor sees. */
export function sumMovements(tx: Tx, actor: Actor, { now, before }: Periods): Promise<Movement[]> {
  return tx.sql<Movement>`
    select
      movement,
      count(*) as customers,
      ${sql.join(sums.map((column) => sql`round(sum(${sql.ref(column)}), 6)::text as ${sql.ref(column)}`))}
    from (${movedCustomers(actor, now, before)}) as moved
    group by movement
    order by movement`;
}
