/** How samples of one thing lie: how many, the one in the middle, the one that 99 of 100 stay below, the largest. */
export type Spread = { n: number; p50: number; p99: number; max: number };

/** By the nearest rank: each value is one that was measured, none lies between two. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new Error("Nothing was measured.");
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { n: sorted.length, p50: rounded(rank(0.5)), p99: rounded(rank(0.99)), max: rounded(rank(1)) };
}

/** Three digits: no clock here is better than that from one run to the next. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
