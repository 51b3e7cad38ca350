import { createReadStream } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse";
import { describe, expect, test } from "vitest";
import { plainText } from "../../server/matching/normalise/plain-words.ts";
import { readOrganisationName } from "../../server/matching/normalise/read-organisation-name.ts";
import { readStreet } from "../../server/matching/normalise/read-street.ts";
import { realData } from "./bring-in.ts";

const folder = realData("matching/crm-legacy-a");

describe.skipIf(folder === null)(
  "10,591 company records of three old systems (needs ../shared/data)",
  async () => {
    const records = folder === null ? [] : await rowsOf(join(folder, "companies.csv"));
    const truth = folder === null ? [] : await rowsOf(join(folder, "companies_truth.csv"));
    const entityOf = new Map(truth.map((row) => [row.record_id, row.entity_id]));
    const companies = records.map((row) => ({
      entity: entityOf.get(row.record_id) ?? "",
      name: row.name ?? "",
      read: readOrganisationName(row.name ?? "", row.country || undefined),
      street: row.street ?? "",
      place: readStreet(row.street ?? "", row.country || undefined),
    }));
    const pairs = pairsWithin(companies);

    test("three names in four carry their form, and no two records of a company carry unlike ones but for slips", () => {
      expect(companies.filter(({ read }) => read.form !== null).length).toBeGreaterThan(7700);
      const both = pairs.filter(([a, b]) => a.read.form !== null && b.read.form !== null);
      const unlike = both.filter(([a, b]) => a.read.form !== b.read.form);
      expect(both.length).toBeGreaterThan(3900);
      expect(unlike.length / both.length).toBeLessThan(0.004);
    });

    test("what names a company is the same three times as often as what is written", () => {
      const written = pairs.filter(([a, b]) => plainText(a.name) === plainText(b.name)).length;
      const named = pairs.filter(([a, b]) => a.read.core.join(" ") === b.read.core.join(" ")).length;
      expect(named).toBeGreaterThan(3 * written);
      expect(companies.filter(({ name, read }) => plainText(name) !== "" && read.core.length === 0)).toEqual(
        [],
      );
    });

    test("nearly every street has its number, and most are the same for one company", () => {
      const withStreet = companies.filter(({ street }) => street !== "");
      expect(withStreet.filter(({ place }) => place.number === "").length / withStreet.length).toBeLessThan(
        0.005,
      );
      const both = pairs.filter(([a, b]) => a.street !== "" && b.street !== "");
      const same = both.filter(
        ([a, b]) => a.place.number === b.place.number && a.place.words.join() === b.place.words.join(),
      );
      expect(same.length / both.length).toBeGreaterThan(0.72);
    });
  },
);

async function rowsOf(path: string): Promise<Record<string, string>[]> {
  return createReadStream(path)
    .pipe(parse({ columns: true }))
    .toArray();
}

function pairsWithin<Row extends { entity: string }>(rows: readonly Row[]): [Row, Row][] {
  const groups = Map.groupBy(rows, ({ entity }) => entity);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((a, no) => group.slice(no + 1).map((b): [Row, Row] => [a, b])),
  );
}
