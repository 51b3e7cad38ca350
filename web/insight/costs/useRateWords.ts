import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ActivityUse } from "./ActivitiesTab.tsx";

/** What an activity takes, in words: `6 min + 2 × screens`, `12.50 each`. */
export function useRateWords() {
  const { activity: t } = useCostsTexts();
  const format = useFormat();
  const number = (value: number) => format.amount(value, { decimals: value % 1 === 0 ? 0 : 2 });
  return ({ method, rate }: Pick<ActivityUse, "method" | "rate">): string => {
    if (rate === null) return t.noRate;
    const terms = Object.entries(rate.terms).map(([field, each]) => ` + ${number(each)} × ${field}`);
    switch (method) {
      case "timed":
        return `${t.min(number(rate.minutes))}${terms.join("")}`;
      case "per_unit":
        return `${format.money(rate.unitPrice, { decimals: 2 })}${terms.join("")}`;
      default:
        return format.percent(rate.percent / 100, { decimals: rate.percent % 1 === 0 ? 0 : 1 });
    }
  };
}
