import Big from "big.js";
import { invoicedLines, profitLines, revenueLines } from "../../../contract/insight/costs/ledger-lines.ts";
import type { memoNames, waterfallLines } from "../../../contract/insight/waterfall.ts";
import type { Window } from "../figures/value-window.ts";
import type { Category, MonthSum } from "./card-totals.ts";

type Line = (typeof waterfallLines)[number];

export type WaterfallRow = {
  line: Line;
  kind: "start" | "step" | "total";
  amount: string;
  before: string | null;
  months: string[];
  categories: Category[];
};

const margin = [...revenueLines, "cost_of_goods"] as const satisfies Category[];

const shape: readonly [Line, WaterfallRow["kind"], readonly Category[]][] = [
  ["list_sales", "start", ["list_sales"]],
  ["discount", "step", ["discount"]],
  ["order_discount", "step", ["order_discount"]],
  ["concession", "step", ["concession"]],
  ["invoiced", "total", invoicedLines],
  ["return", "step", ["return"]],
  ["rebate", "step", ["rebate"]],
  ["revenue", "total", revenueLines],
  ["cost_of_goods", "step", ["cost_of_goods"]],
  ["gross_margin", "total", margin],
  ["direct_cost", "step", ["direct_cost"]],
  ["serving", "step", ["serving"]],
  ["redress", "step", ["redress"]],
  ["finance", "step", ["finance"]],
  ["marketing", "step", ["marketing"]],
  ["adjustment", "step", ["adjustment"]],
  ["profit", "total", profitLines],
];

type Entry = Pick<MonthSum, "month" | "category" | "amount">;

/** From list sales down to profit: each row with the year before, its months, and the ledger's lines it is made of. */
export function waterfallOf(
  totals: { months: readonly Entry[]; before: readonly Entry[] | null },
  window: Window,
): WaterfallRow[] {
  const months = monthsOf(window);
  return shape.map(([line, kind, categories]) => {
    const mine = totals.months.filter((row) => categories.includes(row.category));
    return {
      line,
      kind,
      amount: sumOf(mine),
      before: totals.before && sumOf(totals.before.filter((row) => categories.includes(row.category))),
      months: months.map((month) => sumOf(mine.filter((row) => row.month === month))),
      categories: [...categories],
    };
  });
}

type MemoRow = { line: (typeof memoNames)[number]; amount: string; before: string | null };

/**
 * What stands beside the profit: spent before the first sale, given to make up for our own faults (which the profit bears
 * already, and the customer's demand does not), and costs of the house that are allocated to nobody.
 */
export function memoOf(totals: {
  months: readonly MonthSum[];
  before: readonly MonthSum[] | null;
}): MemoRow[] {
  const booked = (line: MemoRow["line"], category: Category): MemoRow => ({
    line,
    amount: sumOf(totals.months.filter((row) => row.category === category)),
    before: totals.before && sumOf(totals.before.filter((row) => row.category === category)),
  });
  const ours = (rows: readonly MonthSum[]) =>
    sumOf(rows.filter((row) => row.category === "redress").map(({ undemanded }) => ({ amount: undemanded })));
  return [
    booked("acquisition", "acquisition"),
    { line: "own_faults", amount: ours(totals.months), before: totals.before && ours(totals.before) },
    booked("sustaining", "sustaining"),
  ];
}

/** The first days of the months of a window, oldest first. */
export function monthsOf({ from, until }: Window): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split("-").map(Number);
  for (;;) {
    const day = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
    if (day > until) return months;
    months.push(day);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** The exact sum, rounded to six decimals at the very end, as PostgreSQL's round() does. */
function sumOf(rows: readonly { amount: string }[]): string {
  const sum = rows.reduce((total, row) => total.plus(row.amount), new Big(0));
  return sum.round(6, Big.roundHalfUp).toFixed();
}
