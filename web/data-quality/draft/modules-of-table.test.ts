import { expect, test } from "vitest";
import { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { freeName, mapAt, tellingColumns, withMapAt, wordsLeft } from "./modules-of-table.ts";

const firms = ModuleMap.parse({ kind: "organisation", columns: { Name: "name" } });
const people = ModuleMap.parse({ kind: "person", when: { column: "Typ", is: ["Person"] } });
const rule = { column: "Name", trim: true as const };
const column = (name: string, ...frequent: string[]) => ({
  column: name,
  uses: [],
  question: null,
  samples: [],
  candidates: [],
  customType: "text" as const,
  profile: {
    filled: 9,
    empty: 0,
    distinct: frequent.length,
    isDistinctExact: true,
    longest: 9,
    least: null,
    most: null,
    frequent: frequent.map((value) => ({ value, count: 3 })),
    types: [],
  },
});
const table = {
  module: "Kontakte",
  name: "Kontakte.csv",
  map: firms,
  others: [{ module: "Leute", map: people }],
};

test("each module is read by a map of its own, and rules hold for all of them", () => {
  expect([0, 1, 2].map((at) => mapAt(table, at)?.kind ?? null)).toEqual(["organisation", "person", null]);
  const mended = withMapAt(table, 1, { ...people, mend: [rule] });
  expect(mended.map?.mend).toEqual([rule]);
  expect(mended.others?.[0]?.map.mend).toEqual([rule]);
  expect(withMapAt(table, 0, { ...firms, kind: "household" })).toMatchObject({ kind: "household" });
});

test("rows are told apart by a column of few words, by those that are not taken", () => {
  const columns = [column("Nr"), column("Land", "DE", "AT", "CH"), column("Typ", "Firma", "Person")];
  expect(tellingColumns({ columns }).map(({ column: name }) => name)).toEqual(["Typ", "Land"]);
  expect(wordsLeft({ ...table, columns } as never, column("Typ", "Firma", "Person"))).toEqual(["Firma"]);
});

test("a further module has a name of its own", () => {
  expect(freeName(table, "People")).toBe("Kontakte People");
  expect(freeName({ ...table, others: [{ module: "Kontakte People", map: people }] }, "People")).toBe(
    "Kontakte People 2",
  );
});
