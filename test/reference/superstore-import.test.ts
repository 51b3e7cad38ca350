import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../harness/database.ts";
import { bringIn, realData } from "./bring-in.ts";

const folder = realData("value/superstore");

describe.skipIf(folder === null)("Superstore, one file of order lines (needs ../shared/data)", async () => {
  const db = await testDatabase();
  afterAll(() => db.drop());
  const report = await bringIn(db, [folder ?? ""]);

  test("makes customers, products, orders and lines of it", async () => {
    expect(report).toMatchObject({ state: "done", read: 9994, created: 9994, refused: 0 });
    const [counts] = await db.sql`
      select (select count(*) from party where stage = 'customer') as customers,
        (select count(*) from document where recognised_on is not null) as orders,
        (select count(*) from document_line) as lines,
        (select sum(quantity)::integer from document_line) as units`;
    expect(counts).toEqual({ customers: 793, orders: 5009, lines: 9994, units: 37_873 });
  });

  test("gives the published sums to the last digit", async () => {
    const [sums] = await db.sql`
      select sum(net_amount)::numeric(20, 4) as sales, sum(net_amount - cost_amount)::numeric(20, 4) as profit,
        sum(list_amount)::numeric(20, 2) as list, sum(discount_amount)::numeric(20, 4) as discount,
        count(*) filter (where net_amount < cost_amount) as losses
      from document_line`;
    expect(sums).toEqual({
      sales: "2297200.8603",
      profit: "286397.0217",
      list: "2863935.04",
      discount: "566734.1797",
      losses: 1871,
    });
  });

  test("keeps the line that stands twice, and says so", async () => {
    const notes = await db.sql<{ value: string }>`
      select value from run_problem where run_id = ${report.run} and code = 'line_repeated'`;
    expect(notes).toHaveLength(1);
  });
});
