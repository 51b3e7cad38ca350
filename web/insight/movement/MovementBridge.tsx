import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readMovement } from "../../../contract/insight.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Waterfall } from "../../ui/figures/Waterfall.tsx";
import { Section } from "../../ui/layout/Section.tsx";

export type Movement = OutputOf<typeof readMovement>;
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
        rows={[
          { id: "before", label: t.before, kind: "start", amount: movement.profitBefore, tip: days(before) },
          ...movement.bridge
            .filter(({ amount }) => Number(amount) !== 0)
            .map(({ cause, amount }) => ({
              id: cause,
              label: t.causes[cause],
              kind: "step" as const,
              amount,
              tip: tipOf(cause),
            })),
          { id: "now", label: t.profitNow, kind: "total", amount: movement.profitNow, tip: days(now) },
        ]}
      />
    </Section>
  );

  function tipOf(cause: Cause): string {
    const tips = t.causeTips;
    if (cause === "new" || cause === "back" || cause === "lost" || cause === "volume") return tips[cause];
    return cause === "discount" || cause === "return" || cause === "cost_of_goods" ? tips.beyond : tips.cost;
  }
}
