import { useMediaQuery } from "@mantine/hooks";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { ChartFrame } from "../../ui/charts/ChartFrame.tsx";
import { CurveChart } from "../../ui/charts/CurveChart.tsx";
import type { Curve, CurveMark } from "../../ui/charts/curve.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProfitCurve } from "./CurveSentence.tsx";

type ProfitCurveFigureProps = {
  curve: ProfitCurve;
  /** A place on the curve was clicked: 1 is the first customer. */
  onRank: (rank: number) => void;
};

/** Customers from the most profit to the least, what they bring summed up to each, with the marks as measured. */
export function ProfitCurveFigure({ curve, onRank }: ProfitCurveFigureProps) {
  const { curve: t } = useCurveTexts();
  const format = useFormat();
  const isPhone = useMediaQuery("(max-width: 760px)") ?? false;
  const title = t.chart[curve.measure];
  const points = pointsOf(curve.points);
  return (
    <ChartFrame
      title={title}
      note={t.note[curve.measure](
        format.currencySign(),
        `${format.month(curve.window.from)} – ${format.month(curve.window.until)}`,
      )}
      table={{
        columns: [t.whom[curve.by], t.soFar[curve.measure]],
        rows: everyTwentieth(curve.points).map((point) => [
          format.amount(point.customers),
          format.amount(point.amount),
        ]),
      }}
    >
      <CurveChart
        label={title}
        xLabel={t.whom[curve.by]}
        yLabel={`${t.soFar[curve.measure]}, ${format.currencySign()}`}
        formatX={(x) => format.amount(x)}
        formatY={(y) => format.short(y)}
        curves={curvesOf(curve, t)}
        marks={marks()}
        readOut={(point) =>
          t.readOut(
            format.amount(point.x),
            format.percent(point.x / (curve.customers || 1)),
            format.money(point.y),
            t.whom[curve.by],
          )
        }
        onPoint={(point) => onRank(Math.max(1, point.x))}
        height={400}
      />
    </ChartFrame>
  );

  function marks(): CurveMark[] {
    if (curve.marks === null) return [];
    const { top20, peak, end } = curve.marks;
    const share =
      top20.share === null ? format.short(top20.amount) : format.percent(top20.share, { decimals: 0 });
    const top = {
      x: top20.customers,
      y: Number(top20.amount),
      label: t.top20(share),
      side: isPhone ? ("below" as const) : ("left" as const),
    };
    const last = {
      x: end.customers,
      y: Number(end.amount),
      label: t.end(format.short(end.amount)),
      side: "below" as const,
    };
    if (peak.customers === end.customers || points.length < 2) return [top, last];
    return [
      top,
      { x: peak.customers, y: Number(peak.amount), label: t.peak(format.short(peak.amount)) },
      last,
    ];
  }
}

function curvesOf(curve: ProfitCurve, t: { before: string; average: string; asMeasured: string }): Curve[] {
  const { before, average, customers } = curve;
  return [
    ...(before
      ? [{ id: "before", label: t.before, look: "ghost" as const, points: scaled(before.points, customers) }]
      : []),
    ...(average
      ? [
          {
            id: "average",
            label: t.average,
            look: "dashed" as const,
            points: scaled(average.points, customers),
          },
        ]
      : []),
    { id: "main", label: t.asMeasured, look: "main", points: pointsOf(curve.points) },
  ];
}

/** The curve begins at nothing: no customer, no money. */
function pointsOf(points: readonly ProfitCurve["points"][number][]) {
  return [{ x: 0, y: 0 }, ...points.map((point) => ({ x: point.customers, y: Number(point.amount) }))];
}

/** Another year had other customers: its curve is drawn over the same width, by share of its own. */
function scaled(points: readonly ProfitCurve["points"][number][], customers: number) {
  const own = points.at(-1)?.customers ?? 1;
  return pointsOf(points).map((point) => ({ ...point, x: (point.x / own) * customers }));
}

function everyTwentieth<Point>(points: readonly Point[]): Point[] {
  const step = Math.max(1, Math.floor(points.length / 20));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
