import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { Refusal } from "../refuse.ts";
import { afterKeys, decodeCursor, encodeCursor, pageOf } from "./paging.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("the mark of a page", () => {
  const Key = z.tuple([z.string().nullable(), z.int()]);

  test("comes back as it went out", () => {
    expect(decodeCursor(encodeCursor(["12.30", 7]), Key)).toEqual(["12.30", 7]);
    expect(decodeCursor(encodeCursor([null, 7]), Key)).toEqual([null, 7]);
    expect(decodeCursor(undefined, Key)).toBeUndefined();
  });

  test.each(["", "not base64!", encodeCursor(["12.30"]), encodeCursor([1, 2, 3])])(
    "%s is refused",
    (text) => {
      expect(() => decodeCursor(text, Key)).toThrow(Refusal);
    },
  );
});

describe("page after page", () => {
  const numbers = sql`(values (1, 5), (2, 5), (3, null), (4, 9), (5, null), (6, 1), (7, 5)) as t (id, amount)`;

  test.each([
    ["asc", false, [6, 1, 2, 7, 4, 3, 5]],
    ["desc", false, [4, 1, 2, 7, 6, 3, 5]],
    ["desc", true, [4, 7, 2, 1, 6]],
  ] as const)("%s (one way: %s) gives every row once, in order", async (direction, oneWay, expected) => {
    const seen: number[] = [];
    let last: { id: number; amount: number | null } | undefined;
    do {
      const after = last
        ? afterKeys([
            { column: sql`amount`, direction, value: last.amount, nullable: !oneWay },
            { column: sql`id`, direction: oneWay ? direction : "asc", value: last.id },
          ])
        : sql`true`;
      const way = sql.raw(direction);
      const rows = await database.sql<{ id: number; amount: number | null }>`
        select id, amount
        from ${numbers}
        where ${after} and ${oneWay ? sql`amount is not null` : sql`true`}
        order by amount ${way} nulls last, id ${oneWay ? way : sql`asc`}
        limit 3`;
      const page = pageOf(rows, 2, (row) => [row.amount, row.id]);
      seen.push(...page.rows.map((row) => row.id));
      last = page.next === null ? undefined : page.rows.at(-1);
    } while (last);
    expect(seen).toEqual(expected);
  });
});
