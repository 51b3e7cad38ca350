import { expect, test } from "vitest";
import { type Column, fittingColumns, gridTemplate, nextSort } from "./column.ts";

const cell = () => null;
const name: Column<object> = { id: "name", header: "Name", width: 200, cell };
const profit: Column<object> = {
  id: "profit",
  header: "Profit",
  width: 150,
  align: "right",
  isSortable: true,
  cell,
};
const stage: Column<object> = { id: "stage", header: "Stage", width: 100, leaves: 1, cell };
const owner: Column<object> = { id: "owner", header: "Owner", width: 100, leaves: 2, cell };
const segment: Column<object> = { id: "segment", header: "Segment", width: 100, isHiddenAtFirst: true, cell };
const columns = [name, profit, stage, owner, segment];

const idsOf = (fitting: readonly Column<object>[]) => fitting.map((column) => column.id);

test.each([
  ["all that are shown at first, where there is room", undefined, 900, ["name", "profit", "stage", "owner"]],
  ["without the ones that leave first, where there is less", undefined, 500, ["name", "profit", "stage"]],
  ["name and figure stay longest", undefined, 120, ["name", "profit"]],
  ["those chosen, the first always", ["segment"], 900, ["name", "segment"]],
  ["before the width is known, all", undefined, 0, ["name", "profit", "stage", "owner"]],
])("columns: %s", (_, shown, room, expected) => {
  expect(idsOf(fittingColumns(columns, shown, room))).toEqual(expected);
});

test("the first column takes what is left over, figures keep their width", () => {
  expect(gridTemplate([name, profit], 34)).toBe("34px minmax(200px, 2fr) 150px");
});

test("a figure is first sorted from the largest, a name from A; the next press turns it", () => {
  expect(nextSort(profit, undefined)).toEqual({ by: "profit", direction: "desc" });
  expect(nextSort(name, { by: "profit", direction: "desc" })).toEqual({ by: "name", direction: "asc" });
  expect(nextSort(name, { by: "name", direction: "asc" })).toEqual({ by: "name", direction: "desc" });
});
