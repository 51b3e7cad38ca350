import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

test.each([
  ["@Jane_Doe", "jane doe"],
  ["https://twitter.com/jane_doe", "jane doe"],
  ["https://www.linkedin.com/in/jane-doe/?trk=public", "jane doe"],
  ["instagram.com/@jane_doe", "jane doe"],
  ["https://www.acme.example/jane_doe", "https www acme example jane doe"],
  ["and/or, a text with a slash", "and or a text with a slash"],
  [`${"a/".repeat(5000)}`, "a ".repeat(100).trim()],
])("reads %j", (raw, read) => {
  expect(readText(raw)).toBe(read);
});
