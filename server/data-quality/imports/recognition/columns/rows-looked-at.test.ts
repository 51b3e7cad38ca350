import { expect, test } from "vitest";
import { rowsLookedAt } from "./rows-looked-at.ts";

const looked = (rows: number, expected: number | undefined = rows) => {
  const isLookedAt = rowsLookedAt(expected);
  return Array.from({ length: rows }, (_, at) => at).filter(isLookedAt);
};

test.each([
  [50_000, 50_000],
  [150_000, 150_000],
  [60_000, undefined],
])("all of %d rows are looked at", (rows, expected) => {
  expect(looked(rows, expected)).toHaveLength(rows);
});

test("of a million rows the first fifty thousand, and of every part after them as many", () => {
  const rows = looked(1_000_000);
  expect(rows.filter((at) => at < 50_000)).toHaveLength(50_000);
  const parts = Array.from({ length: 10 }, (_, part) => 50_000 + part * 95_000);
  for (const from of parts) {
    const share = rows.filter((at) => at >= from && at < from + 95_000).length / 10_000;
    expect(Math.abs(share - 1)).toBeLessThan(0.06);
  }
  expect(looked(1_000_000)).toEqual(rows);
});
