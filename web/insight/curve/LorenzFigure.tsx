import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { ChartFrame } from "../../ui/charts/ChartFrame.tsx";
import { CurveChart } from "../../ui/charts/CurveChart.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProfitCurve } from "./CurveSentence.tsx";
import { lorenzOf } from "./lorenz.ts";

/** How unevenly customers bring: the share of the whole that the smallest ones bring together, beside an even spread. */
export function LorenzFigure({ curve }: { curve: ProfitCurve }) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const title = t.lorenz.chart[curve.measure];
  const points = lorenzOf(curve);
  if (points.length === 0) return <p>{t.lorenz.none}</p>;
  return (
    <ChartFrame
      title={title}
      note={t.lorenz.note(`${format.month(curve.window.from)} – ${format.month(curve.window.until)}`)}
      sentence={sentence()}
      table={{
        columns: [t.lorenz.x, t.lorenz.y[curve.measure]],
        rows: points
          .filter((_, index) => index % Math.max(1, Math.floor(points.length / 20)) === 0)
          .map((point) => [format.percent(point.x), format.percent(point.y)]),
      }}
    >
      <CurveChart
        label={title}
        xLabel={t.lorenz.x}
        yLabel={t.lorenz.y[curve.measure]}
        formatX={(x) => format.percent(x, { decimals: 0 })}
        formatY={(y) => format.percent(y, { decimals: 0 })}
        curves={[
          {
            id: "even",
            label: t.lorenz.even,
            look: "dashed",
            points: [
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ],
          },
          { id: "main", label: t.asMeasured, look: "main", points },
        ]}
        readOut={(point) =>
          t.lorenz.readOut(format.percent(point.x), format.percent(point.y), t[curve.measure].toLowerCase())
        }
        height={400}
      />
    </ChartFrame>
  );

  function sentence(): string {
    const left = curve.customers - curve.notBelowZero;
    return [
      curve.gini === null
        ? ""
        : t.lorenz.gini(format.amount(curve.gini, { decimals: 2 }), format.amount(curve.notBelowZero)),
      left > 0 ? t.lorenz.leftOut(format.count(left, t.lorenz.belowZero)) : "",
    ]
      .filter(Boolean)
      .join(" ");
  }
}
