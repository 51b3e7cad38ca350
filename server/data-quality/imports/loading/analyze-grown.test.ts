import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { analyzeGrown } from "./analyze-grown.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.drop());

async function enterProducts(tx: Tx, count: number): Promise<void> {
  await tx.sql`
    insert into product (product_id, name)
    select gen_random_uuid(), 'Chair' from generate_series(1, ${count}::integer)`;
}

/** How many rows the planner believes the table to have. */
async function believed(tx: Tx): Promise<number | undefined> {
  const [row] = await tx.sql<{ count: number }>`
    select reltuples::integer as count from pg_class where oid = 'product'::regclass`;
  return row?.count;
}

test("The planner looks anew at a table that grew by a tenth, and at one that it never saw", async () => {
  const counts = await db.write(async (tx) => {
    await enterProducts(tx, 10_000);
    await analyzeGrown(tx, "product", ["product_id"]);
    return believed(tx);
  });
  expect(counts).toBe(10_000);
  await db.write(async (tx) => {
    await enterProducts(tx, 900);
    await analyzeGrown(tx, "product", ["product_id"]);
    expect(await believed(tx)).toBe(10_000);
    await enterProducts(tx, 200);
    await analyzeGrown(tx, "product", ["product_id"]);
    expect(await believed(tx)).toBe(11_100);
  });
});
