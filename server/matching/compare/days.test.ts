import { expect, it } from "vitest";
import { dice } from "../../../test/dice.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { compareDays, dayComparison, dayEdits, packedDay } from "./days.ts";

const digits = (day: number) => String(day).padStart(8, "0");

it("counts the edits between two days as they are counted between texts", () => {
  const random = dice(7);
  for (let n = 0; n < 40_000; n++) {
    const x = random(10) === 0 ? random(100_000_000) : 19_000_000 + random(120) * 10_000 + random(1300);
    // Near ones, far ones, and those with a digit moved along.
    const text = digits(x);
    const [from, to] = [random(8), random(8)];
    const moved = [...text.slice(0, from), ...text.slice(from + 1)];
    moved.splice(to, 0, String(random(10)));
    const y = [Number(moved.join("")), x + 10 ** random(8) - 10 ** random(8), 19_000_000 + random(1_200_000)][
      random(3)
    ] as number;
    if (y < 0 || y > 99_999_999) continue;
    expect([x, y, Math.min(3, dayEdits(packedDay(x), packedDay(y)))]).toEqual([
      x,
      y,
      editsWithin(text, digits(y), 2),
    ]);
  }
});

it.each([
  [1950, 1950, "same"],
  [1950, 1951, "one typing error apart"],
  [1949, 1950, "one typing error apart"],
  [1950, 1954, "partly the same"],
  [1934, 1978, "different"],
])("of years alone, %i and %i are %s", (x, y, level) => {
  expect(dayComparison.levels[compareDays(packedDay(x * 10_000), packedDay(y * 10_000))]).toBe(level);
});
