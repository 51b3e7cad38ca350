import Big from "big.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listLedger, readPartyValue } from "../../contract/insight.ts";
import { recomputeNow } from "../../server/insight/recompute.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import type { Sql } from "../../server/plumbing/database/db.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { asPerson, world } from "../world.ts";

/*
  Every figure on a card against a slow, separate sum over the facts: plain selects, added up here, never through the
  views the product uses. A seeded mixture of everything: two currencies and days without a rate, merged records, cost
  prices that change, returns, freight, measured and estimated contacts, cases with redress.
*/
let server: TestServer;
const window = { from: "2025-01-01", until: "2025-12-31" };

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await mixture(server);
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

/** In one transaction, so that one connection's seeded chance gives the same mixture every time. */
function mixture({ database }: TestServer): Promise<void> {
  return database.write(({ sql }) => mix(sql));
}

async function mix(run: Sql): Promise<void> {
  await run`select setseed(0.42)`;
  await run`
    insert into party (party_id, kind, name, golden_id, stage, created_at, updated_at)
    select id, 'organisation', 'Customer ' || no, id, 'customer', now(), now()
    from (select no, ('33333333-0000-7000-8000-' || lpad(to_hex(no), 12, '0'))::uuid as id from generate_series(1, 260) as no) as made`;
  // Every tenth record was merged into the one before it.
  await run`
    update party set golden_id = before.party_id
    from party as before
    where party.name like 'Customer %0' and before.name = 'Customer ' || (substr(party.name, 10)::int - 1)`;
  await run`insert into exchange_rate values ('USD', '2024-06-01', 0.91), ('USD', '2025-07-01', 0.8431)`;
  await run`insert into product (product_id, name) select ('44444444-0000-7000-8000-00000000000' || no)::uuid, 'Product ' || no from generate_series(1, 4) as no`;
  await run`
    insert into cost_price
    select product_id, span, case when lower_inf(span) then 3.125 else 4.5 end, 'EUR'
    from product cross join (values ('(,2025-04-01)'::daterange), ('[2025-04-01,2025-12-01)'::daterange)) as spans (span)`;
  await run`
    insert into document (party_id, document_id, kind, state, issued_on, recognised_on, currency, freight_cost, net_total, created_at)
    select
      party_id, gen_random_uuid(), (array['invoice','invoice','invoice','order','return','credit_note'])[ceil(random() * 6)], 'closed',
      day, case when random() < 0.9 then day end, (array['EUR','EUR','USD'])[ceil(random() * 3)], round((random() * 20)::numeric, 3), 0, now()
    from party
    cross join generate_series(1, 12) as no
    cross join lateral (select date '2024-01-01' + (random() * 729)::int + no * 0 as day) as spread
    where party.name like 'Customer %' and random() < 0.7`;
  await run`
    insert into document_line (party_id, document_id, line_no, product_id, quantity, list_amount, discount_amount, net_amount, cost_amount)
    select
      party_id, document_id, no, case when random() < 0.5 then ('44444444-0000-7000-8000-00000000000' || ceil(random() * 4))::uuid end,
      sign * quantity, sign * list, sign * round(list * 0.1, 6), sign * (list - round(list * 0.1, 6)),
      case when random() < 0.4 then sign * round(list * 0.6, 6) end
    from document
    cross join generate_series(1, 3) as no
    cross join lateral (
      select
        case when kind in ('return', 'credit_note') then -1 else 1 end as sign,
        ceil(random() * 9) as quantity,
        round((random() * 500 + no * 0)::numeric, 3) as list
    ) as made`;
  await run`
    insert into contact (party_id, contact_id, channel, started_at, on_day, state, minutes, minutes_basis, caused_by, created_at)
    select
      party_id, gen_random_uuid(), (array['phone','mail','visit','chat','task'])[ceil(random() * 5)], now(),
      date '2024-01-01' + (random() * 729)::int + no * 0, (array['done','done','done','planned'])[ceil(random() * 4)],
      case when random() < 0.5 then round((random() * 40)::numeric, 3) end, (array['measured','estimated','unknown'])[ceil(random() * 3)],
      (array['us','customer'])[ceil(random() * 2)], now()
    from party cross join generate_series(1, 10) as no
    where party.name like 'Customer %'`;
  await run`
    insert into case_file (party_id, case_id, subject, channel, state, opened_at, opened_on, redress_amount)
    select party_id, gen_random_uuid(), 'Late', 'mail', 'closed', now(), date '2024-01-01' + (random() * 729)::int, case when random() < 0.5 then round((random() * 90)::numeric, 2) end
    from party where party.name like 'Customer %' and random() < 0.5`;
}

test("200 random customers: waterfall, activities and opened rows add up to the facts", async () => {
  const manager = asPerson(server, "manager");
  const customers = await server.database.sql<{ party_id: string }>`
    select party_id from party where name like 'Customer %' and golden_id = party_id order by md5(party_id::text) limit 200`;
  expect(customers).toHaveLength(200);
  const facts = await allFacts();
  for (const { party_id: partyId } of customers) {
    const { body: card } = await manager.call(readPartyValue, { partyId });
    expect(card.window).toEqual(window);
    const slow = slowSum(facts, partyId);
    const amounts = Object.fromEntries((card.waterfall ?? []).map((row) => [row.line, row.amount]));
    expect(amounts, partyId).toEqual(slow.lines);
    expect(card.memo?.find((row) => row.line === "acquisition")?.amount, partyId).toBe(slow.acquisition);
    // Parts are rounded to a millionth each, so their sum may differ in the fifth decimal and never in a cent.
    for (const row of card.waterfall ?? []) expect(sum(row.months)).toBeCloseTo(Number(row.amount), 4);
    const serving = Object.fromEntries(card.serving.map((row) => [row.activityCode, row.amount]));
    expect(same(serving), partyId).toEqual(same(slow.activities));
    expect(card.notCounted.find((gap) => gap.reason === "no_exchange_rate")?.count ?? 0).toBe(
      slow.withoutRate,
    );
  }
}, 120_000);

test("every line of a card opens to rows whose sum it is", async () => {
  const manager = asPerson(server, "manager");
  const customers = await server.database.sql<{ party_id: string }>`
    select party_id from party where name like 'Customer %' and golden_id = party_id order by party_id limit 3`;
  for (const { party_id: partyId } of customers) {
    const { body: card } = await manager.call(readPartyValue, { partyId });
    for (const row of card.waterfall ?? []) {
      const opened = await allRows(partyId, row.categories.join(","));
      expect(opened.sum, `${partyId} ${row.line}`).toBe(row.amount);
      expect(sum(opened.rows.map((entry) => entry.amount))).toBeCloseTo(Number(row.amount), 4);
      expect(opened.rows).toHaveLength(opened.count);
    }
  }
}, 60_000);

async function allRows(partyId: string, category: string) {
  const manager = asPerson(server, "manager");
  const rows = [];
  let cursor: string | undefined;
  for (;;) {
    const { body } = await manager.call(listLedger, {
      partyId,
      ...window,
      category,
      limit: 7,
      ...(cursor && { cursor }),
    });
    rows.push(...body.rows);
    if (body.next === null) return { rows, sum: decimal(new Big(body.sum)), count: body.count };
    cursor = body.next;
  }
}

type Fact = Record<string, string | null>;
type Facts = { parties: Fact[]; documents: Fact[]; lines: Fact[]; contacts: Fact[]; cases: Fact[] };

/** All facts as text, by one plain select each. */
async function allFacts(): Promise<Facts> {
  const { sql } = server.database;
  return {
    parties: await sql`select party_id, golden_id from party`,
    documents:
      await sql`select party_id, document_id, kind, currency, recognised_on::text as day, freight_cost::text as freight from document`,
    lines: await sql`
      select document_id, product_id, quantity::text, list_amount::text as list, net_amount::text as net, cost_amount::text as cost from document_line`,
    contacts: await sql`select party_id, channel, on_day::text as day, state, minutes::text from contact`,
    cases: await sql`select party_id, opened_on::text as day, redress_amount::text as redress from case_file`,
  };
}

const isInside = (day: string | null | undefined) => day != null && day >= window.from && day <= window.until;
const minutesOf: Record<string, [activity: string, minutes: number]> = {
  phone: ["call", 6],
  mail: ["mail", 5],
  visit: ["visit", 90],
  chat: ["chat", 8],
  task: ["task", 10],
};

/** The same figures by hand: 0.80 a minute, freight as it was, cost of goods as delivered or by the product's price. */
function slowSum(facts: Facts, goldenId: string) {
  const members = new Set(
    facts.parties.filter((party) => party.golden_id === goldenId).map((party) => party.party_id),
  );
  const totals: Record<string, Big> = {};
  const activities: Record<string, Big> = {};
  const withoutRate = 0;
  const add = (line: string, amount: Big) => {
    totals[line] = (totals[line] ?? new Big(0)).plus(amount);
  };
  const charge = (activity: string, amount: Big) => {
    if (amount.eq(0)) return;
    activities[activity] = (activities[activity] ?? new Big(0)).plus(amount);
  };
  for (const document of facts.documents) {
    if (!members.has(document.party_id ?? "") || !isInside(document.day)) continue;
    const rate = document.currency === "EUR" ? "1" : (document.day ?? "") >= "2025-07-01" ? "0.8431" : "0.91";
    const isBack = document.kind === "return" || document.kind === "credit_note";
    for (const line of facts.lines.filter((one) => one.document_id === document.document_id)) {
      const net = new Big(line.net ?? 0).times(rate);
      const list = new Big(line.list ?? 0).times(rate);
      add(isBack ? "return" : "list_sales", isBack ? net : list);
      if (!isBack) add("discount", net.minus(list));
      if (line.cost !== null && line.cost !== undefined)
        add("cost_of_goods", new Big(line.cost).times(rate).times(-1));
      else if (line.product_id !== null && (document.day ?? "") < "2025-12-01")
        add(
          "cost_of_goods",
          new Big((document.day ?? "") < "2025-04-01" ? "3.125" : "4.5").times(line.quantity ?? 0).times(-1),
        );
    }
    const freight = new Big(document.freight ?? 0).times(rate);
    add("direct_cost", freight.times(-1));
    charge("freight", freight);
  }
  const sold = facts.documents.filter(
    ({ party_id, kind, day }) =>
      members.has(party_id ?? "") && day !== null && (kind === "order" || kind === "invoice"),
  );
  const first = sold.reduce(
    (least, { day }) => (day !== null && day !== undefined && day < least ? day : least),
    "9999-12-31",
  );
  for (const contact of facts.contacts) {
    if (!members.has(contact.party_id ?? "") || contact.state !== "done" || !isInside(contact.day)) continue;
    const [activity, usual] = minutesOf[contact.channel ?? ""] ?? ["", 0];
    const given = new Big(contact.minutes ?? 0);
    const cost = (given.gt(0) ? given : new Big(usual)).times("0.8");
    add((contact.day ?? "") < first ? "acquisition" : "serving", cost.times(-1));
    if ((contact.day ?? "") >= first) charge(activity, cost);
  }
  for (const one of facts.cases) {
    if (!members.has(one.party_id ?? "") || !isInside(one.day)) continue;
    add((one.day ?? "") < first ? "acquisition" : "serving", new Big(-24));
    if ((one.day ?? "") >= first) charge("case", new Big(24));
    add((one.day ?? "") < first ? "acquisition" : "redress", new Big(one.redress ?? 0).times(-1));
  }
  const of = (...names: string[]) => names.reduce((all, name) => all.plus(totals[name] ?? 0), new Big(0));
  const invoiced = ["list_sales", "discount", "order_discount", "concession"];
  const sales = [...invoiced, "return", "rebate"];
  const margin = [...sales, "cost_of_goods"];
  const single = [...margin, "direct_cost", "serving", "redress", "finance", "marketing", "adjustment"];
  const lines = Object.fromEntries(single.map((name) => [name, decimal(of(name))]));
  return {
    lines: {
      ...lines,
      invoiced: decimal(of(...invoiced)),
      revenue: decimal(of(...sales)),
      gross_margin: decimal(of(...margin)),
      profit: decimal(of(...single)),
    },
    acquisition: decimal(of("acquisition")),
    activities: Object.fromEntries(
      Object.entries(activities).map(([name, amount]) => [name, decimal(amount)]),
    ),
    withoutRate,
  };
}

/** As an amount travels: at most six decimals. */
function decimal(amount: Big): string {
  return amount.round(6, Big.roundHalfUp).toFixed();
}

function same(amounts: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [name, decimal(new Big(amount ?? 0))]),
  );
}

function sum(amounts: readonly string[]): number {
  return amounts.reduce((all, amount) => all.plus(amount), new Big(0)).toNumber();
}
