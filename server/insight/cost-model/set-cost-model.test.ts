import { afterEach, beforeEach, expect, test } from "vitest";
import { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { setCostModel } from "./apply-cost-model.ts";
import { costModelOn } from "./cost-model-on.ts";

const actor = systemActor("command");
let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const order = { code: "order", name: "Orders", family: "order handling", method: "per_unit", driver: "sale" };

function set(document: object, dryRun = false) {
  const whole = CostModelDocument.parse({ title: "Orders", reason: "Measured", ...document });
  return database.write((tx) => setCostModel(tx, actor, whole, { dryRun }));
}

async function rates(): Promise<unknown[]> {
  return database.sql`
    select version, valid_during::text as days, unit_price::float8 as price, superseded_at is not null as superseded
    from activity_rate where activity_code = 'order' order by version`;
}

test("what show prints can be applied again and changes nothing", async () => {
  const model = await database.read((tx) => costModelOn(tx, "2025-05-05"));
  expect(await set({ ...model, validFrom: null })).toEqual([]);
  expect(await set(model)).toEqual([]);
});

test("rates follow each other without overlap, each with its days", async () => {
  await set({ validFrom: "2025-01-01", activities: [{ ...order, rate: { unitPrice: 5 } }] });
  await set({ validFrom: "2025-07-01", activities: [{ ...order, rate: { unitPrice: 6.5 } }] });
  expect(await rates()).toEqual([
    { version: 1, days: "[2025-01-01,2025-07-01)", price: 5, superseded: false },
    { version: 2, days: "[2025-07-01,)", price: 6.5, superseded: false },
  ]);
});

test("a rate since the beginning takes the place of all, which stay to be read", async () => {
  await set({ validFrom: "2025-01-01", activities: [{ ...order, rate: { unitPrice: 5 } }] });
  await set({ validFrom: "2025-07-01", activities: [{ ...order, rate: { unitPrice: 6.5 } }] });
  await set({ validFrom: null, activities: [{ ...order, rate: { unitPrice: 7 } }] });
  expect(await rates()).toEqual([
    { version: 1, days: "[2025-01-01,2025-07-01)", price: 5, superseded: true },
    { version: 2, days: "[2025-07-01,)", price: 6.5, superseded: true },
    { version: 3, days: "(,)", price: 7, superseded: false },
  ]);
});

test("the same rate from an earlier day on is written over a later change", async () => {
  await set({ validFrom: "2025-01-01", activities: [{ ...order, rate: { unitPrice: 5 } }] });
  await set({ validFrom: "2025-07-01", activities: [{ ...order, rate: { unitPrice: 6.5 } }] });
  await set({ validFrom: "2025-03-01", activities: [{ ...order, rate: { unitPrice: 5 } }] });
  expect(await rates()).toEqual([
    { version: 1, days: "[2025-01-01,2025-03-01)", price: 5, superseded: false },
    { version: 2, days: "[2025-07-01,)", price: 6.5, superseded: true },
    { version: 3, days: "[2025-03-01,)", price: 5, superseded: false },
  ]);
});

test("taking a rate away ends it", async () => {
  await set({ validFrom: "2025-01-01", activities: [{ ...order, rate: { unitPrice: 5 } }] });
  await set({ validFrom: "2025-07-01", activities: [{ ...order, rate: null }] });
  expect(await rates()).toEqual([
    { version: 1, days: "[2025-01-01,2025-07-01)", price: 5, superseded: false },
  ]);
});

test("a dry run says the same and writes nothing", async () => {
  const change = {
    validFrom: "2025-01-01",
    activities: [{ ...order, rate: { unitPrice: 5 } }],
    costOfGoods: { percent: 60, of: "net" },
  };
  const tried = await set(change, true);
  expect(tried.map((one) => one.words)).toEqual([
    "Orders: €5 each from 2025-01-01 (was no rate).",
    "Cost of goods of lines without one: 60 % of the net amount from 2025-01-01 (was unknown).",
  ]);
  expect(await rates()).toEqual([]);
  expect(await set(change)).toEqual(tried);
});

test("sentences write figures as the workspace does", async () => {
  const pool = {
    code: "desk",
    name: "Desk",
    cost: 12_500.5,
    capacityMinutes: 15_000,
    months: 3,
    basis: "budget",
  };
  const call = {
    code: "call",
    name: "Calls",
    family: "support",
    pool: "desk",
    method: "timed",
    driver: "contact",
  };
  const tried = await set(
    {
      validFrom: null,
      pools: [pool],
      activities: [
        { ...order, rate: { unitPrice: 1234.5, terms: { lines: 2 } } },
        { ...call, rate: { minutes: 1500, terms: { screens: 2.5 } } },
      ],
    },
    true,
  );
  expect(tried.filter(({ what }) => what !== "activity").map((one) => one.words)).toEqual([
    "Desk: €12,500.50 for 15,000 minutes in 3 months, €0.8334 a minute, budget since the beginning (was €560,000 for 700,000 minutes in 3 months, €0.80 a minute, assumed).",
    "Orders: €1,234.50 each + €2 for each lines since the beginning (was no rate).",
    "Calls: 1,500 min + 2.5 min for each screens since the beginning (was 6 min).",
  ]);
});

test("the database holds that rates do not overlap and capacity is above zero", async () => {
  await expect(database.sql`
    insert into activity_rate (activity_code, version, valid_during, reason) values ('call', 9, '[2025-01-01,)', 'Twice')`).rejects.toThrow(
    "activity_rate_no_overlap",
  );
  await expect(database.sql`
    insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason)
    values ('desk', 9, 'empty', 1, 0, 1, 'budget', 'None')`).rejects.toThrow("pool_period_capacity_positive");
});
