import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MatchedPair } from "../../../matching/found-pairs.ts";
import { pairsToAsk } from "./pairs-to-ask.ts";
import { labelsOf, readLabels, refuseElsewhere } from "./read-labels.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-labels-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function labels(...lines: string[]) {
  const storedAt = join(folder, "labels.csv");
  writeFileSync(storedAt, lines.join("\n"));
  return readLabels({ path: "labels.csv", storedAt });
}

const origins = {
  files: [0, 0, 1, 1],
  rows: [1, 2, 1, 2],
  ids: ["1", "2", "1", "2"],
  sources: ["", "", "", ""],
};
const nameOf = (file: number) => ["crm.csv", "erp.csv"][file] ?? "";

describe("labels", () => {
  test("are of the files they name; else the left id is the first file's and the right id the last one's", async () => {
    const read = await labels(
      "left_file,right_file,left_id,right_id,is,evidence",
      "erp.csv,erp.csv,1,2,related,",
      ",,1,2,Same,name: same",
      ",,2,2,,",
    );
    expect(labelsOf(read, origins, nameOf)).toEqual({
      found: [
        { a: 2, b: 3, is: "related" },
        { a: 0, b: 3, is: "same" },
      ],
      elsewhere: { path: "labels.csv", said: [] },
    });
  });

  test("of records that are nowhere are kept for other kinds, and refused where there are none", async () => {
    const { elsewhere } = labelsOf(await labels("left_id,right_id,is", "1,7,same"), origins, nameOf);
    expect(elsewhere.said).toHaveLength(1);
    expect(() => refuseElsewhere(elsewhere, (id) => id === "1")).toThrow("one of 7");
  });
});

describe("pairs to ask", () => {
  const pair = (a: number, weight: number): MatchedPair => ({
    a,
    b: a + 1000,
    weight,
    outcome: weight > 0 ? "same" : "unsure",
    relation: null,
    isAutomatic: false,
  });
  // Of forty open pairs thirty answer one way and ten another; a hundred are sure.
  const pairs = [
    ...Array.from({ length: 100 }, (_, a) => pair(a, 9)),
    ...Array.from({ length: 40 }, (_, n) => pair(100 + n, 3.9 - n * 0.19)),
  ];
  const kindOf = (a: number) => (a % 4 === 0 ? "alike" : "a word in common");
  const explain = (a: number) => [{ comparison: "name", level: kindOf(a), bits: 1 }];

  test("are open ones, each kind of evidence as often as it comes up", () => {
    const asked = pairsToAsk({ pairs, explain }, 8);
    expect(asked).toHaveLength(8);
    expect(asked.every(({ weight }) => Math.abs(weight) < 4)).toBe(true);
    expect(asked.filter(({ a }) => kindOf(a) === "alike")).toHaveLength(2);
    expect(new Set(asked.map(({ a }) => a)).size).toBe(8);
  });

  test("are fewer than wanted where fewer are open", () => {
    expect(pairsToAsk({ pairs, explain }, 500)).toHaveLength(40);
    expect(pairsToAsk({ pairs: pairs.slice(0, 100), explain }, 5)).toEqual([]);
  });
});
