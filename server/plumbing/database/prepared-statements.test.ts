import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../test/harness/database.ts";
import { openDatabase, type Tx } from "./db.ts";

const db = await testDatabase();
const pipelining = openDatabase(db.url, 1, undefined, { pipelines: true });
afterAll(async () => {
  await pipelining.close();
  await db.drop();
});

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

test("what is asked for at once is answered in order, of one snapshot, each planned as it is to be", async () => {
  const answers = await pipelining.read((tx) =>
    Promise.all([
      tx.sql`select current_setting(${"transaction_isolation"}) as level, current_setting('plan_cache_mode') as plans`,
      tx.prepared`select current_setting(${"transaction_read_only"}) as reads, current_setting('plan_cache_mode') as plans`,
      tx.sql`select current_setting('plan_cache_mode') as plans, ${3}::integer as no`,
      tx.prepared`select txid_current_if_assigned() is null as fresh, ${4}::integer as no`,
    ]),
  );
  expect(answers).toEqual([
    [{ level: "repeatable read", plans: "auto" }],
    [{ reads: "on", plans: "force_generic_plan" }],
    [{ plans: "auto", no: 3 }],
    [{ fresh: true, no: 4 }],
  ]);
});

test("of several asked for at once one that fails fails them, and the connection goes on", async () => {
  const asked = pipelining.read((tx) =>
    Promise.all([
      tx.prepared`select ${1}::integer as one`,
      tx.prepared`select 1 / ${0}::integer as none`,
      tx.prepared`select ${1}::integer as two`,
    ]),
  );
  await expect(asked).rejects.toThrow("division by zero");
  await expect(pipelining.read((tx) => tx.prepared`select nothing from nowhere`)).rejects.toThrow(
    "does not exist",
  );
  expect(await pipelining.read((tx) => tx.prepared`select ${1}::integer as one`)).toEqual([{ one: 1 }]);
});

test("a snapshot that asks for nothing leaves nothing begun", async () => {
  expect(await pipelining.read(async () => "nothing")).toBe("nothing");
  const [state] = await pipelining.write(
    (tx) => tx.sql<{ reads: string }>`select current_setting('transaction_read_only') as reads`,
  );
  expect(state).toEqual({ reads: "off" });
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
