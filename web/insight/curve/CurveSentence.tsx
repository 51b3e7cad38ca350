import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readProfitCurve } from "../../../contract/insight.ts";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";

export type ProfitCurve = OutputOf<typeof readProfitCurve>;

/** What the curve says, as measured: how much the best fifth brings, and how many cost more than they bring. */
export function CurveSentence({ curve }: { curve: ProfitCurve }) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const all = format.amount(curve.customers);
  const share = curve.marks?.top20.share ?? null;
  const whom = t.whom[curve.by];
  if (share === null) return t.sentenceNoWhole(all, whom);
  const measure = (curve.measure === "profit" ? t.profit : t.revenue).toLowerCase();
  const best = t.sentence(format.percent(share, { decimals: 0 }), measure, whom);
  if (curve.measure === "revenue") return `${best}.`;
  const others =
    curve.losing === 0
      ? t.sentenceNoLosing(all)
      : t.sentenceLosing(format.amount(curve.losing), all, format.money(curve.losses));
  return `${best}; ${others}`;
}
