import { expect, it } from "vitest";
import { blocksOf } from "./blocks.ts";
import { hashText } from "./hash.ts";
import { doMeet, meetingsOf, takeStep, tellPairs } from "./meetings.ts";
import type { BlockingRule } from "./rule.ts";

const records = 400;
/** Three ways to meet, with blocks of several sizes and one crowd. */
const rules: BlockingRule[] = [
  { name: "by seven", most: 60, keys: (r, tell) => tell(hashText(`a${r % 7 === 0 ? r % 49 : r}`)) },
  { name: "by eleven", most: 60, keys: (r, tell) => tell(hashText(`b${r % 90}`)) },
  {
    name: "two keys",
    most: 40,
    keys: (r, tell) => {
      tell(hashText(`c${r % 5}`));
      tell(hashText(`d${Math.floor(r / 3)}`));
      tell(hashText(`d${Math.floor(r / 3)}`));
    },
  },
];

function expected(): Set<string> {
  const pairs = new Set<string>();
  for (const rule of rules) {
    const blocks = new Map<number, Set<number>>();
    for (let r = 0; r < records; r++)
      rule.keys(r, (key) => blocks.set(key, (blocks.get(key) ?? new Set()).add(r)));
    for (const block of blocks.values()) {
      if (block.size > rule.most) continue;
      const members = [...block].sort((x, y) => x - y);
      members.forEach((a, i) => {
        for (const b of members.slice(i + 1)) pairs.add(`${a} ${b}`);
      });
    }
  }
  return pairs;
}

const blocks = rules.map((rule) => blocksOf(records, rule));
const meetings = await meetingsOf(records, blocks, async (step, of) =>
  takeStep(step, of, { from: 0, to: records }),
);

it("is the same whoever does which records", async () => {
  const shared = await meetingsOf(records, blocks, async (step, of) => {
    takeStep(step, of, { from: 0, to: 170 });
    takeStep(step, of, { from: 170, to: records });
  });
  expect(shared).toEqual(meetings);
});

it("tells each pair that meets once, whatever the number of parts", () => {
  for (const parts of [1, 2, 3]) {
    const told: string[] = [];
    for (let part = 0; part < parts; part++)
      tellPairs(meetings, { part, parts }, (a, b) => told.push(`${Math.min(a, b)} ${Math.max(a, b)}`));
    expect(new Set(told)).toEqual(expected());
    expect(told.length).toBe(new Set(told).size);
  }
});

it("knows whether two records meet", () => {
  const pairs = expected();
  for (let a = 0; a < 60; a++)
    for (let b = a + 1; b < 60; b++) expect(doMeet(meetings, a, b)).toBe(pairs.has(`${a} ${b}`));
});

it("a sample is a part of the whole, told once", () => {
  const told: string[] = [];
  for (let part = 0; part < 2; part++)
    tellPairs(meetings, { part, parts: 2, everyth: 4 }, (a, b) =>
      told.push(`${Math.min(a, b)} ${Math.max(a, b)}`),
    );
  expect(told.length).toBe(new Set(told).size);
  expect(told.length).toBeGreaterThan(0);
  const pairs = expected();
  for (const pair of told) expect(pairs).toContain(pair);
});
