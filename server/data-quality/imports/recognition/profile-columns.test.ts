import { describe, expect, test } from "vitest";
import { studyColumns } from "./profile-columns.ts";

function study(header: readonly string[], rows: Iterable<readonly string[]>, rowsExpected?: number) {
  const about = { name: "Table", country: "DE", ...(rowsExpected !== undefined && { rowsExpected }) };
  const table = studyColumns(header, about);
  for (const row of rows) table.add(row);
  return table.finish();
}

describe("a column's profile", () => {
  const { rows, profiles } = study(
    ["Nr", "Betrag", "Tag", "Mail", "Land"],
    [
      ["1", "12,50", "03.02.2024", "a@b.example", "DE"],
      ["2", "-3", "2024-01-31", "", "DE"],
      ["10", "1.234,00", "29.12.2023", "c@d.example", "AT"],
    ],
  );

  test("says what is filled, different and longest", () => {
    expect(rows).toBe(3);
    expect(profiles[3]).toMatchObject({
      filled: 2,
      empty: 1,
      distinct: 2,
      isDistinctExact: true,
      longest: 11,
    });
    expect(profiles[4]?.frequent).toEqual([
      { value: "DE", count: 2 },
      { value: "AT", count: 1 },
    ]);
  });

  test("puts figures in order by value and days by day", () => {
    expect(profiles[0]).toMatchObject({ least: "1", most: "10" });
    expect(profiles[1]).toMatchObject({ least: "-3", most: "1.234,00" });
    expect(profiles[2]).toMatchObject({ least: "29.12.2023", most: "03.02.2024" });
  });

  test("counts the cells of each type", () => {
    expect(profiles.map(({ types }) => types[0])).toEqual([
      { type: "number", count: 3 },
      { type: "number", count: 3 },
      { type: "day", count: 3 },
      { type: "mail", count: 2 },
      { type: "text", count: 3 },
    ]);
  });
});

describe("a column with more different values than are kept", () => {
  const count = 150_000;
  const often = 4;
  const { profiles, sketch } = study(
    ["id", "one"],
    Array.from({ length: count }, (_, at) => [`K${at}`, at % often === 0 ? "often" : `rare ${at}`]),
  );

  test("says about how many, within two in a hundred, and that it is an estimate", () => {
    expect(profiles[0]?.isDistinctExact).toBe(false);
    expect(Math.abs((profiles[0]?.distinct ?? 0) / count - 1)).toBeLessThan(0.02);
  });

  test("shows the word that stands there every fourth time with its count, and no rare one", () => {
    expect(profiles[1]?.frequent).toEqual([{ value: "often", count: count / often }]);
    expect(profiles[0]?.frequent).toEqual([]);
    expect(profiles[1]?.types).toEqual([{ type: "text", count }]);
  });

  test("keeps a sketch of bounded size, which can be stored as JSON", () => {
    expect(JSON.parse(JSON.stringify(sketch))).toEqual(sketch);
    expect(sketch.columns[0]).toMatchObject({ isUnique: true, filled: count });
    expect(sketch.columns[0]?.values.hashes.length).toBeLessThanOrEqual(4_096);
  });
});

describe("a table of which not every cell is looked at", () => {
  const count = 250_000;
  const { rows, profiles, sketch } = study(
    ["Nr", "Stage"],
    Array.from({ length: count }, (_, at) => [
      at % 5 === 0 ? "" : String(at),
      at % 2 === 0 ? "open" : at === count - 1 ? "the last of all" : "won",
    ]),
    count,
  );

  test("still counts exactly what is filled and how many values there are, to the last row", () => {
    expect(rows).toBe(count);
    expect(profiles[0]).toMatchObject({ filled: 200_000, empty: 50_000, longest: 6 });
    expect(profiles[1]).toMatchObject({ filled: count, distinct: 3, isDistinctExact: true, longest: 15 });
    expect(sketch.columns[1]?.values.hashes).toHaveLength(3);
  });

  test("says from how many cells the rest is told, and tells it in proportion", () => {
    const { looked = 0, frequent = [], types = [] } = profiles[1] ?? {};
    expect(looked).toBeGreaterThan(140_000);
    expect(looked).toBeLessThan(160_000);
    expect(types).toEqual([{ type: "text", count: looked }]);
    for (const { count: times } of frequent.slice(0, 2))
      expect(Math.abs(times / looked - 0.5)).toBeLessThan(0.01);
  });
});
