import { editsWithin } from "../strings/edits-within.ts";
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
  const [s, t] = [String(x).padStart(8, "0"), String(y).padStart(8, "0")];
  const edits = editsWithin(s, t, 2);
  if (edits <= 1) return level.near;
  if (edits === 2 || Number(isSameYear) + Number(a.month === b.month) + Number(a.day === b.day) >= 2)
    return level.partly;
  return isSameYear ? level.year : level.different;
}

const parts = (day: number) => ({
  year: Math.floor(day / 10_000),
  month: Math.floor(day / 100) % 100,
  day: day % 100,
});
