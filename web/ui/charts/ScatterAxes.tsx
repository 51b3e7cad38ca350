import classes from "./ScatterPlot.module.css";
import type { ScatterDrawing } from "./scatter.ts";

type ScatterAxesProps = {
  drawing: ScatterDrawing;
  format: (amount: number) => string;
  xLabel: string;
  yLabel: string;
};

/** Both scales with their amounts; the lines of zero are drawn stronger. */
export function ScatterAxes({ drawing, format, xLabel, yLabel }: ScatterAxesProps) {
  const { left, right, top, bottom, scale } = drawing;
  return (
    <g aria-hidden>
      {drawing.yTicks.map((tick) => {
        const y = drawing.y(scale.at(tick));
        return (
          <g key={tick}>
            <line className={tick === 0 ? classes.zero : classes.grid} x1={left} x2={right} y1={y} y2={y} />
            <text className={classes.tick} x={left - 8} y={y + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        );
      })}
      {drawing.xTicks.map((tick) => {
        const x = drawing.x(scale.at(tick));
        return (
          <g key={tick}>
            <line className={tick === 0 ? classes.zero : classes.grid} x1={x} x2={x} y1={top} y2={bottom} />
            <text className={classes.tick} x={x} y={bottom + 18} textAnchor="middle">
              {format(tick)}
            </text>
          </g>
        );
      })}
      <text className={classes.axis} x={right} y={bottom + 36} textAnchor="end">
        {xLabel}
      </text>
      <text className={classes.axis} x={0} y={12}>
        {yLabel}
      </text>
    </g>
  );
}
