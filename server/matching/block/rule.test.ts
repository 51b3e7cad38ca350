import { expect, it } from "vitest";
import { ColumnWriter } from "../encode/text-column.ts";
import { cut, derive, derivePart } from "./rule.ts";

it("derives from the bytes of a part what is derived from its text, of texts beyond ASCII, too", () => {
  const writer = new ColumnWriter();
  for (const text of [
    "osterkamp",
    "",
    "øre",
    "søren",
    "ab",
    "2015550147",
    "osterkamp",
    "李",
    "smith ø",
    "ø smith",
  ])
    writer.add(text);
  writer.numberOf("nobody has this");
  const column = writer.done();
  for (const length of [1, 3, 7, Infinity]) {
    expect(derivePart(column, length)).toEqual(derive(column, (text) => [cut(text, length)]));
    expect(derivePart(column, length, "end")).toEqual(derive(column, (text) => [text.slice(-length)]));
  }
});
