import type { WaterfallRow } from "./waterfall-of.ts";

export type Bands = {
  brings: "most" | "middle" | "smaller_part" | "nothing" | "less_than_it_costs" | "unknown";
  serving: "little" | "usual" | "much" | "very_much" | "unknown";
};

/** How much a customer brings and takes, in words for those who may not see money: no figure can be read back from them. */
export function bandsOf(
  waterfall: readonly Pick<WaterfallRow, "line" | "amount">[],
  base: "A" | "B" | "C" | "N" | null,
  isCustomer: boolean,
): Bands {
  const of = (line: string) => Number(waterfall.find((row) => row.line === line)?.amount ?? 0);
  return {
    brings: bringsOf(of("profit"), of("revenue"), base, isCustomer),
    serving: servingBand(-of("serving"), of("gross_margin")),
  };
}

function bringsOf(
  profit: number,
  revenue: number,
  base: string | null,
  isCustomer: boolean,
): Bands["brings"] {
  if (!isCustomer || base === null) return "unknown";
  if (profit < 0) return "less_than_it_costs";
  if (revenue === 0) return "nothing";
  if (base === "N") return "unknown";
  return base === "A" ? "most" : base === "B" ? "middle" : "smaller_part";
}

function servingBand(serving: number, margin: number): Bands["serving"] {
  if (margin <= 0) return serving > 0 ? "very_much" : "unknown";
  const share = serving / margin;
  if (share < 0.1) return "little";
  if (share < 0.3) return "usual";
  return share < 0.6 ? "much" : "very_much";
}
