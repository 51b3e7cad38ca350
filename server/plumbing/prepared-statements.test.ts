import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../test/harness/database.ts";

const db = await testDatabase();
afterAll(() => db.drop());

test("a prepared statement is planned once for a connection, and answers as any other", async () => {
  const plans = await db.read(async (tx) => {
    for (let id = 1; id <= 12; id += 1) {
      expect(await tx.prepared`select ${id}::integer + 1 as next`).toEqual([{ next: id + 1 }]);
      expect(await tx.sql`select ${id}::integer + 2 as next`).toEqual([{ next: id + 2 }]);
    }
    return tx.sql`
      select statement, generic_plans > 0 as kept from pg_prepared_statements where statement like '%as next%'`;
  });
  expect(plans).toEqual([{ statement: "select $1::integer + 1 as next", kept: true }]);
});

test("one that fails leaves the connection usable", async () => {
  const divide = (by: number) =>
    db.read(async (tx) => (await tx.prepared`select 1 / ${by}::integer as result`)[0]?.result);
  await expect(divide(0)).rejects.toThrow("division by zero");
  expect(await divide(1)).toBe(1);
});
