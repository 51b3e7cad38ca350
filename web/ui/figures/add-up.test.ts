import { expect, test } from "vitest";
import { addUp } from "./add-up.ts";

test.each([
  [[0.4, 0.4, 0.4], 0, [1, 0, 0], 1],
  [[154_293.333, 32_373.333, 0, 0], 0, [154_293, 32_374, 0, 0], 186_667],
  [[100.005, -0.005], 2, [100.01, -0.01], 100],
  [[-0.5, 1.5], 0, [-1, 2], 1],
  [[], 0, [], 0],
])("parts %j with %i decimals are shown as they add up", (parts, decimals, shown, total) => {
  const added = addUp(parts, decimals);
  expect(added.total).toBe(total);
  expect(added.parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 6);
  expect(added.parts.length).toBe(shown.length);
  for (const [at, part] of added.parts.entries())
    expect(Math.abs(part - (parts[at] ?? 0))).toBeLessThan(1 / 10 ** decimals + 1e-9);
});
