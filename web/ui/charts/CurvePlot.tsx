import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { CurveMarks } from "./CurveMarks.tsx";
import classes from "./CurvePlot.module.css";
import { type Curve, type CurveMark, type CurvePoint, type Drawing, drawingOf } from "./curve.ts";
import { nearestIndex } from "./scale.ts";

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
  const [at, setAt] = useState<number>();
  const main = curves.find((curve) => curve.look === "main") ?? curves[0];
  const points = main?.points ?? [];
  const drawing = drawingOf(curves, Math.max(width, 280), height);
  const point = at === undefined ? undefined : points[at];

  function read(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(nearestIndex(points, drawing.xAt(event.clientX - box.left)));
  }

  function press(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -points.length,
      End: points.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(points.length - 1, (at ?? -1) + step)));
    } else if (event.key === "Enter" && point) props.onPoint?.(point);
  }

  return (
    <div ref={ref} className={classes.frame}>
      <svg
        className={classes.plot}
        width={drawing.width}
        height={height}
        role="application"
        aria-label={`${props.label}. ${chart.readWithKeys}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onPointerMove={read}
        onPointerLeave={() => setAt(undefined)}
        onClick={() => point && props.onPoint?.(point)}
        onKeyDown={press}
        onBlur={() => setAt(undefined)}
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
        {point ? (
          <circle className={classes.reader} cx={drawing.x(point.x)} cy={drawing.y(point.y)} r={4.5} />
        ) : null}
        {point ? (
          <line
            className={classes.hair}
            x1={drawing.x(point.x)}
            x2={drawing.x(point.x)}
            y1={drawing.top}
            y2={drawing.bottom}
          />
        ) : null}
      </svg>
      <div className={classes.foot}>
        <Legend curves={curves} />
        <output className={classes.readOut} aria-live="polite">
          {point ? (props.readOut?.(point, at ?? 0) ?? `${formatX(point.x)}: ${formatY(point.y)}`) : null}
        </output>
      </div>
    </div>
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
            tick === drawing.xTicks[0] ? "start" : tick === drawing.xTicks.at(-1) ? "end" : "middle"
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
