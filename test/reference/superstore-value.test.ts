import { afterAll, beforeAll, expect, test } from "vitest";
import { valueOfAll } from "../../server/insight/value/command-line/value-of-all.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { testDatabase } from "../harness/database.ts";
import { bringIn, partiesBySourceId, realData } from "./bring-in.ts";

const folder = realData("value/superstore");
const database = await testDatabase();
const actor = systemActor("command");
let parties = new Map<string, string>();

beforeAll(async () => {
  if (folder === null) return;
  await bringIn(database, [folder]);
  parties = await partiesBySourceId(database, "Customers");
});
afterAll(database.drop);

const withData = test.skipIf(folder === null);

withData("by revenue the best 20 % bring 48 %", async () => {
  const value = await valueOfAll(database, actor, { measure: "revenue", window: "all" });
  expect(value).toMatchObject({
    customers: 793,
    revenue: "2297200.860300",
    profit: "286397.021700",
    coverage: 1,
  });
  expect(value.top20Share).toBeCloseTo(0.481484, 6);
  expect(value.gini).toBeCloseTo(0.441309, 6);
  expect(value.window).toEqual({ from: "2016-01-03", until: "2019-12-30" });
});

withData("by profit the curve peaks at 125 % and 155 customers lose 71,224.47", async () => {
  const value = await valueOfAll(database, actor, { measure: "profit", window: "all" });
  expect(value).toMatchObject({ losing: 155, losses: "71224.474400", gini: null, unattributed: "0.000000" });
  expect(value.peakShare).toBeCloseTo(1.248691, 6);
  expect(value.top20Share).toBeCloseTo(0.816648, 6);
});

withData("days of one's own give the same figures when they hold all facts", async () => {
  const value = await valueOfAll(database, actor, {
    measure: "profit",
    window: "all",
    from: "2016-01-03",
    until: "2019-12-30",
  });
  expect(value).toMatchObject({
    customers: 793,
    profit: "286397.021700",
    losses: "71224.474400",
    coverage: 1,
  });
});

withData("the largest customer by sales loses 1,980.74 and is 786th of 793", async () => {
  const [row] = await database.sql<{ revenue_all: string; profit_all: string; place: number }>`
    select revenue_all, profit_all, place
    from (select *, rank() over (order by profit_all desc) as place from party_value where is_customer) as ranked
    where golden_id = ${parties.get("SM-20320")}`;
  expect(row).toEqual({ revenue_all: "25043.050000", profit_all: "-1980.739300", place: 786 });
});

withData("two halves of the time add up to the whole", async () => {
  const half = (from: string, until: string) =>
    valueOfAll(database, actor, { measure: "profit", window: "all", from, until });
  const [first, second] = [await half("2016-01-01", "2018-02-14"), await half("2018-02-15", "2019-12-31")];
  expect(Number(first.revenue) + Number(second.revenue)).toBeCloseTo(2_297_200.8603, 4);
  expect(Number(first.profit) + Number(second.profit)).toBeCloseTo(286_397.0217, 4);
});
