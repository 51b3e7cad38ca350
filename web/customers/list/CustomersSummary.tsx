import type { summariseCustomers } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import classes from "../customers.module.css";

/** Over the list: how many the sentence finds, what they bring together, and which share of all that is. */
export function CustomersSummary({ summary }: { summary: OutputOf<typeof summariseCustomers> | undefined }) {
  const { customers: t } = useTexts();
  const format = useFormat();
  if (summary === undefined) return <Skeleton width={260} />;
  const { count, countAll, revenue, profit, revenueShare, profitShare, losing, coverage } = summary;
  const isPart = count > 0 && count < countAll;
  const share = (value: number | null | undefined) =>
    isPart && value != null ? ` (${t.ofAll(format.percent(value))})` : "";
  const parts = [
    ...(revenue === undefined ? [] : [`${t.sumRevenue} ${format.money(revenue)}${share(revenueShare)}`]),
    ...(profit === undefined ? [] : [`${t.sumProfit} ${format.money(profit)}${share(profitShare)}`]),
    ...(losing === undefined || losing === 0 || losing === count ? [] : [t.losing(format.amount(losing))]),
    ...(summary.windowFrom === null || summary.windowUntil === null
      ? [t.notComputed]
      : [t.window(format.month(summary.windowFrom), format.month(summary.windowUntil))]),
  ];
  return (
    <>
      <strong>{format.count(count, t.customers)}</strong>
      {isPart ? ` (${t.ofAll(format.percent(countAll > 0 ? count / countAll : 0))})` : null}
      {parts.map((part) => ` · ${part}`)}
      {coverage == null || coverage >= 0.995 ? null : (
        <span className={classes.gap}> · {t.coverage(format.percent(coverage, { decimals: 0 }))}</span>
      )}
    </>
  );
}
