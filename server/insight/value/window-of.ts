import type { Tx } from "../../plumbing/db.ts";
import { todayOf, type Window } from "../figures/value-window.ts";
import type { RunInForce } from "./run-in-force.ts";

/** The days behind the figures in force: the closed twelve months, or from the first fact to the last. */
export async function windowOf(tx: Tx, run: RunInForce | null, window: "12m" | "all"): Promise<Window> {
  if (window === "12m") return run?.window ?? (await lastTwelveMonths(tx));
  const [span] = await tx.sql<{ from: string | null; until: string | null }>`
    select
      least(
        (select min(recognised_on) from document where recognised_on is not null),
        (select min(on_day) from contact where state = 'done'),
        (select min(opened_on) from case_file),
        (select min(on_day) from external_line)
      ) as from,
      greatest(
        (select max(recognised_on) from document where recognised_on is not null),
        (select max(on_day) from contact where state = 'done'),
        (select max(opened_on) from case_file),
        (select max(on_day) from external_line)
      ) as until`;
  const today = await todayOf(tx);
  return { from: span?.from ?? today, until: span?.until ?? today };
}

/** The same number of days a year before. */
export function yearBefore({ from, until }: Window): Window {
  return { from: minusYear(from), until: lastOfMonth(minusYear(until.slice(0, 7))) };
}

function minusYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, "0")}${day.slice(4)}`;
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
