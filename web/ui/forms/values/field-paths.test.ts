import { expect, test } from "vitest";
import { readAt, withAt } from "./field-paths.ts";

const values = { name: "Call", terms: [{ field: "screens", each: "1" }], ownerId: null };

test.each([
  ["name", "Call"],
  ["ownerId", null],
  ["terms.0.each", "1"],
  ["terms.1.each", undefined],
  ["nobody", undefined],
  ["name.first", undefined],
])("at %s stands %j", (path, expected) => {
  expect(readAt(values, path)).toEqual(expected);
});

test.each([
  ["name", { ...values, name: "2" }],
  ["terms.0.each", { ...values, terms: [{ field: "screens", each: "2" }] }],
  ["fresh", { ...values, fresh: "2" }],
])("another value at %s leaves the rest as it was, and what there was untouched", (path, expected) => {
  const before = structuredClone(values);
  expect(withAt(values, path, "2")).toEqual(expected);
  expect(values).toEqual(before);
});
