import type { CurveWindow } from "../../../../contract/insight/value-windows.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Database } from "../../../plumbing/database/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import type { Window } from "../../figures/value-window.ts";
import { recomputeNow } from "../../recompute.ts";
import type { Span } from "../customer-totals.ts";
import { isStale, runInForce } from "../run-in-force.ts";
import { summariseValue, type ValueSummary } from "../summarise-value.ts";
import { spanOf, windowOf } from "../window-of.ts";

/** What the command line asks: a measure over the closed window, over everything, or over days of one's own. */
export type ValueQuestion = {
  measure: "profit" | "revenue";
  window: CurveWindow;
  from?: string | undefined;
  until?: string | undefined;
};

/**
 * All customers together. Computes anew first when facts changed since the figures in force, so that what is printed is
 * never of yesterday's facts; refuses with `value_unbalanced` when that run does not reconcile.
 */
export async function valueOfAll(
  db: Database,
  actor: Actor,
  question: ValueQuestion,
  say: (line: string) => void = () => undefined,
): Promise<ValueSummary & { window: Window }> {
  if (await db.read(async (tx) => isStale(tx, await runInForce(tx)))) {
    say("Facts changed since the figures were computed. Computing them anew …");
    const { state } = await recomputeNow(db, actor);
    if (state !== "done") refuse("value_not_computed", { state: state ?? "taken by another process" });
  }
  return db.read(async (tx) => {
    const run = await runInForce(tx);
    const all = await windowOf(tx, run, question.window);
    const isOwn = question.from !== undefined || question.until !== undefined;
    const window = isOwn ? { from: question.from ?? all.from, until: question.until ?? all.until } : all;
    const span: Span = isOwn ? { kind: "days", window } : await spanOf(tx, run, question.window);
    return { ...(await summariseValue(tx, actor, question.measure, { run, span })), window };
  });
}
