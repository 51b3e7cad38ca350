import { getHeapSpaceStatistics } from "node:v8";
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

test("rows that were answered are nobody's once the next answer is there", async () => {
  const oldMb = () =>
    getHeapSpaceStatistics()
      .filter(({ space_name }) => space_name === "old_space")
      .reduce((sum, { space_used_size }) => sum + space_used_size, 0) /
    2 ** 20;
  const before = oldMb();
  let most = before;
  for (let asked = 0; asked < 800; asked++) {
    await db.read(
      (tx) => tx.prepared`
        select json_agg(json_build_array(no, no::text, 'abc' || no)) as rows, no % 7 as of from generate_series(1, 600) as no group by 2`,
    );
    most = Math.max(most, oldMb());
  }
  // 1.7 where nothing holds on to them, 14 where each answer holds on to the next.
  expect(most - before).toBeLessThan(7);
});
