import { expect, test } from "vitest";
import { closedYear, yearBefore, yearStart } from "./window-of.ts";

test.each([
  ["2026-10-31", 1, "2025-01-01", "2025-12-31"],
  ["2026-12-31", 1, "2026-01-01", "2026-12-31"],
  ["2026-10-31", 4, "2025-04-01", "2026-03-31"],
  ["2026-03-31", 4, "2025-04-01", "2026-03-31"],
  ["2026-02-28", 4, "2024-04-01", "2025-03-31"],
  ["2026-10-31", 11, "2025-11-01", "2026-10-31"],
  ["2024-02-29", 3, "2023-03-01", "2024-02-29"],
])("on %s the last closed year that begins in month %i is %s to %s", (until, month, from, last) => {
  expect(closedYear(until, month)).toEqual({ from, until: last });
});

test.each([
  ["2026-11-28", 1, "2026-01-01"],
  ["2026-11-28", 12, "2025-12-01"],
  ["2026-11-28", 11, "2026-11-01"],
])("%s is in the year that began, with month %i, on %s", (day, month, from) => {
  expect(yearStart(day, month)).toBe(from);
});

test.each([
  ["2024-03-01", "2025-02-28", "2023-03-01", "2024-02-29"],
  ["2023-03-01", "2024-02-29", "2022-03-01", "2023-02-28"],
  ["2026-01-01", "2026-11-28", "2025-01-01", "2025-11-28"],
  ["2024-01-01", "2024-02-28", "2023-01-01", "2023-02-28"],
])("a year before %s to %s is %s to %s", (from, until, before, last) => {
  expect(yearBefore({ from, until })).toEqual({ from: before, until: last });
});
