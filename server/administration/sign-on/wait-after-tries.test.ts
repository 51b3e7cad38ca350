import { expect, test } from "vitest";
import { secondsToWait } from "./wait-after-tries.ts";

const now = new Date("2026-11-21T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  ["account", 0, null, 0],
  ["account", 4, 0, 0],
  ["account", 5, 0, 5],
  ["account", 5, 3, 2],
  ["account", 5, 5, 0],
  ["account", 8, 0, 40],
  ["account", 20, 0, 900],
  ["account", 500, 899, 1],
  ["address", 29, 0, 0],
  ["address", 30, 0, 5],
  ["address", 33, 0, 40],
] as const)("%s after %i failed tries, the last %s s ago: wait %i s", (kind, count, ago, wait) => {
  const lastAt = ago === null ? null : secondsAgo(ago);
  expect(secondsToWait(kind, { count, lastAt }, now)).toBe(wait);
});
