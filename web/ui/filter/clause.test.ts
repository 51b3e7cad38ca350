import { expect, test } from "vitest";
import { type FilterField, readRange, valueWords, withClause, writeRange } from "./clause.ts";

const words = {
  or: (labels: readonly string[]) => labels.join(" or "),
  amount: (value: string) => value,
  above: "above",
  below: "below",
  between: "between",
  and: "and",
};
const rating: FilterField = {
  id: "rating",
  kind: "choices",
  label: "Rating",
  before: "whose rating is",
  choices: [
    { value: "A", label: "A" },
    { value: "N", label: "not rated" },
  ],
};
const share: FilterField = {
  id: "share",
  kind: "number",
  label: "Share",
  before: "whose share is",
  unit: "%",
};

test.each([">30", "<-12.5", "10..20", "-5..5"])("the range %s reads and writes as itself", (text) => {
  const range = readRange(text);
  expect(range && writeRange(range)).toBe(text);
});

test.each(["", "30", ">", "a..b", ">30 or so"])("what is no range (%s) is none", (text) => {
  expect(readRange(text)).toBeUndefined();
});

test.each([
  [rating, "A,N", "A or not rated"],
  [rating, "A,X", "A or X"],
  [share, ">30", "above 30\u202f%"],
  [share, "10..20", "between 10 and 20\u202f%"],
  [share, "typed by hand", "typed by hand"],
])("a clause says its value in words", (field, text, expected) => {
  expect(valueWords(field, text, words)).toBe(expected);
});

test("a clause is set, changed and taken out without touching the others", () => {
  const values = withClause(withClause({}, "rating", "A"), "owner", "me");
  expect(values).toEqual({ rating: "A", owner: "me" });
  expect(withClause(values, "rating", undefined)).toEqual({ owner: "me" });
});
