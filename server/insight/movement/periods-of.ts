import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf, yearBefore } from "../value/window-of.ts";

export type Period = Window & { period: string; isClosed: boolean };

export type Periods = {
  now: Period;
  before: Period;
  /** The run in force. */
  runId: string | null;
  computedAt: string | null;
  closedUntil: string;
};

/** The days of the two periods that are compared; without a word about the earlier one, the period before. */
export async function periodsOf(
  tx: Tx,
  asked: { now: string; before?: string | undefined },
): Promise<Periods> {
  const run = await runInForce(tx);
  const window = await windowOf(tx, run, "12m");
  const of = (period: string): Period => {
    const days = period === "12m" ? window : daysOf(period);
    return { period, ...days, isClosed: days.until <= window.until };
  };
  const now = of(asked.now);
  const before =
    asked.before !== undefined && asked.before !== asked.now
      ? of(asked.before)
      : asked.now === "12m"
        ? { period: "12m", ...yearBefore(window), isClosed: true }
        : of(periodBefore(asked.now));
  return {
    now,
    before,
    runId: run?.runId ?? null,
    computedAt: run?.finishedAt ?? null,
    closedUntil: window.until,
  };
}

const isYear = (period: string) => /^\d{4}$/.test(period);

/** Under which name what two periods come to is kept: that of the usual twelve months beside that of a year, the last closed one. */
export function keptAs({ now }: Pick<Periods, "now">): string {
  return isYear(now.period) ? "year" : "";
}

/** The last closed year and the one before, which people ask for most beside the twelve months; null where there is none. */
export async function lastYears(tx: Tx): Promise<Periods | null> {
  const { closedUntil } = await periodsOf(tx, { now: "12m" });
  const year = (await closedPeriods(tx, closedUntil)).find(isYear);
  return year === undefined ? null : periodsOf(tx, { now: year });
}

/** `2025` or `2025-Q3` in days. */
export function daysOf(period: string): Window {
  const [year = "", quarter] = period.split("-Q");
  if (quarter === undefined) return { from: `${year}-01-01`, until: `${year}-12-31` };
  const last = Number(quarter) * 3;
  return {
    from: `${year}-${String(last - 2).padStart(2, "0")}-01`,
    until: `${year}-${String(last).padStart(2, "0")}-${last === 6 || last === 9 ? 30 : 31}`,
  };
}

/** The year or quarter before. */
export function periodBefore(period: string): string {
  const [year = "", quarter] = period.split("-Q");
  const earlier = String(Number(year) - 1).padStart(4, "0");
  if (quarter === undefined) return earlier;
  return quarter === "1" ? `${earlier}-Q4` : `${year}-Q${Number(quarter) - 1}`;
}

/** The closed years and quarters that months were kept of, newest first. */
export async function closedPeriods(tx: Tx, closedUntil: string): Promise<string[]> {
  const [span] = await tx.sql<{ first: string | null }>`select min(month) as first from party_month`;
  if (!span?.first) return [];
  const years = { first: Number(span.first.slice(0, 4)), last: Number(closedUntil.slice(0, 4)) };
  const all = Array.from(
    { length: Math.max(0, years.last - years.first + 1) },
    (_, back) => years.last - back,
  );
  const first = span.first;
  return all
    .flatMap((year) => [`${year}`, ...[4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`)])
    .filter((period) => {
      const { from, until } = daysOf(period);
      return until <= closedUntil && until >= first && from >= `${years.first}-01-01`;
    })
    .slice(0, 60);
}
