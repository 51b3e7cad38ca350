import { afterAll, beforeAll, expect, test } from "vitest";
import { CostModelDocument } from "../../contract/insight/costs/cost-model.ts";
import { setCostModel } from "../../server/insight/cost-model/apply-cost-model.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { valueOfAll } from "../../server/insight/value/command-line/value-of-all.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { testDatabase } from "../harness/database.ts";
import { bringIn, partiesBySourceId, realData } from "./bring-in.ts";
import northwindModel from "./models/northwind.json" with { type: "json" };

const folder = realData("value/northwind");
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

withData("by revenue, before anything is assumed: margin unknown, and said so", async () => {
  const value = await valueOfAll(database, actor, { measure: "revenue", window: "all" });
  expect(value).toMatchObject({ customers: 89, revenue: "1265793.039500", coverage: 0 });
  expect(value.top20Share).toBeCloseTo(0.60057, 6);
  expect(value.gini).toBeCloseTo(0.575454, 6);
  expect(Number(value.profit)).toBeCloseTo(1_265_793.0395 - 64_942.69, 4);
  const [rated] = await database.sql<{ sentence: string }>`
    select rating_words(rating_sentence, party_value) as sentence from party_value where golden_id = ${parties.get("QUICK")}`;
  expect(rated?.sentence).toContain("because the cost of goods is known for 0 % of sales only (95 % needed)");
});

withData("with its model file the waterfall and the curve are those worked out", async () => {
  await database.write((tx) =>
    setCostModel(tx, actor, CostModelDocument.parse(northwindModel), { dryRun: false }),
  );
  const value = await valueOfAll(database, actor, { measure: "profit", window: "all" });
  expect(value).toMatchObject({
    customers: 89,
    profit: "162750.164700",
    losing: 8,
    losses: "493.216800",
    coverage: 1,
  });
  expect(value.peakShare).toBeCloseTo(1.003031, 6);
  expect(value.top20Share).toBeCloseTo(0.658294, 6);
  const rows = await database.sql<{ category: string; amount: string }>`
    select category, sum(amount)::numeric(20, 4)::text as amount from ledger group by category order by category`;
  expect(Object.fromEntries(rows.map((row) => [row.category, row.amount]))).toEqual({
    list_sales: "1354458.5900",
    discount: "-88665.5505",
    cost_of_goods: "-975210.1848",
    direct_cost: "-64942.6900",
    serving: "-62890.0000",
  });
});

withData("single customers", async () => {
  await recomputeNow(database, actor);
  const rows = await database.sql<Record<string, string | number>>`
    select
      golden_id, revenue_all, profit_all,
      rank() over (order by revenue_all desc) as by_revenue,
      rank() over (order by profit_all desc) as by_profit
    from party_value where is_customer`;
  const of = (code: string) => rows.find((row) => row.golden_id === parties.get(code));
  expect(of("ALFKI")).toMatchObject({ revenue_all: "4273.000000", profit_all: "312.156000" });
  expect(of("SAVEA")).toMatchObject({ revenue_all: "104361.950000", profit_all: "11760.409200" });
  expect(of("QUEEN")).toMatchObject({ by_revenue: 12, by_profit: 40 });
  expect(of("HUNGO")).toMatchObject({ by_revenue: 5, by_profit: 8 });
  expect(of("GALED")).toMatchObject({ profit_all: "-142.704000" });
  expect(of("FISSA")).toBeUndefined();
});
