import { expect, test } from "vitest";
import { readPersonName } from "./read-person-name.ts";

const named = (full: string) => {
  const { given, family } = readPersonName({ full, given: "", middle: "", family: "" });
  return `${given} ${family}`;
};

test.each([
  ["Jana Kowalskiego", "jan kowalski"],
  ["Janowi Kowalskiemu", "jan kowalski"],
  ["Anny Nowickiej", "anna nowicka"],
  ["Zofii Zawadzkiej", "zofia zawadzka"],
  ["Kowalskiego Jana", "kowalski jan"],
  ["Jankowskiej Zofii", "jankowska zofia"],
  ["Zofii Nowak-Zawadzkiej", "zofia nowak zawadzka"],
  ["Anna Maria Kowalska", "anna maria kowalska"],
])("%s is called %s", (full, called) => {
  expect(named(full)).toBe(called);
});

test("a given name tells no case by itself", () => {
  expect(named("Jana Brandt")).toBe("jana brandt");
  expect(named("Emmy Lindqvist")).toBe("emmy lindqvist");
});
