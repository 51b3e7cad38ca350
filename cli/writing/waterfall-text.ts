import { shownRows } from "../../contract/insight/sums-of-parts.ts";
import type { ValueOfOne } from "../../server/insight/value/command-line/value-of-one.ts";

type Row = NonNullable<ValueOfOne["waterfall"]>[number];

const names: Record<Row["line"], string> = {
  list_sales: "list sales",
  discount: "discounts",
  order_discount: "discounts on orders",
  concession: "price concessions",
  invoiced: "invoiced",
  return: "returns",
  rebate: "rebates",
  revenue: "net revenue",
  cost_of_goods: "cost of goods",
  gross_margin: "gross margin",
  direct_cost: "freight and direct cost",
  serving: "serving",
  redress: "redress",
  finance: "finance",
  marketing: "marketing",
  adjustment: "corrections",
  profit: "profit",
};

/** From list sales down to profit, a line each, in hundredths that add up as they stand; the year before beside them. */
export function waterfallText(rows: readonly Pick<Row, "line" | "kind" | "amount" | "before">[]): string[] {
  const amounts = shownRows(rows);
  const befores = rows.some((row) => row.before === null)
    ? undefined
    : shownRows(rows.map(({ kind, before }) => ({ kind, amount: before ?? "0" })));
  return rows.flatMap(({ line, kind, amount, before }, index) => {
    if (kind === "step" && Number(amount) === 0 && Number(before ?? 0) === 0) return [];
    const beside = befores === undefined ? "" : grouped(befores[index] ?? "").padStart(18);
    return [
      `${kind === "total" ? "=" : " "} ${names[line].padEnd(24)}${grouped(amounts[index] ?? "").padStart(16)}${beside}`,
    ];
  });
}

function grouped(amount: string): string {
  const [whole = "", cents] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}
