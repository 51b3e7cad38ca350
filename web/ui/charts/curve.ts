import { roundTicks, scaleOf } from "./scale.ts";

export type CurvePoint = { x: number; y: number };

export type Curve = {
  id: string;
  label: string;
  points: readonly CurvePoint[];
  /** `main` is ink with the area to zero tinted, `dashed` compares a method, `ghost` another time. */
  look: "main" | "dashed" | "ghost";
};

export type CurveMark = {
  x: number;
  y: number;
  label: string /** Where its words stand. */;
  side?: "above" | "below" | "left";
};

export type Drawing = ReturnType<typeof drawingOf>;

/** Everything the plot needs to know to put figures on a surface of this size. */
export function drawingOf(
  curves: readonly { points: readonly CurvePoint[] }[],
  width: number,
  height: number,
) {
  const all = curves.flatMap((curve) => curve.points);
  const xs = all.map((point) => point.x);
  const ys = all.map((point) => point.y);
  const isNarrow = width < 520;
  const left = isNarrow ? 46 : 58;
  const right = width - 8;
  const top = 26;
  const bottom = height - 40;
  const xRange = [Math.min(0, ...xs), Math.max(1e-9, ...xs)] as const;
  const yLow = Math.min(0, ...ys);
  const yHigh = Math.max(1e-9, ...ys);
  const yTicks = roundTicks(yLow, yHigh * 1.04, isNarrow ? 4 : 6);
  const yRange = [Math.min(yLow, yTicks[0] ?? 0), Math.max(yHigh * 1.06, yTicks.at(-1) ?? 0)] as const;
  const x = scaleOf(xRange, [left, right]);
  const y = scaleOf(yRange, [bottom, top]);
  const place = (point: CurvePoint) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`;

  return {
    width,
    left,
    right,
    top,
    bottom,
    x,
    y,
    xAt: scaleOf([left, right], xRange),
    yTicks,
    xTicks: roundTicks(xRange[0], xRange[1], isNarrow ? 4 : 8),
    line: (points: readonly CurvePoint[]) => (points.length > 0 ? `M${points.map(place).join("L")}` : ""),
    /** From the curve down (or up) to zero. */
    area: (points: readonly CurvePoint[]) => {
      const first = points[0];
      const last = points.at(-1);
      if (!first || !last) return "";
      return `M${x(first.x).toFixed(1)},${y(0).toFixed(1)}L${points.map(place).join("L")}L${x(last.x).toFixed(1)},${y(0).toFixed(1)}Z`;
    },
  };
}
