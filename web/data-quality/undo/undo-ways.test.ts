import { expect, test } from "vitest";
import { undoWays } from "./undo-ways.ts";

const later = {
  runId: "0190c2b4-0000-7000-8000-000000000001",
  title: "Import 2 files",
  finishedAt: "2026-11-22T05:00:00Z",
  conflicts: 3,
};

test("a load nobody built upon goes whole", () => {
  expect(undoWays({ count: 0, laterLoads: [] })).toEqual([{ id: "whole", keep: "refuse", first: [] }]);
});

test("what people changed stays, and the rest goes", () => {
  expect(undoWays({ count: 2, laterLoads: [] })).toEqual([
    { id: "but-these", keep: "conflicting", first: [] },
  ]);
});

test("later loads may go first", () => {
  expect(undoWays({ count: 3, laterLoads: [later] }).map(({ id, first }) => [id, first])).toEqual([
    ["with-later", [later.runId]],
    ["but-these", []],
  ]);
});
