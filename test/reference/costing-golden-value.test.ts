import { afterAll, expect, test } from "vitest";
import { CostModelDocument } from "../../contract/insight/costs/cost-model.ts";
import { listActivityUse, readReconciliation } from "../../contract/insight.ts";
import { setCostModel } from "../../server/insight/cost-model/apply-cost-model.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { aRatingPolicy } from "../a-rating-policy.ts";
import { aContact, anInvoice, aParty } from "../builders.ts";
import { type TestDatabase, testDatabase } from "../harness/database.ts";
import { startTestServer } from "../harness/server.ts";
import { asPerson, world } from "../world.ts";
import departmentModel from "./models/customer-service.json" with { type: "json" };
import friendsModel from "./models/friends-company.json" with { type: "json" };

const friends = await testDatabase();
const server = await startTestServer({ worker: false });
const department = server.database;
const actor = systemActor("command");
afterAll(async () => {
  await friends.drop();
  await server.close();
});

type Customer = {
  name: string;
  sales: number;
  discounts: number;
  returned: number;
  goods: number;
  orders: number;
  itemsPerOrder: number;
  milesPerOrder: number;
  expedited: number;
  visits: number;
  reminders: number;
  returns: number;
  restocked: number;
};

// Volumes and amounts of the published example, as data/value/costing-golden/README.md quotes them.
const customers: Customer[] = [
  {
    name: "AutoCo",
    sales: 100_000,
    discounts: 2_000,
    returned: 12_000,
    goods: 56_000,
    orders: 7,
    itemsPerOrder: 500,
    milesPerOrder: 20,
    expedited: 0,
    visits: 1,
    reminders: 0,
    returns: 2,
    restocked: 60,
  },
  {
    name: "Motor, Inc.",
    sales: 360_000,
    discounts: 8_000,
    returned: 15_000,
    goods: 260_000,
    orders: 16,
    itemsPerOrder: 380,
    milesPerOrder: 35,
    expedited: 1,
    visits: 2,
    reminders: 1,
    returns: 3,
    restocked: 102,
  },
  {
    name: "Fast Bike LLC",
    sales: 450_000,
    discounts: 14_000,
    returned: 65_000,
    goods: 302_000,
    orders: 44,
    itemsPerOrder: 150,
    milesPerOrder: 46,
    expedited: 6,
    visits: 4,
    reminders: 4,
    returns: 12,
    restocked: 240,
  },
];

test("Friends Company: each customer's cost and profit, and the rating that takes serving into account", async () => {
  await apply(friends, friendsModel);
  const ids = new Map<string, string>();
  for (const customer of customers) ids.set(customer.name, await playOut(friends, customer));
  // Two complaints that we caused: shown in the sentence, never counted against the customer.
  for (const day of ["2025-05-05", "2025-06-06"])
    await aContact(friends, ids.get("Fast Bike LLC") ?? "", day, {
      kind: "complaint",
      caused_by: "us",
      activity_code: "complaint-handled",
    });

  await recomputeNow(friends, actor);
  const rows = await friends.sql<Record<string, unknown>>`
    select
      party.name, revenue::float8, gross_margin::float8 as margin, cost_to_serve::float8 as serving, profit::float8,
      round(cost_to_serve_ratio, 4)::float8 as ratio, rating_base, rating
    from party_value join party on party.party_id = party_value.golden_id
    order by profit`;
  expect(rows).toEqual([
    {
      name: "AutoCo",
      revenue: 86_000,
      margin: 30_000,
      serving: 6_282,
      profit: 23_718,
      ratio: 0.2094,
      rating_base: "B",
      rating: "B",
    },
    {
      name: "Fast Bike LLC",
      revenue: 371_000,
      margin: 69_000,
      serving: 23_912,
      profit: 45_088,
      ratio: 0.3466,
      rating_base: "A",
      rating: "B",
    },
    {
      name: "Motor, Inc.",
      revenue: 337_000,
      margin: 77_000,
      serving: 12_459,
      profit: 64_541,
      ratio: 0.1618,
      rating_base: "A",
      rating: "A",
    },
  ]);
});

test("Friends Company: the sentence says why, with figures and without", async () => {
  const [fastBike] = await friends.sql<{ rating_sentence: string; rating_sentence_plain: string }>`
    select rating_words(rating_sentence, party_value) as rating_sentence, rating_sentence_plain
    from party_value join party on party.party_id = party_value.golden_id
    where party.name = 'Fast Bike LLC'`;
  expect(fastBike).toEqual({
    rating_sentence:
      "B. By profit 45,088 (2nd of 3) an A. One step lower because serving this customer takes 34.7 % of the gross margin (limit 30 %): processing 9,042, delivery 7,304, expedited 3,600, … Not counted: 2 complaints we caused.",
    rating_sentence_plain:
      "B. By profit an A. One step lower because serving this customer takes a large part of what it brings, most of it processing, delivery, expedited. Not counted: 2 complaints we caused.",
  });
});

test("Friends Company: a policy under which changes are proposed says the same", async () => {
  await world(friends);
  await aRatingPolicy(friends, { changes: { mode: "proposals", oncePerQuarter: true, comeBack: 0.1 } });
  const rated = () =>
    friends.sql`
      select name, rating, rating_computed, rating_words(rating_sentence, party_value) as rating_sentence
      from party_value join party on party_id = party_value.golden_id order by name`;
  const before = await rated();
  await recomputeNow(friends, actor);
  expect(await rated()).toEqual(before);
  await friends.sql`truncate party_value`;
  await recomputeNow(friends, actor);
  expect(await rated()).toEqual(before);
  expect(await friends.sql`select from rating_proposal`).toEqual([]);
});

async function apply(database: TestDatabase, model: unknown): Promise<void> {
  await database.write((tx) => setCostModel(tx, actor, CostModelDocument.parse(model), { dryRun: false }));
}

/** A year of one customer: its orders spread over the months, what came back, the visits and the letters. */
async function playOut(database: TestDatabase, customer: Customer): Promise<string> {
  const partyId = await aParty(database, { name: customer.name });
  for (let order = 0; order < customer.orders; order++) {
    const part = (whole: number) => shareOf(whole, order, customer.orders);
    await anInvoice(
      database,
      partyId,
      dayOf(order, customer.orders),
      [
        {
          list: part(customer.sales),
          discount: part(customer.discounts),
          cost: part(customer.goods),
          quantity: customer.itemsPerOrder,
        },
      ],
      {
        custom: JSON.stringify({
          miles: customer.milesPerOrder,
          expedited: order < customer.expedited ? 1 : 0,
        }),
      },
    );
  }
  for (let no = 0; no < customer.returns; no++) {
    const amount = -shareOf(customer.returned, no, customer.returns);
    const quantity = customer.restocked / customer.returns;
    await anInvoice(
      database,
      partyId,
      dayOf(no, customer.returns),
      [{ list: amount, cost: 0, quantity: -quantity }],
      { kind: "return" },
    );
  }
  const letters = [
    ...Array.from({ length: customer.visits }, () => "visit-charge"),
    "first-statement",
    ...Array.from({ length: customer.reminders }, () => "reminder"),
  ];
  for (const [no, activity] of letters.entries())
    await aContact(database, partyId, dayOf(no, letters.length), {
      channel: "letter",
      activity_code: activity,
      minutes: null,
      minutes_basis: "unknown",
    });
  return partyId;
}

/** Whole cents, the last part taking what is left, so that the parts add up. */
function shareOf(whole: number, index: number, parts: number): number {
  const cents = Math.floor((whole * 100) / parts);
  return (index === parts - 1 ? whole * 100 - cents * (parts - 1) : cents) / 100;
}

function dayOf(index: number, parts: number): string {
  return new Date(Date.UTC(2025, 0, 5 + Math.floor((index * 350) / parts))).toISOString().slice(0, 10);
}

test("Customer service department: what was not used is shown and charged to nobody", async () => {
  await world(department);
  await apply(department, departmentModel);
  const partyId = await aParty(department);
  await anInvoice(department, partyId, "2025-01-01", [{ list: 1000, cost: 500 }]);
  for (const [activity, count] of [
    ["process-order", 49_000],
    ["handle-inquiry", 1_400],
    ["credit-check", 2_500],
  ] as const) {
    await department.sql`
      insert into contact (party_id, contact_id, channel, started_at, on_day, state, activity_code, created_at)
      select ${partyId}, gen_random_uuid(), 'task', day, day, 'done', ${activity}, day
      from generate_series(1, ${count}::int) as no
      cross join lateral (select date '2025-01-01' + no % 90 as day) as spread`;
  }
  const { state, runId } = await recomputeNow(department, actor);
  expect(state).toBe("done");
  const [quarter] = await department.sql`
    select
      round(sum(supplied_amount), 2)::float8 as supplied, sum(customers_amount)::float8 as customers, sum(used_minutes)::float8 as minutes,
      round(sum(unused_amount - over_absorbed_amount), 2)::float8 as unused
    from pool_month where run_id = ${runId} and month between '2025-01-01' and '2025-03-31'`;
  expect(quarter).toEqual({ supplied: 560_000, customers: 462_880, minutes: 578_600, unused: 97_120 });
  const activities = await department.sql`
    select activity_code, count(*) as events, (-sum(amount))::float8 as cost, sum(minutes)::float8 as minutes
    from ledger where activity_code is not null group by activity_code order by activity_code`;
  expect(activities).toEqual([
    { activity_code: "credit-check", events: 2_500, cost: 100_000, minutes: 125_000 },
    { activity_code: "handle-inquiry", events: 1_400, cost: 49_280, minutes: 61_600 },
    { activity_code: "process-order", events: 49_000, cost: 313_600, minutes: 392_000 },
  ]);
});

test("Customer service department: Costs shows the rates, and what was used and unused of the supply", async () => {
  const quarter = { from: "2025-01-01", until: "2025-03-31" };
  const controller = asPerson(server, "manager");
  const { body: use } = await controller.call(listActivityUse, quarter);
  const shown = use.rows.filter((row) => row.events > 0 && row.rate !== null);
  const rates = shown.map(({ code, rate, minutePrice, events, amount }) => [
    code,
    ((rate?.minutes ?? 0) * (minutePrice ?? 0)).toFixed(2),
    (Number(amount) / events).toFixed(2),
  ]);
  expect(rates).toEqual([
    ["process-order", "6.40", "6.40"],
    ["credit-check", "40.00", "40.00"],
    ["handle-inquiry", "35.20", "35.20"],
  ]);
  const { body: pools } = await controller.call(readReconciliation, quarter);
  const sum = (part: "supplied" | "customers" | "unused" | "overAbsorbed") =>
    pools.rows.reduce((total, row) => total + Number(row[part]), 0);
  expect(sum("supplied")).toBeCloseTo(560_000, 2);
  expect(sum("customers")).toBeCloseTo(462_880, 2);
  expect(sum("unused") - sum("overAbsorbed")).toBeCloseTo(97_120, 2);
});
