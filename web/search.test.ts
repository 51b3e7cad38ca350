import { expect, test } from "vitest";
import { flag, oneOf, orElse, searchOf, text, wholeNumber } from "./search.ts";

const search = searchOf({
  text,
  before: flag,
  from: wholeNumber({ least: 1 }),
  sort: oneOf(["name", "profit"]),
  kind: orElse(oneOf(["person", "household"]), "person"),
});

test("an address is read as what it means", () => {
  expect(
    search.parse({
      text: "Müller",
      before: "true",
      from: "20",
      sort: "profit",
      kind: "household",
      other: "1",
    }),
  ).toEqual({
    text: "Müller",
    before: true,
    from: 20,
    sort: "profit",
    kind: "household",
  });
});

test("what the page set itself is read again unchanged", () => {
  const values = { text: "x", before: false, from: 3, sort: "name", kind: "person" } as const;
  expect(search.parse(values)).toEqual(values);
});

test("what was typed wrong is as if it were not there, also when laid over the address", () => {
  const typed = { text: "", before: "maybe", from: "0", sort: "colour", kind: "ship" };
  expect({ ...typed, ...search.parse(typed) }).toEqual({ kind: "person" });
});
