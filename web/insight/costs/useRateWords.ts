import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ActivityUse } from "./activity-use.ts";

/** What an activity takes, in words: `6 min + 2 × screens`, `12.50 each`. */
export function useRateWords() {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const number = (value: number) => format.amount(value, { decimals: decimalsOf(value) });
  const percent = (value: number) => format.percent(value / 100, { decimals: decimalsOf(value) });
  return ({ method, rate }: Pick<ActivityUse, "method" | "rate">): string => {
    if (rate === null) return t.noRate;
    const terms = Object.entries(rate.terms).map(([field, each]) => ` + ${number(each)} × ${field}`);
    switch (method) {
      case "timed":
        return `${t.min(number(rate.minutes))}${terms.join("")}`;
      case "per_unit":
        return `${t.unit(format.money(rate.unitPrice, { decimals: 2 }))}${terms.join("")}`;
      case "percent":
        return t.percentOf(percent(rate.percent));
      case "pass_through":
        return t.percentOfCost(percent(rate.percent));
    }
  };
}

/** As many as it has, up to two: 3.5, not 3.50. */
function decimalsOf(value: number): number {
  return [0, 1].find((decimals) => Number(value.toFixed(decimals)) === value) ?? 2;
}
