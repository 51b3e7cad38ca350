// 95 of a hundred such intervals hold the true share.
const z = 1.96;

/**
 * Between which shares the true one lies when so many of so many were right (Wilson's score interval, which stays honest for few
 * and for shares near 1).
 */
export function wilson(right: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const share = right / all;
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * all)) / all);
  const middle = share + (z * z) / (2 * all);
  const whole = 1 + (z * z) / all;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}
