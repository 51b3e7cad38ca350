import Big from "big.js";
import { memoLines } from "../../../contract/insight/costs/ledger-lines.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import type { Category, MonthSum } from "./card-totals.ts";

type Base = "A" | "B" | "C" | "N" | "all";

type ComparedWith = { base: Base; customersCount: number };

export type ServingRow = {
  activityCode: string;
  name: string;
  category: Category;
  eventsCount: number;
  minutes: number | null;
  measuredShare: number | null;
  amount: string;
  usual: string | null;
  times: number | null;
};

const besides: ReadonlySet<string> = new Set(memoLines);

/** A class needs this many customers for its middle to say something; else everybody is compared with. */
const enough = 5;

/**
 * How a customer is served: by activity, largest first, against the customer in the middle of its class.
 * @param months the customer's ledger by month, line and activity
 */
export function servingOf(months: readonly MonthSum[], usual: UsualCosts): ServingRow[] {
  const byActivity = Map.groupBy(
    months.filter((row) => row.activityCode !== null && !besides.has(row.category)),
    (row) => `${row.activityCode} ${row.category}`,
  );
  const serving = [...byActivity.values()].flatMap((rows) => servingRow(rows, usual));
  return serving.sort((one, other) => Number(other.amount) - Number(one.amount));
}

/** Those without a rate in the days asked for. */
export function activitiesWithoutRate(usual: UsualCosts): string[] {
  return [...usual.values()].flatMap(({ name, hasRate }) => (hasRate ? [] : [name])).slice(0, namedMax);
}

const namedMax = 100;

type Usual = { name: string; median: string | null; hasRate: boolean };

type UsualCosts = ReadonlyMap<string, Usual>;

function servingRow(rows: readonly MonthSum[], usual: UsualCosts): ServingRow[] {
  const [first] = rows;
  if (first === undefined || first.activityCode === null) return [];
  const { name = first.activityCode, median = null } = usual.get(first.activityCode) ?? {};
  const amount = rows.reduce((sum, row) => sum.minus(row.amount), new Big(0));
  const isTimed = rows.some((row) => row.minutes !== null);
  const minutes = rows.reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  const measured = rows.reduce((sum, row) => sum + (row.measuredMinutes ?? 0), 0);
  return [
    {
      activityCode: first.activityCode,
      name,
      category: first.category,
      eventsCount: rows.reduce((sum, row) => sum + row.eventsCount, 0),
      minutes: isTimed ? minutes : null,
      measuredShare: minutes > 0 ? measured / minutes : null,
      amount: amount.round(6, Big.roundHalfUp).toFixed(),
      usual: median,
      times: Number(median) > 0 ? amount.toNumber() / Number(median) : null,
    },
  ];
}

/** Every activity by name, what it costs for the customer in the middle of a class, and whether it had a rate in these days. */
export async function usualCosts(
  tx: Tx,
  comparedWith: ComparedWith | null,
  { from, until }: Window,
): Promise<UsualCosts> {
  const rows = await tx.prepared<Usual & { code: string }>`
    select
      activity.code,
      activity.name,
      usual_cost.amount_median as median,
      activity.code in (
        select activity_code from activity_price where valid_from <= ${until}::date and valid_until > ${from}::date
      ) as "hasRate"
    from activity
    left join usual_cost on usual_cost.activity_code = activity.code and usual_cost.rating_base = ${comparedWith?.base ?? "all"}
    order by activity.name, activity.code
    limit 1000`;
  return new Map(rows.map(({ code, ...usual }) => [code, usual]));
}

/**
 * Whom a customer is compared with.
 * @param base its class before any step down; null compares with everybody
 * @param bases how many customers each class has
 */
export function comparison(
  base: Exclude<Base, "all"> | null,
  bases: Readonly<Record<string, number>>,
): ComparedWith | null {
  const everybody = Object.values(bases).reduce((sum, count) => sum + count, 0);
  if (everybody === 0) return null;
  const mine = base === null || base === "N" ? 0 : (bases[base] ?? 0);
  return base !== null && mine >= enough
    ? { base, customersCount: mine }
    : { base: "all", customersCount: everybody };
}
