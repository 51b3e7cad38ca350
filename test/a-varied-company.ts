import { ledgerCategories } from "../contract/insight/costs/ledger-lines.ts";
import { ownCompanyId } from "../server/plumbing/events.ts";
import { newId } from "../server/plumbing/ids.ts";
import { aCase, aContact, anInvoice, aParty, aProduct } from "./builders.ts";
import type { TestDatabase } from "./harness/database.ts";

export type Dice = {
  /** From 0 up to, not including, an end. */
  below: (end: number) => number;
  of: <Value>(values: readonly Value[]) => Value;
};

/** Numbers that look random and are the same every time. */
export function dice(seed: number): Dice {
  let state = seed;
  const below = (end: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * end);
  };
  return {
    below,
    of: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("Nothing to choose from.");
      return value;
    },
  };
}

/** Every method, driver and category, prices that change within a month, and equations that look at fields. */
async function aCostModel(database: TestDatabase): Promise<void> {
  await database.sql`
    insert into pool (code, name) values ('yard', 'Yard')`;
  await database.sql`
    insert into pool_period (pool_code, version, valid_during, cost_amount, capacity_minutes, per_months, basis, reason) values
      ('yard', 1, '(,2025-05-17)', 900, 7000, 1, 'actual', 'Made up'),
      ('yard', 2, '[2025-05-17,)', 1000, 7000, 1, 'actual', 'Made up')`;
  await database.sql`
    insert into activity (code, name, family, category, method, pool_code, driver, channel, kind, quantity_of, is_demand) values
      ('picking', 'Picking', null, 'serving', 'timed', 'yard', 'sale_line', null, null, 'quantity', true),
      ('loading', 'Loading', null, 'serving', 'timed', 'yard', 'sale', null, null, null, false),
      ('parcels', 'Parcels', null, 'direct_cost', 'per_unit', null, 'sale', null, null, 'parcels', false),
      ('paperwork', 'Paperwork', null, 'serving', 'per_unit', null, 'return', null, null, null, true),
      ('insurance', 'Insurance', null, 'finance', 'percent', null, 'freight', null, null, null, false),
      ('commission', 'Commission', null, 'marketing', 'percent', null, 'sale', null, null, null, false),
      ('levy', 'Levy', null, 'direct_cost', 'percent', null, 'sale_line', null, null, null, false),
      ('complaint', 'Complaint on the phone', null, 'serving', 'timed', 'desk', 'contact', 'phone', 'complaint', null, true),
      ('upkeep', 'Looking after the list', null, 'serving', 'timed', 'desk', 'contact', 'letter', 'feedback', null, false),
      ('card', 'Card fees', null, 'direct_cost', 'percent', null, 'payment', null, 'card', null, false),
      ('survey', 'Survey', null, 'marketing', 'per_unit', null, 'contact', 'mail', 'feedback', 'pages', false)`;
  await database.sql`update activity set level = 'sustaining' where code in ('upkeep', 'levy')`;
  await database.sql`
    insert into activity_rate (activity_code, version, valid_during, base_minutes, terms, unit_price, percent, reason) values
      ('picking', 1, '(,)', 1.5, '{}', 0, 0, 'Made up'), ('loading', 1, '[2025-02-01,)', 4, '{}', 0, 0, 'Made up'),
      ('parcels', 1, '(,)', 0, '{}', 2.35, 0, 'Made up'), ('paperwork', 1, '(,)', 0, '{"pages": 0.4}', 3, 0, 'Made up'),
      ('insurance', 1, '(,)', 0, '{}', 0, 0.75, 'Made up'), ('commission', 1, '(,2025-04-10)', 0, '{}', 0, 1.1, 'Made up'),
      ('levy', 1, '(,)', 0, '{}', 0, 0.3333, 'Made up'), ('complaint', 1, '(,)', 12, '{"urgent": 5}', 0, 0, 'Made up'),
      ('card', 1, '(,)', 0, '{}', 0, 1.9, 'Made up'), ('late-payment', 1, '(,2025-03-15)', 0, '{}', 0, 8, 'Made up'),
      ('late-payment', 2, '[2025-03-15,)', 0, '{}', 0, 9.5, 'Made up'), ('upkeep', 1, '(,)', 3, '{}', 0, 0, 'Made up'), ('survey', 1, '(,)', 0, '{}', 0.05, 0, 'Made up'), ('order', 1, '(,2025-03-12)', 0, '{}', 4.5, 0, 'Made up'),
      ('order', 2, '[2025-03-12,)', 0, '{}', 4.75, 0, 'Made up'), ('order-line', 1, '(,)', 0, '{}', 0.8, 0, 'Made up'),
      ('restocking', 1, '(,)', 0, '{}', 1.25, 0, 'Made up'), ('campaign-touch', 1, '(,2025-04-15)', 0, '{}', 0.35, 0, 'Made up')`;
  await database.sql`update activity_rate set superseded_at = now() where activity_code = 'visit'`;
  await database.sql`
    insert into cost_setting (version, valid_during, goods_percent, goods_of, reason) values
      (1, '[2025-02-10,2025-04-10)', 61.5, 'list', 'Made up'), (2, '[2025-04-10,2025-06-01)', 70, 'net', 'Made up')`;
  await database.sql`
    insert into exchange_rate values
      ('USD', '2025-01-20', 0.91), ('USD', '2025-03-05', 0.93), ('USD', '2025-04-18', 0.88), ('JPY', '2024-01-01', 0.00612)`;
}

/** Whom and what further facts may be of. */
export type Varied = { parties: string[]; products: string[]; day: () => string };

/**
 * Customers with some of everything in the first half of 2025, two of them merged, one of them into a record that has no facts
 * of its own, under a cost model with every method, driver and category.
 */
export async function aVariedCompany(database: TestDatabase, roll: Dice): Promise<Varied> {
  await aCostModel(database);
  const parties: string[] = [ownCompanyId];
  for (let no = 0; no < 8; no++) parties.push(await aParty(database, { segment: roll.of(["retail", null]) }));
  const empty = await aParty(database);
  await database.sql`
    update party set golden_id = ${parties[1]} where party_id = ${parties[2]}`;
  await database.sql`
    update party set golden_id = ${empty} where party_id = ${parties[3]}`;
  const products = [await aProduct(database), await aProduct(database), await aProduct(database)];
  await database.sql`
    insert into cost_price values
      (${products[0]}, '[2025-01-01,2025-03-20)', 21.4, 'EUR'), (${products[0]}, '[2025-03-20,)', 22.015, 'EUR'),
      (${products[1]}, '[2025-01-01,)', 17.35, 'USD')`;
  const day = () => `2025-0${1 + roll.below(6)}-${String(1 + roll.below(28)).padStart(2, "0")}`;
  for (const partyId of parties) {
    for (let no = 0; no < 9; no++) await aDocument(database, roll, partyId, day(), products);
    for (let no = 0; no < 9; no++) await someContact(database, roll, partyId, day());
    for (let no = 0; no < 3; no++) await someCase(database, roll, partyId, day());
    await aFewMore(database, roll, partyId, day);
    await somePayments(database, roll, partyId, day);
  }
  return { parties, products, day };
}

export async function someContact(
  database: TestDatabase,
  roll: Dice,
  partyId: string,
  onDay: string,
): Promise<void> {
  await aContact(database, partyId, onDay, {
    channel: roll.of(["phone", "mail", "letter", "visit", "task"]),
    kind: roll.of(["complaint", "feedback", "order"]),
    minutes: roll.of([null, 0, 3.5, 17.25, 700]),
    minutes_basis: roll.of(["measured", "estimated", "unknown"]),
    caused_by: roll.of(["us", "customer", "unknown"]),
    activity_code: roll.of([null, null, null, "call", "order", "unheard-of"]),
    state: roll.of(["done", "done", "done", "planned"]),
    custom: JSON.stringify({ pages: roll.below(12) - 3, urgent: roll.of([true, false, -4]) }),
  });
}

export async function someCase(
  database: TestDatabase,
  roll: Dice,
  partyId: string,
  onDay: string,
): Promise<void> {
  await aCase(database, partyId, onDay, {
    kind: roll.of(["support", "complaint"]),
    finding: roll.of(["our_fault", "not_our_fault", null]),
    redress_amount: roll.of([null, 0, 12.5]),
  });
}

/** An invoice, an order or something given back, of up to three lines, in one of several currencies. */
export async function aDocument(
  database: TestDatabase,
  roll: Dice,
  partyId: string,
  onDay: string,
  products: readonly string[],
): Promise<void> {
  const kind = roll.of(["invoice", "invoice", "order", "return", "credit_note"]);
  const sign = kind === "return" || kind === "credit_note" ? -1 : 1;
  const lines = Array.from({ length: 1 + roll.below(3) }, () => {
    const list = sign * roll.of([0, 19.99, 120.5, 333.33]);
    return {
      list,
      discount: roll.of([0, 0, sign * 7.77]),
      orderDiscount: roll.of([0, 0, sign * 3.33]),
      concession: roll.of([0, 0, sign * 1.5]),
      cost: roll.of([null, null, sign * 11.115, 0]),
      quantity: sign * (1 + roll.below(4)),
      productId: roll.of(products),
    };
  });
  const currency = roll.of(["EUR", "EUR", "USD", "JPY", "GBP"]);
  const [origin] = await database.sql<{ id: string }>`
    select document_id as id from document
    where party_id = ${partyId} and currency = ${currency} and kind in ('invoice', 'order')
    order by document_id limit 1`;
  await anInvoice(database, partyId, onDay, lines, {
    kind,
    currency,
    derived_from_id: roll.of([true, true, false]) ? (origin?.id ?? null) : null,
    freight_cost: roll.of([null, 0, 4.9]),
    recognised_on: roll.of([onDay, onDay, onDay, null]),
    custom: JSON.stringify({ parcels: roll.below(3), pages: roll.below(4) }),
  });
}

/** Touches of a campaign, and lines of the accounts. */
export async function aFewMore(
  database: TestDatabase,
  roll: Dice,
  partyId: string,
  day: () => string,
): Promise<void> {
  const campaignId = newId();
  await database.sql`insert into campaign (campaign_id, name) values (${campaignId}, 'Spring')`;
  for (let no = 0; no < 3; no++) {
    const onDay = day();
    await database.sql`
      insert into campaign_touch (party_id, touch_id, campaign_id, touched_at, on_day)
      values (${partyId}, ${newId()}, ${campaignId}, now(), ${onDay})`;
    const category = roll.of(ledgerCategories);
    await database.sql`
      insert into external_line (party_id, line_id, on_day, category, amount, currency, source)
      values (${partyId}, ${newId()}, ${day()}, ${category}, ${roll.of([-12.345678, 0, 8.1])}, ${roll.of(["EUR", "USD", "GBP"])}, 'Accounts')`;
  }
}

/** Paid early and late, in parts, with fees; written off; and a rebate for some of the days. */
export async function somePayments(
  database: TestDatabase,
  roll: Dice,
  partyId: string,
  day: () => string,
): Promise<void> {
  const sold = await database.sql<{ id: string; net: string; issued: string; currency: string }>`
    select document_id as id, net_total as net, issued_on as issued, currency
    from document where party_id = ${partyId} and kind in ('invoice', 'order') and net_total > 0
    order by document_id`;
  for (const { id, net, issued, currency } of sold) {
    await database.sql`update document set due_on = ${issued} where party_id = ${partyId} and document_id = ${id}`;
    const part = roll.of([0, 0.5, 1]) * Number(net);
    if (part === 0) continue;
    const paymentId = newId();
    await database.sql`
      insert into payment (party_id, payment_id, received_on, amount, currency, method, fee_amount)
      values (
        ${partyId}, ${paymentId}, ${day()}, ${part}, ${currency}, ${roll.of(["card", "transfer", null])},
        ${roll.of([null, 0, 0.35])}
      )`;
    await database.sql`
      insert into allocation (party_id, payment_id, document_id, amount) values (${partyId}, ${paymentId}, ${id}, ${part})`;
    if (roll.below(4) === 0)
      await database.sql`
        insert into write_off (party_id, write_off_id, document_id, written_off_on, amount)
        values (${partyId}, ${newId()}, ${id}, ${day()}, 4.56)`;
  }
  await database.sql`
    insert into rebate (party_id, rebate_id, granted_on, refers_from, refers_until, amount, currency)
    values (${partyId}, ${newId()}, '2025-06-30', '2025-01-01', ${day()}, 17.29, ${roll.of(["EUR", "USD", "GBP"])})`;
}
