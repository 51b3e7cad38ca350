import type { Tx } from "../../plumbing/database/db.ts";
import { todayOf, type Window } from "../figures/value-window.ts";
import { runInForce } from "../value/run-in-force.ts";

/** The days asked for, else the window of the figures in force, else the twelve months up to today. */
export async function windowAsked(
  tx: Tx,
  asked: { from?: string | undefined; until?: string | undefined },
): Promise<Window> {
  const run = await runInForce(tx);
  const today = await todayOf(tx);
  const usual = run?.window ?? {
    from: `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01`,
    until: today,
  };
  return { from: asked.from ?? usual.from, until: asked.until ?? usual.until };
}
