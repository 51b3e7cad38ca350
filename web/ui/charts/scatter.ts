import { type BentScale, ticksOf } from "./bent-scale.ts";
import { scaleOf } from "./scale.ts";

/** Points as columns, so that a hundred thousand of them are a few arrays. All of one length. */
export type ScatterPoints = {
  x: Float32Array;
  y: Float32Array;
  /** 0 to 255. */
  size: Uint8Array;
  /** Which of the groups, by its place. */
  group: Uint8Array;
};

export type ScatterGroup = {
  id: string;
  label: string;
  shape: "diamond" | "circle" | "triangle" | "cross";
  /** A variable of the palette: `--accent-text`. */
  colour: string;
};

/** A line through the picture: y for each x, in amounts. */
export type ScatterLine = { id: string; label: string; y: (x: number) => number; look: "strong" | "fine" };

export type ScatterDrawing = ReturnType<typeof scatterDrawing>;

/** Where everything stands on a surface of this size. */
export function scatterDrawing(points: ScatterPoints, scale: BentScale, width: number, height: number) {
  const isNarrow = width < 520;
  const left = isNarrow ? 44 : 58;
  const right = width - 10;
  const top = 26;
  const bottom = height - 42;
  const xRange = rangeOf(points.x, scale, points.y);
  const yRange = rangeOf(points.y, scale, points.x);
  const x = scaleOf(xRange, [left, right]);
  const y = scaleOf(yRange, [bottom, top]);
  const [xs, ys] = placesOf(points, scale, x, y);
  return {
    width,
    height,
    isNarrow,
    left,
    right,
    top,
    bottom,
    scale,
    /** From a place on the scale to a pixel, and back. */
    x,
    y,
    xBack: scaleOf([left, right], xRange),
    yBack: scaleOf([bottom, top], yRange),
    xTicks: ticksOf(scale, ...xRange, isNarrow ? 4 : 9),
    yTicks: ticksOf(scale, ...yRange, isNarrow ? 5 : 7),
    xs,
    ys,
    lineOf,
  };

  function lineOf(line: ScatterLine): { d: string; end: { x: number; y: number } | undefined } {
    const steps = 120;
    const places = Array.from({ length: steps + 1 }, (_, step) => {
      const at = xRange[0] + ((xRange[1] - xRange[0]) * step) / steps;
      return { x: x(at), y: y(scale.at(line.y(scale.back(at)))) };
    });
    const inside = places.filter((place) => place.y >= top && place.y <= bottom);
    return {
      d: `M${places.map((place) => `${place.x.toFixed(1)},${place.y.toFixed(1)}`).join("L")}`,
      // A little before the end: the ends of several lines meet in the corner.
      end: inside.at(-Math.min(inside.length, 8)),
    };
  }
}

/** Every point's pixel, computed once for drawing, for the pointer and for the keys. */
function placesOf(
  points: ScatterPoints,
  scale: BentScale,
  x: (place: number) => number,
  y: (place: number) => number,
): [Float32Array, Float32Array] {
  const xs = new Float32Array(points.x.length);
  const ys = new Float32Array(points.x.length);
  for (let at = 0; at < xs.length; at++) {
    xs[at] = x(scale.at(points.x[at] ?? 0));
    ys[at] = y(scale.at(points.y[at] ?? 0));
  }
  return [xs, ys];
}

/** From the least to the most with zero inside, and a little room at both ends. Where all is zero, as far up as the `other` axis goes. */
function rangeOf(amounts: Float32Array, scale: BentScale, other: Float32Array): [number, number] {
  const [low, high] = reachOf(amounts);
  const [from, to] = [scale.at(low), scale.at(high > low ? high : reachOf(other)[1])];
  const room = (to - from || 1) * 0.03;
  return [from - room, to + room];
}

function reachOf(amounts: Float32Array): [number, number] {
  let low = 0;
  let high = 0;
  for (const amount of amounts) {
    if (amount < low) low = amount;
    if (amount > high) high = amount;
  }
  return [low, high];
}

/** The point nearest to a pixel, undefined when none is within reach. */
export function nearestPoint(
  drawing: Pick<ScatterDrawing, "xs" | "ys">,
  shown: (index: number) => boolean,
  x: number,
  y: number,
  reach = 14,
): number | undefined {
  let found: number | undefined;
  let least = reach * reach;
  for (let at = 0; at < drawing.xs.length; at++) {
    const dx = (drawing.xs[at] ?? 0) - x;
    const dy = (drawing.ys[at] ?? 0) - y;
    const distance = dx * dx + dy * dy;
    if (distance <= least && shown(at)) {
      least = distance;
      found = at;
    }
  }
  return found;
}

/** The next point in a direction: the nearest of those that stand more that way than aside. */
export function nextPoint(
  drawing: Pick<ScatterDrawing, "xs" | "ys">,
  shown: (index: number) => boolean,
  from: number,
  direction: readonly [number, number],
): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < drawing.xs.length; at++) {
    const dx = (drawing.xs[at] ?? 0) - (drawing.xs[from] ?? 0);
    const dy = (drawing.ys[at] ?? 0) - (drawing.ys[from] ?? 0);
    const ahead = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1] - dy * direction[0]);
    const distance = dx * dx + dy * dy;
    if (ahead > 0.01 && aside <= ahead && distance < least && at !== from && shown(at)) {
      least = distance;
      found = at;
    }
  }
  return found;
}
