import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Waterfall } from "../../ui/figures/Waterfall.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { bridgeRows, type Movement } from "./bridge-rows.ts";

type Cause = Movement["bridge"][number]["cause"];

/** From the profit before to the profit now, cause by cause. */
export function MovementBridge({ movement }: { movement: Movement }) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  const { before, now } = movement;
  const days = (period: Movement["now"]) => `${format.month(period.from)} – ${format.month(period.until)}`;
  return (
    <Section title={t.bridge} note={`${format.currencySign()}, ${days(before)} → ${days(now)}`}>
      <Waterfall
        label={t.bridge}
        rows={bridgeRows(movement).map((row) => ({
          ...row,
          label: row.id === "before" ? t.before : row.id === "now" ? t.profitNow : t.causes[row.id],
          tip: row.id === "before" ? days(before) : row.id === "now" ? days(now) : tipOf(row.id),
        }))}
      />
    </Section>
  );

  function tipOf(cause: Cause): string {
    const tips = t.causeTips;
    if (cause === "new" || cause === "back" || cause === "lost" || cause === "volume") return tips[cause];
    return cause === "discount" || cause === "return" || cause === "cost_of_goods" ? tips.beyond : tips.cost;
  }
}
