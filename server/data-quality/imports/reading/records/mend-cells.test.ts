import { describe, expect, test } from "vitest";
import type { Mend } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { prepareMender } from "./mend-cells.ts";

function mended(rules: Mend[], ...cells: string[]): readonly string[] {
  return prepareMender(rules, ["Name", "Town"]).mend(cells);
}

describe("one cell", () => {
  test.each<[Mend, string, string]>([
    [{ column: "Name", trim: true }, "  Anna \t Maria ", "Anna Maria"],
    [{ column: "name", letters: "upper" }, "müller", "MÜLLER"],
    [{ column: "Name", letters: "lower" }, "ANNA@EXAMPLE.com", "anna@example.com"],
    [{ column: "Name", letters: "title" }, "JEAN-LUC O'NEILL von DER ödén", "Jean-Luc O'Neill Von Der Ödén"],
    [{ column: "Name", replace: { "n/a": "", X: "Y" } }, "n/a", ""],
    [{ column: "Name", replace: { "n/a": "", X: "Y" } }, "X Y", "X Y"],
    [{ column: "Name", replace: { "n/a": "" } }, "constructor", "constructor"],
    [{ column: "Name", find: ".", with: "$&" }, "a.b.c", "a$&b$&c"],
    [{ column: "Name", otherwise: "unknown" }, " ", "unknown"],
    [{ column: "Name", otherwise: "unknown" }, "known", "known"],
    [{ column: "Name", orColumn: "town" }, " ", "Ulm"],
    [{ column: "Name", orColumn: "town" }, "known", "known"],
    [{ column: "Name", orColumn: "Nobody" }, "", ""],
    [{ column: "Nobody", letters: "upper" }, "as it was", "as it was"],
  ])("%j makes of %j: %j", (rule, before, after) => {
    expect(mended([rule], before, "Ulm")).toEqual([after, "Ulm"]);
  });
});

describe("a cell cut into columns", () => {
  test.each<[string, string[], "first" | "last", string[]]>([
    ["Anna Maria Huber", ["Given", "Family"], "first", ["Anna Maria", "Huber"]],
    ["Anna Maria Huber", ["Given", "Family"], "last", ["Anna", "Maria Huber"]],
    ["Huber", ["Given", "Family"], "first", ["", "Huber"]],
    ["Huber", ["Given", "Family"], "last", ["Huber", ""]],
    ["", ["Given", "Family"], "first", ["", ""]],
    ["Anna  Huber", ["Given", "Middle", "Family"], "first", ["", "Anna", "Huber"]],
  ])("%j into %j, the %s takes the rest", (cell, into, rest, made) => {
    expect(mended([{ column: "Name", split: " ", into, rest }], cell, "Ulm")).toEqual([cell, "Ulm", ...made]);
  });

  test("is done in order with the other rules, into columns that are there or are made", () => {
    const rules: Mend[] = [
      { column: "Name", find: " / ", with: "/" },
      { column: "Name", split: "/", into: ["Name", "town", "Rest"], rest: "last" },
      { column: "Rest", letters: "upper" },
    ];
    const mender = prepareMender(rules, ["Name", "Town"]);
    expect(mender.header).toEqual(["Name", "Town", "Rest"]);
    expect(mender.madeFrom).toEqual(new Map([[2, 0]]));
    expect(mender.mend(["Anna / Ulm / a/b", "", "beyond"])).toEqual(["Anna", "Ulm", "A/B"]);
    expect(mender.mend(["Anna"])).toEqual(["Anna", "", ""]);
  });
});

test("without rules a row is what it was", () => {
  const cells = ["Anna", "Ulm", "beyond"];
  expect(prepareMender([], ["Name", "Town"]).mend(cells)).toBe(cells);
});
