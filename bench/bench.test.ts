import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { areas } from "./areas.ts";
import type { Figure } from "./figure.ts";
import { cell, isMet, report } from "./harness/report.ts";
import { type Results, readResults } from "./harness/results.ts";
import { spreadOf } from "./harness/statistics.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "bench-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One of the cells and sums of the tables. */
const opened: Figure = {
  name: "a door opened",
  load: "16 users",
  unit: "ms",
  spread: spreadOf([3, 3, 9]),
  roundTrip: spreadOf([4, 4, 12]),
  yardstick: { name: "a door that stands open", spread: spreadOf([2, 2, 2]) },
  aim: { at: "p99", atMost: 10 },
};

test("every area runs and yields figures, each of them a number with its count", async () => {
  const file = join(folder, "quick.json");
  await promisify(execFile)(process.execPath, ["bin/bench.ts", "--quick", "--json", file], { cwd: root });
  const results: Results = JSON.parse(readFileSync(file, "utf8"));
  expect(Object.keys(results.areas)).toEqual(areas.map(({ name }) => name));
  for (const { name } of areas) {
    const figures = results.areas[name]?.tiny?.figures ?? [];
    expect(figures.length, name).toBeGreaterThan(0);
    for (const { name: what, unit, spread, yardstick } of figures) {
      // How many are wrong may well be none.
      if (unit === "records") continue;
      for (const value of [spread, yardstick?.spread ?? spread].flatMap((one) => Object.values(one)))
        expect(value, `${name}: ${what}`).toBeGreaterThan(0);
    }
  }
  // About 20 s where nothing else runs; nine starts of whole servers take their time where something does.
}, 300_000);

test("an area that isn't there is named, with those that are", async () => {
  const asked = promisify(execFile)(process.execPath, ["bin/bench.ts", "cardz"], { cwd: root });
  await expect(asked).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("There is no area cardz. Areas: start-up"),
  });
});

test("an option that isn't there is answered with those that are", async () => {
  const asked = promisify(execFile)(process.execPath, ["bin/bench.ts", "--help"], { cwd: root });
  await expect(asked).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Usage: npm run bench -- [AREA…] [--size 10k|100k|1m]"),
  });
});

describe("the document", () => {
  test("docs/bench.md says what docs/bench.json holds", () => {
    expect(readFileSync(join(root, "docs/bench.md"), "utf8")).toBe(report(areas, readResults()));
  });

  test("a cell says middle, worst of a hundred, the way there and back, and how many times the yardstick", () => {
    expect(cell(opened)).toBe("3 / 9 ms (4 / 12), 2 ×");
    expect(cell({ name: "weighed", unit: "kB", spread: spreadOf([1234]) })).toBe("1,230 kB");
  });

  test("an aim is met at its own place of the spread", () => {
    expect(isMet(opened)).toBe(true);
    expect(isMet({ ...opened, aim: { at: "p99", atMost: 8 } })).toBe(false);
    expect(isMet({ ...opened, aim: { at: "p50", atMost: 3 } })).toBe(true);
    expect(isMet({ ...opened, aim: { at: "p50", atLeast: 3 } })).toBe(true);
    expect(isMet({ ...opened, aim: { at: "p50", atLeast: 4 } })).toBe(false);
  });

  test("sizes stand side by side, and the growth from the smallest to the largest beside them", () => {
    const [area] = areas;
    if (area === undefined) throw new Error("There is no area.");
    const machine = { cores: 2, memoryGb: 24, cpu: "a core", node: "24", postgres: "18" };
    const at = (times: number) => ({
      date: "2026-11-22",
      commit: "abc",
      machine,
      figures: [{ ...opened, spread: spreadOf([3 * times]) }],
    });
    const text = report(areas, { companies: {}, areas: { [area.name]: { "10k": at(1), "1m": at(5) } } });
    expect(text).toContain("| Figure | 10k | 1m | Grows | n | Aim |");
    expect(text).toContain("| 5 × | 1, 1 | p99 ≤ 10 ms: missed |");
    expect(text).toContain("a door that stands open (2 ms at 10k, 2 ms at 1m)");
  });
});
