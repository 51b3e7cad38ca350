import type { Comparison } from "./comparison.ts";

export const dayComparison: Comparison = {
  name: "birth date",
  levels: ["can't be said", "same", "one typing error apart", "partly the same", "same year", "different"],
};
const level = { missing: 0, same: 1, near: 2, partly: 3, year: 4, different: 5 };

/** Two days as yyyymmdd, an unknown part 00. */
export function compareDays(x: number, y: number): number {
  if (x === 0 || y === 0) return level.missing;
  if (x === y) return level.same;
  const [a, b] = [parts(x), parts(y)];
  const isSameYear = a.year === b.year;
  if (isSameYear && (a.month === 0 || b.month === 0 || a.day === 0 || b.day === 0)) return level.partly;
  if (isSameYear && a.month === b.day && a.day === b.month) return level.near;
  const edits = dayEdits(x, y);
  if (edits <= 1) return level.near;
  if (edits === 2 || Number(isSameYear) + Number(a.month === b.month) + Number(a.day === b.day) >= 2)
    return level.partly;
  return isSameYear ? level.year : level.different;
}

/**
 * How many typing mistakes lie between two days of eight digits (as `editsWithin` counts them), as far as that is two; more are
 * some number above. Either digits were replaced or swapped with their neighbour, or one was left out and another put in.
 */
export function dayEdits(x: number, y: number): number {
  let edits = 0;
  let from = 8;
  let to = -1;
  let [xBefore, yBefore] = [-1, -1];
  for (let [i, p, q] = [0, x, y]; i < 8; i++) {
    const [xDigit, yDigit] = [p % 10, q % 10];
    [p, q] = [Math.trunc(p / 10), Math.trunc(q / 10)];
    if (xDigit === yDigit) {
      xBefore = -1;
      continue;
    }
    if (from === 8) from = i;
    to = i;
    if (xBefore === yDigit && yBefore === xDigit) {
      // Swapped with the neighbour, which was counted already.
      xBefore = -1;
      continue;
    }
    edits++;
    [xBefore, yBefore] = [xDigit, yDigit];
  }
  if (edits <= 2) return edits;
  // The digits between those that agree in front and behind, one of them without its first, the other without its last.
  const below = 10 ** from;
  const span = 10 ** (to - from + 1);
  const [xs, ys] = [Math.trunc(x / below) % span, Math.trunc(y / below) % span];
  const isShifted = xs % (span / 10) === Math.trunc(ys / 10) || ys % (span / 10) === Math.trunc(xs / 10);
  return isShifted ? 2 : edits;
}

const parts = (day: number) => ({
  year: Math.floor(day / 10_000),
  month: Math.floor(day / 100) % 100,
  day: day % 100,
});
