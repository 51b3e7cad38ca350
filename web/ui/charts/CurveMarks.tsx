import classes from "./CurvePlot.module.css";
import type { CurveMark, Drawing } from "./curve.ts";

/** Points of the curve that have something to say, with their words and a fine line down to the axis. */
export function CurveMarks({ marks, drawing }: { marks: readonly CurveMark[]; drawing: Drawing }) {
  return marks.map((mark) => {
    const x = drawing.x(mark.x);
    const y = drawing.y(mark.y);
    const isRight = x > drawing.right - 160;
    const anchor = mark.side === "left" || isRight ? "end" : "start";
    const dx = anchor === "end" ? -10 : 10;
    const dy = mark.side === "below" ? 20 : -10;
    return (
      <g key={`${mark.x} ${mark.label}`}>
        <line className={classes.markLine} x1={x} x2={x} y1={y} y2={drawing.y(0)} />
        <circle className={classes.mark} cx={x} cy={y} r={3.5} />
        <text className={classes.markWords} x={x + dx} y={y + dy} textAnchor={anchor}>
          {mark.label}
        </text>
      </g>
    );
  });
}
