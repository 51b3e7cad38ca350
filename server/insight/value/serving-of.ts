import Big from "big.js";
import { memoLines } from "../../../contract/ledger-lines.ts";
import type { Tx } from "../../plumbing/db.ts";
import type { Window } from "../figures/value-window.ts";
import type { Category, MonthSum } from "./card-totals.ts";

type Base = "A" | "B" | "C" | "N" | "all";

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
 * How a customer is served: by activity, largest first, against the customer in the middle of its class; and which
 * activities have no rate in the days asked for.
 * @param months the customer's ledger by month, line and activity
 * @param base the class before any step down; null compares with everybody
 * @param bases how many customers each class has
 */
export async function servingOf(
  tx: Tx,
  months: readonly MonthSum[],
  window: Window,
  base: Exclude<Base, "all"> | null,
  bases: Readonly<Record<string, number>>,
): Promise<{
  serving: ServingRow[];
  comparedWith: { base: Base; customersCount: number } | null;
  activitiesWithoutRate: string[];
}> {
  const comparedWith = comparison(base, bases);
  const usual = await usualCosts(tx, comparedWith?.base ?? "all", window);
  const byActivity = Map.groupBy(
    months.filter((row) => row.activityCode !== null && !besides.has(row.category)),
    (row) => `${row.activityCode} ${row.category}`,
  );
  const serving = [...byActivity.values()].flatMap((rows) => servingRow(rows, usual));
  return {
    serving: serving.sort((one, other) => Number(other.amount) - Number(one.amount)),
    comparedWith,
    activitiesWithoutRate: [...usual.values()]
      .flatMap(({ name, hasRate }) => (hasRate ? [] : [name]))
      .slice(0, namedMax),
  };
}

const namedMax = 100;

type Usual = { name: string; median: string | null; hasRate: boolean };

function servingRow(rows: readonly MonthSum[], usual: ReadonlyMap<string, Usual>): ServingRow[] {
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
async function usualCosts(tx: Tx, base: Base, { from, until }: Window): Promise<Map<string, Usual>> {
  const rows = await tx.prepared<Usual & { code: string }>`
    select
      activity.code,
      activity.name,
      usual_cost.amount_median as median,
      activity.code in (
        select activity_code from activity_price where valid_from <= ${until}::date and valid_until > ${from}::date
      ) as "hasRate"
    from activity
    left join usual_cost on usual_cost.activity_code = activity.code and usual_cost.rating_base = ${base}
    order by activity.name, activity.code
    limit 1000`;
  return new Map(rows.map(({ code, ...usual }) => [code, usual]));
}

function comparison(
  base: Exclude<Base, "all"> | null,
  bases: Readonly<Record<string, number>>,
): { base: Base; customersCount: number } | null {
  const everybody = Object.values(bases).reduce((sum, count) => sum + count, 0);
  if (everybody === 0) return null;
  const mine = base === null || base === "N" ? 0 : (bases[base] ?? 0);
  return base !== null && mine >= enough
    ? { base, customersCount: mine }
    : { base: "all", customersCount: everybody };
}
