import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { largestFalseCluster } from "./largest-false-cluster.ts";
import { type MadeRecord, madeColumns, makePeople } from "./make-people.ts";
import { writeMadePeople } from "./write-made-people.ts";

const folder = mkdtempSync(join(tmpdir(), "made-people-"));
afterAll(() => rmSync(folder, { recursive: true }));

const records = [...makePeople(5000, 7)];
const cell = ({ cells }: MadeRecord, name: string) => cells[madeColumns.indexOf(name)] ?? "";

describe("made-up people", () => {
  test("are the same for the same seed and others for another; a longer file begins as a shorter one", () => {
    expect([...makePeople(5000, 7)]).toEqual(records);
    expect([...makePeople(5100, 7)].slice(0, 5000)).toEqual(records);
    expect([...makePeople(5000, 8)]).not.toEqual(records);
  });

  test("have one to four records each, one after the other", () => {
    const counts = Map.groupBy(records, ({ person }) => person);
    expect([...counts.keys()]).toEqual([...counts.keys()].map((_, at) => at));
    expect(new Set([...counts.values()].map((own) => own.length))).toEqual(new Set([1, 2, 3, 4]));
    expect(records.length / counts.size).toBeCloseTo(1.6, 0);
  });

  test("come from nine countries, and of some families several share an address", () => {
    expect(new Set(records.map((one) => cell(one, "country"))).size).toBe(9);
    const homes = Map.groupBy(
      records.filter((one) => cell(one, "street") !== ""),
      (one) => `${cell(one, "family_name")} ${cell(one, "street")}`,
    );
    const shared = [...homes.values()].filter((own) => new Set(own.map(({ person }) => person)).size > 1);
    expect(shared.length).toBeGreaterThan(200);
  });

  test("stand in a file whose bytes are the same each time, with whose each record is beside it", () => {
    const { file, truth } = writeMadePeople(folder, 5000, 7);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines).toEqual([madeColumns.join(","), ...records.map(({ cells }) => cells.join(",")), ""]);
    expect(lines.slice(0, -1).every((line) => line.split(",").length === madeColumns.length)).toBe(true);
    const owners = readFileSync(truth, "utf8").split("\n");
    expect(owners.slice(0, 2)).toEqual(["record_id,entity_id", "r0,p0"]);
    expect(owners).toHaveLength(5002);
  });
});

test.each([
  // Groups 0 (three records of one), 3 (two of two entities) and 5 (one).
  [[0, 0, 0, 3, 3, 5], [1, 1, 1, 2, 3, 4], 2],
  [[0, 0, 0, 3, 3, 5], [1, 1, 1, 2, 2, 4], 0],
  [[0, 0, 0, 3, 3, 5], [1, 1, 9, 2, 3, 4], 3],
])("the largest cluster of %j that holds two of %j has %i records", (groups, entities, most) => {
  expect(largestFalseCluster(Int32Array.from(groups), Int32Array.from(entities))).toBe(most);
});
