import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { CurveMarks } from "./CurveMarks.tsx";
import classes from "./CurvePlot.module.css";
import { type Curve, type CurveMark, type CurvePoint, type Drawing, drawingOf } from "./curve.ts";
import { usePointReader } from "./usePointReader.ts";

export type CurveChartProps = {
  /** Read out as the name of the chart. */
  label: string;
  curves: readonly Curve[];
  marks?: readonly CurveMark[];
  xLabel: string;
  yLabel: string;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  /** What the read-out says of a point of the main curve; its coordinates otherwise. */
  readOut?: (point: CurvePoint, index: number) => ReactNode;
  onPoint?: (point: CurvePoint) => void;
  height?: number;
};

/**
 * One curve over at most some hundred points, drawn as SVG: honest scales with zero in the picture, marks with words,
 * comparisons dashed or pale. The pointer or the arrow keys read any point; Enter opens it.
 */
export function CurvePlot(props: CurveChartProps) {
  const { curves, marks = [], height = 360, formatX, formatY } = props;
  const { chart } = useTexts();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const main = curves.find((curve) => curve.look === "main") ?? curves[0];
  const points = main?.points ?? [];
  const drawing = drawingOf(curves, Math.max(width, 280), height);
  const { point, index, handlers } = usePointReader(points, drawing, props.onPoint);

  return (
    <div ref={ref} className={classes.frame}>
      <svg
        className={classes.plot}
        width={drawing.width}
        height={height}
        role="application"
        aria-label={`${props.label}. ${chart.readWithKeys}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read its points
        tabIndex={0}
        {...handlers}
      >
        <Axes
          drawing={drawing}
          formatX={formatX}
          formatY={formatY}
          xLabel={props.xLabel}
          yLabel={props.yLabel}
        />
        {main ? <path className={classes.area} d={drawing.area(main.points)} /> : null}
        {curves.map((curve) => (
          <path key={curve.id} className={classes[curve.look]} d={drawing.line(curve.points)} />
        ))}
        <CurveMarks marks={marks} drawing={drawing} />
        {point ? <Reader point={point} drawing={drawing} /> : null}
      </svg>
      <div className={classes.foot}>
        <Legend curves={curves} />
        <output className={classes.readOut} aria-live="polite">
          {point ? (props.readOut?.(point, index) ?? `${formatX(point.x)}: ${formatY(point.y)}`) : null}
        </output>
      </div>
    </div>
  );
}

/** The hair line through the point that is being read. */
function Reader({ point, drawing }: { point: CurvePoint; drawing: Drawing }) {
  const x = drawing.x(point.x);
  return (
    <>
      <circle className={classes.reader} cx={x} cy={drawing.y(point.y)} r={4.5} />
      <line className={classes.hair} x1={x} x2={x} y1={drawing.top} y2={drawing.bottom} />
    </>
  );
}

type AxesProps = {
  drawing: Drawing;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  xLabel: string;
  yLabel: string;
};

function Axes({ drawing, formatX, formatY, xLabel, yLabel }: AxesProps) {
  return (
    <g aria-hidden>
      {drawing.yTicks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? classes.zero : classes.grid}
            x1={drawing.left}
            x2={drawing.right}
            y1={drawing.y(tick)}
            y2={drawing.y(tick)}
          />
          <text className={classes.tick} x={drawing.left - 8} y={drawing.y(tick) + 4} textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {drawing.xTicks.map((tick) => (
        <text
          key={tick}
          className={classes.tick}
          x={drawing.x(tick)}
          y={drawing.bottom + 18}
          textAnchor={
            tick === drawing.xTicks[0] ? "start" : drawing.x(tick) > drawing.right - 24 ? "end" : "middle"
          }
        >
          {formatX(tick)}
        </text>
      ))}
      <text className={classes.axis} x={drawing.right} y={drawing.bottom + 34} textAnchor="end">
        {xLabel}
      </text>
      <text className={classes.axis} x={0} y={12}>
        {yLabel}
      </text>
    </g>
  );
}

function Legend({ curves }: { curves: readonly Curve[] }) {
  if (curves.length < 2) return <span />;
  return (
    <ul className={classes.legend}>
      {curves.map((curve) => (
        <li key={curve.id}>
          <svg width="22" height="8" aria-hidden>
            <path className={classes[curve.look]} d="M1 4H21" />
          </svg>
          {curve.label}
        </li>
      ))}
    </ul>
  );
}
