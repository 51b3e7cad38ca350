import Big from "big.js";
import { sql } from "kysely";
import type * as insight from "../../../contract/insight.ts";
import { movementGroups } from "../../../contract/movement.ts";
import type { Call } from "../../plumbing/action.ts";
import { effects, movedCustomers } from "./moved-customers.ts";
import { closedPeriods, periodsOf } from "./periods-of.ts";

type Group = (typeof movementGroups)[number];
type Row = Record<"before" | "now" | "change" | "volume" | (typeof effects)[number], string> & {
  movement: Group;
  customers: number;
};

/** Who came, grew, shrank and left between two periods, and what the profit moved by. */
export async function readMovement({ tx, actor, input }: Call<typeof insight.readMovement>) {
  const { now, before, computedAt, closedUntil } = await periodsOf(tx, input);
  const columns = ["before", "now", "change", "volume", ...effects] as const;
  const rows = await tx.sql<Row>`
    select
      movement,
      count(*) as customers,
      ${sql.join(columns.map((column) => sql`round(sum(${sql.ref(column)}), 6) as ${sql.ref(column)}`))}
    from (${movedCustomers(actor, now, before)}) as moved
    group by movement
    order by movement`;
  const of = (group: Group) => rows.find((row) => row.movement === group);
  const sum = (column: Exclude<keyof Row, "movement" | "customers">, among: readonly Row[] = rows) =>
    among.reduce((total, row) => total.plus(row[column]), new Big(0)).toFixed(6);
  return {
    now,
    before,
    computedAt,
    periods: await closedPeriods(tx, closedUntil),
    customers: rows.reduce((count, row) => count + row.customers, 0),
    profitBefore: sum("before"),
    profitNow: sum("now"),
    groups: movementGroups.map((group) => ({
      group,
      customers: of(group)?.customers ?? 0,
      before: of(group)?.before ?? "0",
      now: of(group)?.now ?? "0",
      change: of(group)?.change ?? "0",
    })),
    bridge: [
      ...(["new", "back", "lost"] as const).map((cause) => ({ cause, amount: of(cause)?.change ?? "0" })),
      ...(["volume", ...effects] as const).map((cause) => ({ cause, amount: sum(cause) })),
    ],
  };
}
