import { expect, test } from "vitest";
import { counted } from "./counted.ts";

test.each([
  [0, "0 records"],
  [1, "1 record"],
  [1200, "1,200 records"],
])("%i is %s", (count, words) => {
  expect(counted(count, "record")).toBe(words);
});

test("what has another form for several says it", () => {
  expect([counted(1, "pair waits", "pairs wait"), counted(2, "pair waits", "pairs wait")]).toEqual([
    "1 pair waits",
    "2 pairs wait",
  ]);
});
