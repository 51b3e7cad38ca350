import { expect, test } from "vitest";
import { pathText } from "./path-text.ts";

test.each([
  // It is none of those who subscribed.
  ["unsubscribed_export.csv", 22, "…subscribed_export.csv"],
  ["exactly.csv", 11, "exactly.csv"],
  ["a.csv", 8, "a.csv   "],
])("%s in %i characters", (path, width, text) => {
  expect(pathText(path, width)).toBe(text);
});
