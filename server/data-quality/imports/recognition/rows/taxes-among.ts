import { readAmount } from "../../reading/values/amounts.ts";
import { nameWords } from "../header-words.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";

// Percentages of sales taxes that are in force somewhere, as a share of what is sold.
const rates = [
  0.05, 0.055, 0.06, 0.07, 0.077, 0.08, 0.081, 0.09, 0.1, 0.12, 0.14, 0.16, 0.18, 0.19, 0.2, 0.21, 0.22, 0.23,
  0.24, 0.25, 0.27,
];
const rowsTold = 2;
const figuresMost = 14;
// Of less a rounded tax tells nothing.
const amountLeast = 20;

/** Which figures are the tax on which others, by the rates that there are: 19 of 100 is on top of it, 19 of 119 is in it. */
export function taxesAmong(
  rows: readonly (readonly string[])[],
  columns: readonly ColumnSketch[],
): NonNullable<TableSketch["taxed"]> {
  const figures = columns
    .flatMap(({ shares }, at) => ((shares.figure ?? 0) > 0.9 ? [at] : []))
    .slice(0, figuresMost);
  const taxes = figures.filter((at) =>
    nameWords(columns[at]?.column ?? "").some(({ notions }) => notions.includes("tax")),
  );
  return taxes.flatMap((tax) =>
    figures.flatMap((amount): NonNullable<TableSketch["taxed"]> => {
      if (amount === tax) return [];
      const shares = rows.slice(0, 200).flatMap((cells) => shareOf(cells[tax] ?? "", cells[amount] ?? ""));
      if (shares.length < rowsTold) return [];
      const areAll = (isMeant: (rate: number) => number) =>
        shares.every(({ share, slack }) => rates.some((rate) => Math.abs(isMeant(rate) - share) <= slack));
      if (areAll((rate) => rate)) return [{ tax, amount, isWithin: false }];
      return areAll((rate) => rate / (1 + rate)) ? [{ tax, amount, isWithin: true }] : [];
    }),
  );
}

function shareOf(tax: string, amount: string): { share: number; slack: number }[] {
  const [part, whole] = [Number(readAmount(tax) ?? Number.NaN), Number(readAmount(amount) ?? Number.NaN)];
  if (!(Math.abs(whole) >= amountLeast) || !(Math.abs(part) > 0)) return [];
  return [{ share: part / whole, slack: 0.0051 / Math.abs(whole) + 0.00005 }];
}
