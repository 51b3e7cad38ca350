import { describe, expect, test } from "vitest";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { ProblemRow } from "../draft/draft.ts";
import { nextWrong, wrongColumns } from "./wrong-cells.ts";

function aRow(rowNo: number, ...wrong: string[]): ProblemRow {
  return {
    tableNo: 1,
    rowNo,
    isLeftOut: false,
    cells: ["Nr", "Datum", "Netto"].map((column) => ({ column, value: "x", fix: null })),
    problems: wrong.map((column) => ({
      code: "value_unreadable",
      severity: "warning" as const,
      column,
      value: "x",
      message: "",
    })),
  };
}
const map = ModuleMap.parse({ kind: "document", columns: { Datum: "issued_at" } });
const rows = [aRow(2, "Datum", "Netto"), aRow(3), aRow(4, "Datum")];
const look = { wrongOf: (row: ProblemRow) => wrongColumns(row, map), isOpen: () => true };

test("a problem names its cell, or the field that the cell should fill", () => {
  expect(wrongColumns(aRow(2, "netto"), map)).toEqual(["Netto"]);
  expect(wrongColumns(aRow(2, "issued_at"), map)).toEqual(["Datum"]);
  expect(wrongColumns(aRow(2, "owner"), map)).toEqual([]);
  expect(wrongColumns(aRow(2, "Datum"), map, "id_twice")).toEqual([]);
});

describe("the next place to mend", () => {
  test.each([
    [{ row: 0, column: "Datum" }, 1, { row: 0, column: "Netto" }],
    [{ row: 0, column: "Netto" }, 1, { row: 2, column: "Datum" }],
    [{ row: 1, column: "Nr" }, 1, { row: 2, column: "Datum" }],
    [{ row: 2, column: "Datum" }, 1, undefined],
    [{ row: 2, column: "Datum" }, -1, { row: 0, column: "Netto" }],
    [{ row: 0, column: "Datum" }, -1, undefined],
  ] as const)("after %o in direction %i", (from, step, next) => {
    expect(nextWrong(rows, from, look, step)).toEqual(next);
  });

  test("is none that was dealt with", () => {
    const isOpen = (row: ProblemRow) => row.rowNo !== 2;
    expect(nextWrong(rows, { row: 0, column: "Datum" }, { ...look, isOpen })).toEqual({
      row: 2,
      column: "Datum",
    });
  });
});
