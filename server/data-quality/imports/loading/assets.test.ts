import { expect, test } from "vitest";
import { deliveries } from "../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const have = () => delivered.db.sql`
  select p.name as who, a.name, a.state, a.source_state as said, trim_scale(a.amount)::text as amount, a.currency, a.period, a.custom
  from asset a join party p using (party_id) order by a.serial`;

const policies = (...rows: readonly string[]) => ({
  "Policies.csv": [
    "Policy No,Policyholder,Product,Premium,Payment frequency,Status,Start date,End date,Broker",
    ...rows,
  ],
  "Clients.csv": ["No,Name,Email", "1,Ann Lee,ann@lee.example", "2,Bob Ray,bob@ray.example"],
});

test("policies keep their premium, how often it is paid, how they stand and what is nothing of ours, and a later delivery changes them", async () => {
  const first = await bring(
    policies(
      "P-100,Ann Lee,Home contents,240.00,yearly,In force,2024-01-01,2025-01-01,North",
      "P-101,Bob Ray,Car,55.50,monthly,Lapsed,2023-02-01,2024-02-01,South",
      "P-102,Ann Lee,Travel,12.00,once,Pondering,2024-05-01,,North",
    ),
  );
  const rest = { currency: "EUR", who: "Ann Lee" };
  const home = { ...rest, name: "Home contents", state: "active", said: "In force", amount: "240" };
  const travel = { ...rest, name: "Travel", state: null, said: "Pondering", amount: "12" };
  const car = { ...rest, who: "Bob Ray", name: "Car", amount: "55.5", period: "month" };
  expect(await have()).toEqual([
    { ...home, period: "year", custom: { Broker: "North" } },
    { ...car, state: "ended", said: "Lapsed", custom: { Broker: "South" } },
    { ...travel, period: "once", custom: { Broker: "North" } },
  ]);
  // A word that nobody knows claims nothing, and stays as it was said.
  expect(first.codes.map(({ code }) => code)).not.toContain("value_unreadable");
  const second = await bring(
    policies(
      "P-100,Ann Lee,Home contents,260.00,yearly,Lapsed,2024-01-01,2025-01-01,East",
      "P-101,Bob Ray,Car,55.50,monthly,Lapsed,2023-02-01,2024-02-01,South",
    ),
  );
  expect((await have())[0]).toEqual({
    ...home,
    ...{ state: "ended", said: "Lapsed", amount: "260", period: "year", custom: { Broker: "East" } },
  });
  await second.takeBack();
  expect((await have())[0]).toMatchObject({ state: "active", amount: "240", custom: { Broker: "North" } });
  await first.takeBack();
});

test.each([
  ["Monthly Fee", "month"],
  ["Preț lunar", "month"],
  ["Jahresbeitrag", "year"],
  ["MRR", "month"],
])("a column %s is what falls due each %s", async (column, period) => {
  const load = await bring({
    "contracts.csv": [
      `Contract No,Client,Contract Name,Start,End,${column},Notice Period`,
      "V-1,Bakery Ltd,Maintenance,2024-01-01,2025-12-31,50.00,3 months",
      "V-2,Mill Ltd,Cleaning,2024-02-01,2026-01-31,80.00,1 month",
    ],
  });
  expect(await have()).toMatchObject([
    { amount: "50", period, custom: { "Notice Period": "3 months" } },
    { amount: "80", period },
  ]);
  await load.takeBack();
});

test("subscriptions that say of whoever has them no more than a mail address are theirs", async () => {
  const load = await bring({
    "subscriptions.csv": [
      "id,Customer Email,Plan,Interval,Amount,Currency,Status,Created (UTC),Current Period End (UTC)",
      "sub_1,ann@lee.example,gold,month,19.00,eur,active,2024-01-01 10:00,2025-01-01 10:00",
      "sub_2,bob@ray.example,silver,year,99.00,usd,canceled,2024-02-01 10:00,2025-02-01 10:00",
      "sub_3,ann@lee.example,gold,month,19.00,eur,past_due,2024-03-01 10:00,2025-03-01 10:00",
    ],
  });
  expect(await have()).toMatchObject([
    { who: "ann@lee.example", state: "active", amount: "19", currency: "EUR", period: "month" },
    { who: "bob@ray.example", state: "ended", amount: "99", currency: "USD", period: "year" },
    { who: "ann@lee.example", state: "paused" },
  ]);
  await load.takeBack();
});
