import Big from "big.js";
import { movementEffects, movementGroups } from "../../../contract/insight/movement.ts";
import type * as insight from "../../../contract/insight.ts";
import type { Call } from "../../plumbing/action.ts";
import { readKept } from "../kept/kept-reading.ts";
import { type Movement, movementReading, sumMovements, sums } from "./movement-reading.ts";
import { closedPeriods, periodsOf } from "./periods-of.ts";

type Group = (typeof movementGroups)[number];

/** Who came, grew, shrank and left between two periods, and what the profit moved by. */
export async function readMovement({ tx, actor, input }: Call<typeof insight.readMovement>) {
  const asked = await periodsOf(tx, input);
  const { rows, periods } =
    actor.scope === "all"
      ? (await readKept(tx, movementReading(asked))).answer
      : { rows: await sumMovements(tx, actor, asked), periods: await closedPeriods(tx, asked.closedUntil) };
  const of = (group: Group) => rows.find((row) => row.movement === group);
  const sum = (column: (typeof sums)[number], among: readonly Movement[] = rows) =>
    among.reduce((total, row) => total.plus(row[column]), new Big(0)).toFixed(6);
  return {
    now: asked.now,
    before: asked.before,
    computedAt: asked.computedAt,
    periods,
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
      ...movementEffects.map((cause) => ({ cause, amount: sum(cause) })),
    ],
  };
}
