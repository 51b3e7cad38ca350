import { expect, test } from "vitest";
import { idOf } from "./source-ids.ts";

test.each([
  // The vendor's own example, and one without a capital.
  ["00570000001ZwTi", "00570000001ZwTiAAK"],
  ["001x00000035m0i", "001x00000035m0iAAA"],
])("%s is the same record as %s", (short, long) => {
  expect(idOf(short, "salesforce")).toBe(long);
  expect(idOf(long, "salesforce")).toBe(long);
  expect(idOf(long.toUpperCase(), "salesforce")).toBe(long);
});

test("what is no such id stays as it is, and so do the ids of others", () => {
  for (const id of ["", "4711", "00570000001ZwTiAA", "not an id at all"])
    expect(idOf(id, "salesforce")).toBe(id);
  expect(idOf("00570000001ZwTi", undefined)).toBe("00570000001ZwTi");
});
