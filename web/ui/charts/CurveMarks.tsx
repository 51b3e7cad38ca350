import classes from "./CurvePlot.module.css";
import type { CurveMark, Drawing } from "./curve.ts";

/** Points of the curve that have something to say, with their words and a fine line down to the axis. */
export function CurveMarks({ marks, drawing }: { marks: readonly CurveMark[]; drawing: Drawing }) {
  return marks.map((mark) => {
    const x = drawing.x(mark.x);
    const y = drawing.y(mark.y);
    const { anchor, isBelow } = sideOf(mark, x, drawing);
    const dx = anchor === "end" ? -10 : 10;
    const dy = isBelow ? 20 : -10;
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

/** Where a mark's words stand: as asked, unless they would leave the picture. Width is guessed: SVG cannot tell before drawing. */
function sideOf(mark: CurveMark, x: number, drawing: Drawing): { anchor: "start" | "end"; isBelow: boolean } {
  const width = mark.label.length * 6.8 + 12;
  const fitsLeft = x - width >= drawing.left;
  const fitsRight = x + width <= drawing.right;
  const wantsLeft = mark.side === "left";
  const goesLeft = wantsLeft ? fitsLeft : !fitsRight;
  return { anchor: goesLeft ? "end" : "start", isBelow: mark.side === "below" || (wantsLeft && !fitsLeft) };
}
