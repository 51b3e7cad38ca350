/** A straight scale from figures to pixels. */
export type Scale = (value: number) => number;

export function scaleOf(from: readonly [number, number], to: readonly [number, number]): Scale {
  const span = from[1] - from[0] || 1;
  return (value) => to[0] + ((value - from[0]) / span) * (to[1] - to[0]);
}

/** Round figures (1, 2, 2.5, 5 times a power of ten) that cover a span in about `count` steps; zero is one of them when inside. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low || 1) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** The index of the point whose x is nearest; points are in the order of x. */
export function nearestIndex(points: readonly { x: number }[], x: number): number {
  let low = 0;
  let high = points.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? 0) < x) low = middle;
    else high = middle;
  }
  const left = points[low]?.x ?? 0;
  const right = points[high]?.x ?? 0;
  return x - left <= right - x ? low : high;
}
