import { sql } from "kysely";
import type { CurveWindow } from "../../../contract/insight/value-windows.ts";
import { systemActor } from "../../plumbing/actor.ts";
import type { Database, Tx } from "../../plumbing/database/db.ts";
import { todayOf } from "../figures/value-window.ts";
import { patienceMs, restTimes } from "../kept/kept-reading.ts";
import { type Span, totalsBy } from "../value/customer-totals.ts";
import { type RunInForce, runInForce } from "../value/run-in-force.ts";
import { spanOf, windowOf, yearBefore } from "../value/window-of.ts";
import {
  type Curve,
  type CurveMeasure,
  drawCurve,
  drawThrough,
  type Mark,
  type Whose,
} from "./draw-curve.ts";

const all = ["profit", "revenue", "average"] as const satisfies CurveMeasure[];

/** The windows that are asked for most come first. */
const windows = ["12m", "before", "calendar", "fiscal", "all"] as const satisfies CurveWindow[];

/**
 * Keeps the curves of all customers that the figures in force draw, for those who see everybody: to put a million in order
 * takes seconds. The worker does it when a run is over, and the figures are in force meanwhile. Between two runs no amount of a customer moves; where a load is taken back, they are forgotten.
 * The twelve months are kept always; other windows and the years before them where nobody should wait for them, and not again before
 * they have rested.
 * @param slowMs what nobody should wait for, in milliseconds for one curve
 * @returns when their rest is over, where they are of an earlier run; else null
 */
export async function keepCurves(db: Database, slowMs = patienceMs): Promise<string | null> {
  const run = await db.read(runInForce);
  if (run === null) return null;
  const first = { span: { kind: "12m" }, measures: ["profit", "revenue"] } as const;
  const isSlow = (await keepOf(db, run, first)) / first.measures.length >= slowMs;
  const until = isSlow ? await db.read((tx) => restUntil(tx, run)) : null;
  if (until !== null) return until;
  if (isSlow) for (const asked of await db.read((tx) => spansAsked(tx, run))) await keepOf(db, run, asked);
  await db.write((tx) => tx.sql`delete from kept_curve where run_id <> ${run.runId}`);
  return null;
}

type Asked = { span: Span; measures: readonly CurveMeasure[] };

/**
 * Customers are added up once for all curves over a span.
 * @returns how long it took, in milliseconds, now or when it was done
 */
async function keepOf(db: Database, run: RunInForce, { span, measures }: Asked): Promise<number> {
  return db.write(async (tx) => {
    const drawn = await tx.sql<{ tookMs: number }>`
      select took_ms as "tookMs"
      from kept_curve
      where span = ${keyOf(span)} and measure = any(${[...measures]}::text[]) and run_id = ${run.runId}`;
    if (drawn.length === measures.length) return drawn.reduce((sum, { tookMs }) => sum + tookMs, 0);
    const whose = { actor: systemActor("job"), span, onDay: await todayOf(tx) };
    const began = performance.now();
    await tx.sql`create temporary table drawn_total on commit drop as ${totalsBy("customer", whose)}`;
    const curves = [];
    for (const measure of measures)
      curves.push({ measure, curve: await drawThrough(tx, sql`select * from drawn_total`, measure) });
    const tookMs = performance.now() - began;
    for (const { measure, curve } of curves)
      await tx.sql`
        insert into kept_curve (measure, span, run_id, drawn_at, took_ms, curve)
        values (
          ${measure}, ${keyOf(span)}, ${run.runId}, clock_timestamp(), ${Math.round(tookMs / measures.length)}, ${JSON.stringify(curve)}
        )
        on conflict (measure, span) do update
        set run_id = excluded.run_id, drawn_at = excluded.drawn_at, took_ms = excluded.took_ms, curve = excluded.curve`;
    return tookMs;
  });
}

/** Until when those that an earlier run drew rest: they have a tenth of the time at most. */
async function restUntil(tx: Tx, run: RunInForce): Promise<string | null> {
  const [rest] = await tx.sql<{ until: string | null }>`
    select until
    from (
      select max(drawn_at) + ${restTimes}::integer * sum(took_ms) * interval '1 ms' as until
      from kept_curve
      where run_id <> ${run.runId}
    ) as rest
    where clock_timestamp() < until`;
  return rest?.until ?? null;
}

/** Over what customers may be asked to be put in order: each window, and a year before it. */
async function spansAsked(tx: Tx, run: RunInForce): Promise<Asked[]> {
  const asked = new Map<string, { span: Span; measures: CurveMeasure[] }>();
  const add = (span: Span, measures: readonly CurveMeasure[]) => {
    const known = asked.get(keyOf(span)) ?? { span, measures: [] };
    asked.set(keyOf(span), { span, measures: [...new Set([...known.measures, ...measures])] });
  };
  for (const window of windows) add(await spanOf(tx, run, window), window === "12m" ? ["average"] : all);
  for (const window of windows)
    if (window !== "all")
      add({ kind: "months", window: yearBefore(await windowOf(tx, run, window)) }, ["profit", "revenue"]);
  return [...asked.values()];
}

function keyOf(span: Span): string {
  return "window" in span ? `${span.window.from} ${span.window.until}` : span.kind;
}

/** Whether a curve is one of those that are kept. */
function isKept({ by, actor }: Whose): boolean {
  return by === "customer" && actor.scope === "all";
}

/** The curve as it was kept of the run in force, if it was; else drawn now. */
export async function curveOf(
  tx: Tx,
  run: RunInForce | null,
  whose: Whose,
  measure: CurveMeasure,
  span: Span,
): Promise<Curve> {
  const [kept] =
    run !== null && isKept(whose)
      ? await tx.sql<{ curve: Curve }>`
          select curve
          from kept_curve
          where measure = ${measure} and span = ${keyOf(span)} and run_id = ${run.runId}`
      : [];
  return kept?.curve ?? drawCurve(tx, whose, measure, span);
}

/** The places of a curve before its first. */
const beginning: Mark = [0, "0", null, null];

/** Where a list begins that reads a curve from some place on, and who stands there. */
export type Near = {
  mark: Mark;
  /** Those from the mark to the page's end; null where that is beyond those who are known by name. */
  goldenIds: string[] | null;
};

/** The last mark before a page of the curve that was kept of the run in force; undefined where none was kept. */
export async function nearOnCurve(
  tx: Tx,
  run: RunInForce | null,
  whose: Whose,
  { measure, span, from, until }: { measure: CurveMeasure; span: Span; from: number; until: number },
): Promise<Near | undefined> {
  if (run === null || !isKept(whose)) return undefined;
  const [kept] = await tx.sql<{ mark: Mark | null; best: string[]; customers: number }>`
    select
      (
        select mark
        from jsonb_array_elements(curve -> 'marks') as mark
        where (mark ->> 0)::bigint < ${from}::bigint
        order by (mark ->> 0)::bigint desc
        limit 1
      ) as mark,
      curve -> 'best' as best,
      (curve ->> 'customers')::bigint as customers
    from kept_curve
    where measure = ${measure} and span = ${keyOf(span)} and run_id = ${run.runId}`;
  if (kept === undefined) return undefined;
  const mark = kept.mark ?? beginning;
  const isKnown = kept.best.length >= Math.min(until, kept.customers);
  return { mark, goldenIds: isKnown ? kept.best.slice(mark[0], until) : null };
}
