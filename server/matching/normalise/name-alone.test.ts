import { expect, it } from "vitest";
import { nameAlone } from "./name-alone.ts";
import { readPersonName } from "./read-person-name.ts";

it.each([
  ["Anna Meyer - Head of Sales", "Anna Meyer"],
  ["Anna Meyer | CEO", "Anna Meyer"],
  ["Anna Meyer, Vertriebsleiterin", "Anna Meyer"],
  ["Meyer, Anna (Einkauf)", "Meyer, Anna"],
  ["Dr. Jürgen König (Geschäftsführer)", "Dr. Jürgen König"],
  ["Twain, Mark, 1835-1910", "Twain, Mark"],
  ["Meyer, Anna, b. 1910", "Meyer, Anna"],
  ["Smith, J. S. (John Sam), 1942-", "Smith, John Sam"],
  ["Studio 1900s", "Studio 1900s"],
  ["Meyer, Anna", "Meyer, Anna"],
  ["van den Berg, Daan", "van den Berg, Daan"],
  ["Anna Meyer (geb. Koch)", "Anna Meyer (geb. Koch)"],
  ["Meyer - Personal Training", "Meyer - Personal Training"],
  ["Anna-Maria Meyer", "Anna-Maria Meyer"],
  ["", ""],
])("of %s the name alone is %s", (raw, name) => {
  expect(nameAlone(raw)).toBe(name);
});

it("leaves a text alone that is too long for a name, however it is written", () => {
  const long = `Anna${" ".repeat(100_000)}Meyer, CEO`;
  expect(nameAlone(long)).toBe(long);
});

it("reads a name whatever job stands behind it", () => {
  const read = (full: string) => readPersonName({ full, given: "", middle: "", family: "" });
  expect(read("Anna Meyer, Head of Sales")).toEqual(read("Anna Meyer"));
  expect(read("Meyer, Anna (Einkauf)")).toEqual(read("Anna Meyer"));
});
