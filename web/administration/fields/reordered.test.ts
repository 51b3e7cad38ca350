import { expect, test } from "vitest";
import { reordered } from "./reordered.ts";

test.each([
  [0, 2, "bcad"],
  [3, 0, "dabc"],
  [1, 1, "abcd"],
  [1, -4, "bacd"],
  [1, 9, "acdb"],
  [7, 0, "abcd"],
])("from %i to %i: %s", (from, to, word) => expect(reordered([..."abcd"], from, to).join("")).toBe(word));
