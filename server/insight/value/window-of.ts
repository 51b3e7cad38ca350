import type { CurveWindow, ValueWindow } from "../../../contract/insight/value-windows.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { todayOf, type Window } from "../figures/value-window.ts";
import type { Span } from "./customer-totals.ts";
import type { RunInForce } from "./run-in-force.ts";

/**
 * The days of a window. All of them hang on the twelve closed months of the figures in force, so that old books are looked
 * at in their own last year (decision 0007).
 */
export async function windowOf(tx: Tx, run: RunInForce | null, window: ValueWindow): Promise<Window> {
  if (window === "all") return everything(tx);
  const twelve = run?.window ?? (await lastTwelveMonths(tx));
  switch (window) {
    case "12m":
      return twelve;
    case "before":
      return yearBefore(twelve);
    case "calendar":
      return closedYear(twelve.until, 1);
    case "fiscal":
      return closedYear(twelve.until, await fiscalMonth(tx));
    case "to_date": {
      const closed = await lastTwelveMonths(tx);
      const until = twelve.until === closed.until ? await todayOf(tx) : twelve.until;
      return { from: yearStart(until, await fiscalMonth(tx)), until };
    }
  }
}

/** The same for all customers: what is added up. Years come from the months that the run in force kept. */
export async function spanOf(tx: Tx, run: RunInForce | null, window: CurveWindow): Promise<Span> {
  if (window === "12m" || window === "all") return { kind: window };
  return { kind: "months", window: await windowOf(tx, run, window) };
}

/** The same days a year before; a month's last day stays its last day, in leap years too. */
export function yearBefore({ from, until }: Window): Window {
  const isMonthEnd = until === lastOfMonth(until.slice(0, 7));
  return {
    from: minusYear(from),
    until: isMonthEnd ? lastOfMonth(minusYear(until.slice(0, 7))) : minusYear(until),
  };
}

/** The last year of twelve months from this month on that is over on a day: 2025-04 to 2026-03 on 31 October 2026. */
export function closedYear(until: string, firstMonth: number): Window {
  const running = yearStart(until, firstMonth);
  const [year = 0] = running.split("-").map(Number);
  const end = new Date(Date.UTC(year + 1, firstMonth - 1, 0)).toISOString().slice(0, 10);
  if (end <= until) return { from: running, until: end };
  return yearBefore({ from: running, until: end });
}

/** The first day of the year that a day is in, where years begin with this month. */
export function yearStart(day: string, firstMonth: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const start = month >= firstMonth ? year : year - 1;
  return `${String(start).padStart(4, "0")}-${String(firstMonth).padStart(2, "0")}-01`;
}

function minusYear(day: string): string {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
  return before.endsWith("-02-29") ? before.replace("-02-29", "-02-28") : before;
}

/** The last day of a month given as YYYY-MM: a window of closed months ends there, in leap years too. */
function lastOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

async function lastTwelveMonths(tx: Tx): Promise<Window> {
  const thisMonth = (await todayOf(tx)).slice(0, 7);
  const from = `${minusYear(thisMonth)}-01`;
  const [year = 0, number = 1] = thisMonth.split("-").map(Number);
  return { from, until: new Date(Date.UTC(year, number - 1, 0)).toISOString().slice(0, 10) };
}

async function fiscalMonth(tx: Tx): Promise<number> {
  const [workspace] = await tx.prepared<{ first: number }>`
    select fiscal_year_starts as first from workspace`;
  return workspace?.first ?? 1;
}

/** From the first fact to the last, of all that can stand in the ledger. */
async function everything(tx: Tx): Promise<Window> {
  const [span] = await tx.sql<{ from: string | null; until: string | null }>`
    select
      least(
        (select min(recognised_on) from document where recognised_on is not null),
        (select min(on_day) from contact where state = 'done'),
        (select min(opened_on) from case_file),
        (select min(received_on) from payment),
        line.first, touch.first, rebates.first
      ) as from,
      greatest(
        (select max(recognised_on) from document where recognised_on is not null),
        (select max(on_day) from contact where state = 'done'),
        (select max(opened_on) from case_file),
        (select max(received_on) from payment),
        (select max(written_off_on) from write_off),
        line.last, touch.last, rebates.last
      ) as until
    from (select min(on_day) as first, max(on_day) as last from external_line) as line
    cross join (select min(on_day) as first, max(on_day) as last from campaign_touch) as touch
    cross join (select min(granted_on) as first, max(granted_on) as last from rebate) as rebates`;
  const today = await todayOf(tx);
  return { from: span?.from ?? today, until: span?.until ?? today };
}
