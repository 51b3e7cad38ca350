import { expect, it } from "vitest";
import { nameAlone } from "./name-alone.ts";
import { readPersonName } from "./read-person-name.ts";

it.each([
  ["Anna Meyer - Head of Sales", "Anna Meyer"],
  ["Anna Meyer | CEO", "Anna Meyer"],
  ["Anna Meyer, Vertriebsleiterin", "Anna Meyer"],
  ["Meyer, Anna (Einkauf)", "Meyer, Anna"],
  ["Dr. Jürgen König (Geschäftsführer)", "Dr. Jürgen König"],
  ["Meyer, Anna", "Meyer, Anna"],
  ["van den Berg, Daan", "van den Berg, Daan"],
  ["Anna Meyer (geb. Koch)", "Anna Meyer (geb. Koch)"],
  ["Meyer - Personal Training", "Meyer - Personal Training"],
  ["Anna-Maria Meyer", "Anna-Maria Meyer"],
  ["", ""],
])("of %s the name alone is %s", (raw, name) => {
  expect(nameAlone(raw)).toBe(name);
});

it("reads a name whatever job stands behind it", () => {
  const read = (full: string) => readPersonName({ full, given: "", middle: "", family: "" });
  expect(read("Anna Meyer, Head of Sales")).toEqual(read("Anna Meyer"));
  expect(read("Meyer, Anna (Einkauf)")).toEqual(read("Anna Meyer"));
});
