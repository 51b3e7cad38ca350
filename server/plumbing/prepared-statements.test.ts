import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../test/harness/database.ts";
import type { Tx } from "./db.ts";

const db = await testDatabase();
afterAll(() => db.drop());

test("a prepared statement is planned once for a connection, whatever its first values are, and answers as any other", async () => {
  const plans = await db.read(async (tx) => {
    for (let id = 1; id <= 3; id += 1) {
      expect(await tx.prepared`select ${id}::integer + 1 as next`).toEqual([{ next: id + 1 }]);
      expect(await tx.sql`select ${id}::integer + 2 as next`).toEqual([{ next: id + 2 }]);
    }
    return tx.sql`
      select statement, generic_plans, custom_plans from pg_prepared_statements where statement like '%as next%'`;
  });
  expect(plans).toEqual([{ statement: "select $1::integer + 1 as next", generic_plans: 3, custom_plans: 0 }]);
});

test("what is not prepared is planned for its own values, in turn with what is, and after a savepoint too", async () => {
  const planning = (tx: Tx) =>
    tx.sql<{ plans: string }>`select current_setting(${"plan_cache_mode"}) as plans`;
  const preparing = (tx: Tx) => tx.prepared<{ plans: string }>`
    select current_setting(${"plan_cache_mode"}) as plans, 'prepared' as how`;
  await db.write(async (tx) => {
    expect(await preparing(tx)).toMatchObject([{ plans: "force_generic_plan" }]);
    await tx.sql`savepoint here`;
    expect(await planning(tx)).toEqual([{ plans: "auto" }]);
    await tx.sql`rollback to savepoint here`;
    expect(await planning(tx)).toEqual([{ plans: "auto" }]);
    expect(await preparing(tx)).toMatchObject([{ plans: "force_generic_plan" }]);
  });
  expect((await db.pool.query("show plan_cache_mode")).rows).toEqual([{ plan_cache_mode: "auto" }]);
});

test("in a transaction that was given up the statement's own error is told", async () => {
  const given = db.write(async (tx) => {
    await expect(tx.sql`select 1 / ${0}::integer`).rejects.toThrow("division by zero");
    await expect(tx.prepared`select ${1}::integer as one`).rejects.toThrow("current transaction is aborted");
  });
  await expect(given).rejects.toThrow();
  expect(await db.read((tx) => tx.prepared`select ${1}::integer as one`)).toEqual([{ one: 1 }]);
});

test("one that fails leaves the connection usable", async () => {
  const divide = (by: number) =>
    db.read(async (tx) => (await tx.prepared`select 1 / ${by}::integer as result`)[0]?.result);
  await expect(divide(0)).rejects.toThrow("division by zero");
  expect(await divide(1)).toBe(1);
});

test("rows that were answered are nobody's once the next answer is there", async () => {
  // Whatever else the process is at while it is measured only adds: the least of three is what answers leave.
  const leftMb: number[] = [];
  for (let time = 0; time < 3; time += 1) leftMb.push(await leftByAnswers());
  // .2 at most where nothing holds on to them, 12 and more where each answer holds on to the next.
  expect(Math.min(...leftMb)).toBeLessThan(7);
});

/** By how much the old part of the heap grows at most in MB, until it is tidied up, while answers are read. */
async function leftByAnswers(): Promise<number> {
  collectGarbage();
  const before = oldMb();
  let most = before;
  for (let asked = 0; asked < 800; asked += 1) {
    await db.read(
      (tx) => tx.prepared`
        select json_agg(json_build_array(no, no::text, 'abc' || no)) as rows, no % 7 as of from generate_series(1, 600) as no group by 2`,
    );
    most = Math.max(most, oldMb());
  }
  return most - before;
}

function oldMb(): number {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => space_name === "old_space");
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0) / 2 ** 20;
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
