import type { ProfitCurve } from "./CurveSentence.tsx";

type Point = { x: number; y: number };

/**
 * The Lorenz curve from the points of the profit curve: customers from the least to the most, both axes as shares. Customers below
 * zero are left out, since with them a share of the whole has no meaning. What the last k of n bring is the whole less
 * what the first n − k bring, so it is exact at each of the curve's points.
 */
export function lorenzOf(curve: Pick<ProfitCurve, "points" | "notBelowZero">): Point[] {
  const { notBelowZero: count } = curve;
  const kept = curve.points.filter((point) => point.customers <= count);
  const whole = Number(kept.at(-1)?.amount ?? 0);
  if (count === 0 || whole <= 0) return [];
  const points = kept.map((point) => ({
    x: (count - point.customers) / count,
    y: (whole - Number(point.amount)) / whole,
  }));
  return [...points.reverse(), { x: 1, y: 1 }];
}
