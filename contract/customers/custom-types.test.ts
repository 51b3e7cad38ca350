import { expect, test } from "vitest";
import { linkOf, severalOf, writeSeveral } from "./custom-types.ts";

test.each([
  ["gold | silver", ["gold", "silver"]],
  ["gold; silver;gold", ["gold", "silver"]],
  ["gold\nsilver\n", ["gold", "silver"]],
  ["gold, not silver", ["gold, not silver"]],
  ["", []],
])("%j holds the choices %j", (value, choices) => {
  expect(severalOf(value)).toEqual(choices);
  expect(severalOf(writeSeveral(choices))).toEqual(choices);
});

test.each([
  [
    "https://nordwind.example/a?b=1",
    { words: "nordwind.example/a?b=1", href: "https://nordwind.example/a?b=1" },
  ],
  [
    "Contract of 2024 https://nordwind.example",
    { words: "Contract of 2024", href: "https://nordwind.example" },
  ],
  ["nordwind.example", null],
  ["javascript:alert(1)", null],
  ["https://", null],
  ["https://one.example and more", null],
])("%j as a link", (value, link) => {
  expect(linkOf(value)).toEqual(link);
});
