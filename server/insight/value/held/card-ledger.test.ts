import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  aDocument,
  aFewMore,
  aVariedCompany,
  dice,
  someCase,
  someContact,
  somePayments,
  type Varied,
} from "../../../../test/a-varied-company.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../../test/harness/database.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { newId } from "../../../plumbing/ids.ts";
import { membersOf } from "../members-of.ts";
import { addUpLedger, type CardLedger, cardLedger } from "./card-ledger.ts";

/*
  A customer with many facts of every kind, who is kept of two records and takes part in a contact that is noted on somebody else.
  Whatever changes, the card says what the ledger says.
*/
let database: TestDatabase;
let company: Varied;
let partyId: string;
let merged: string;
let other: string;
const roll = dice(21);

beforeAll(async () => {
  database = await testDatabase();
  company = await aVariedCompany(database, roll);
  [, partyId = "", merged = ""] = company.parties;
  for (let no = 0; no < 40; no++) {
    await aDocument(database, roll, partyId, company.day(), company.products);
    await someContact(database, roll, partyId, company.day());
  }
  await someCase(database, roll, partyId, company.day());
  await aFewMore(database, roll, partyId, company.day);
  await somePayments(database, roll, partyId, company.day);
  await anInvoice(database, partyId, "2025-04-04", [{ list: 500, productId: company.products[0] ?? "" }]);
  await anInvoice(database, partyId, "2025-04-05", [{ list: 400, cost: 1 }], {
    state: "open",
    due_on: "2025-04-20",
  });
  other = await aParty(database);
  const contactId = await aContact(database, other, "2025-03-03", { minutes: 60, own_weight: 1 });
  await database.sql`
    insert into contact_share (party_id, share_id, home_id, contact_id, weight)
    values (${partyId}, ${newId()}, ${other}, ${contactId}, 2)`;
  await database.sql`analyze`;
}, 60_000);
afterAll(() => database.drop());

const days = {
  window: { from: "2025-01-01", until: "2025-12-31" },
  before: { from: "2024-01-01", until: "2024-12-31" },
  refunds: "by_refund",
} as const;

async function ask(tx: Tx, whom = partyId): Promise<CardLedger> {
  return cardLedger(tx, { ...days, members: await membersOf(tx, whom) });
}

async function live(tx: Tx, whom = partyId): Promise<CardLedger> {
  return addUpLedger(tx, { ...days, members: await membersOf(tx, whom) });
}

/** While anybody in this PostgreSQL holds a transaction open, what was written since it began may be new. */
async function untilHeld(): Promise<CardLedger> {
  const isHeld = async () => {
    const once = await database.read((tx) => ask(tx));
    return once === (await database.read((tx) => ask(tx)));
  };
  await expect.poll(isHeld, { timeout: 40_000, interval: 50 }).toBe(true);
  return database.read((tx) => ask(tx));
}

/** One of the customer's rows that counts. */
const aDoneContact = () =>
  sql`(select contact_id from contact where party_id = ${partyId} and state = 'done' and activity_code = 'call' order by contact_id limit 1)`;
const anInvoiceLine = () => sql`(
  select line.document_id from document_line as line join document using (party_id, document_id)
  where line.party_id = ${partyId} and recognised_on is not null and kind = 'invoice' and currency = 'EUR' and list_amount > 0
  order by line.document_id limit 1
)`;

const changes: readonly (readonly [what: string, change: () => Promise<unknown>])[] = [
  [
    "a contact is corrected",
    () => database.sql`update contact set minutes = 41 where contact_id = ${aDoneContact()}`,
  ],
  ["a contact is taken away", () => database.sql`delete from contact where contact_id = ${aDoneContact()}`],
  [
    "a contact comes to a record that was merged into it",
    () => aContact(database, merged, "2025-02-02", { minutes: 12, activity_code: "call" }),
  ],
  [
    "a contact that is noted on somebody else is corrected",
    () => database.sql`update contact set minutes = 80 where party_id = ${other}`,
  ],
  [
    "a third one takes part in that contact",
    async () => {
      const third = await aParty(database);
      await database.sql`
        insert into contact_share (party_id, share_id, home_id, contact_id)
        select ${third}, ${newId()}, party_id, contact_id from contact where party_id = ${other}`;
    },
  ],
  [
    "one who took part did not",
    () => database.sql`delete from contact_share where home_id = ${other} and party_id <> ${partyId}`,
  ],
  [
    "somebody else takes part in a contact of the customer",
    async () => {
      const [shared] = await database.sql<{ id: string }>`
        update contact set own_weight = 1 where contact_id = ${aDoneContact()} returning contact_id as id`;
      await untilHeld();
      await database.sql`
        insert into contact_share (party_id, share_id, home_id, contact_id, weight)
        values (${other}, ${newId()}, ${partyId}, ${shared?.id ?? null}, 4)`;
    },
  ],
  [
    "a sale is back-dated",
    () =>
      database.sql`update document set recognised_on = '2024-11-11' where document_id = ${anInvoiceLine()}`,
  ],
  [
    "a line is corrected",
    () => database.sql`
      update document_line set net_amount = net_amount - 1, discount_amount = discount_amount + 1
      where document_id = ${anInvoiceLine()}`,
  ],
  [
    "a line is taken away",
    () => database.sql`delete from document_line where line_no = 1 and document_id = ${anInvoiceLine()}`,
  ],
  [
    "something is given back",
    () =>
      anInvoice(database, partyId, "2025-05-05", [{ list: -30, cost: -10, quantity: -1 }], {
        kind: "credit_note",
      }),
  ],
  ["a case comes", () => aCase(database, partyId, "2025-05-06", { kind: "complaint", finding: "our_fault" })],
  [
    "something is given to make up for a fault",
    () => database.sql`update case_file set redress_amount = 77 where party_id = ${partyId}`,
  ],
  [
    "a campaign reaches it",
    () => database.sql`
      insert into campaign_touch (party_id, touch_id, campaign_id, touched_at, on_day)
      select ${partyId}, ${newId()}, campaign_id, now(), '2025-03-03' from campaign limit 1`,
  ],
  [
    "a line of the accounts is corrected",
    () => database.sql`
      update external_line set amount = amount - 5, currency = 'EUR', on_day = '2025-03-03' where party_id = ${partyId}`,
  ],
  [
    "what was paid for what is said otherwise",
    () => database.sql`delete from allocation where party_id = ${partyId}`,
  ],
  [
    "a payment cost a fee",
    () => database.sql`update payment set fee_amount = 9.99, method = 'card' where party_id = ${partyId}`,
  ],
  [
    "an invoice is written off",
    () => database.sql`
      insert into write_off (party_id, write_off_id, document_id, written_off_on, amount)
      values (${partyId}, ${newId()}, ${anInvoiceLine()}, '2025-06-20', 3)`,
  ],
  [
    "a rebate becomes larger",
    () => database.sql`update rebate set amount = amount + 100 where party_id = ${partyId}`,
  ],
  [
    "somebody else pays on a later day",
    () => database.sql`
      insert into payment (party_id, payment_id, received_on, amount, currency)
      values (${other}, ${newId()}, '2025-09-30', 1, 'EUR')`,
  ],
  [
    "an activity takes longer",
    () =>
      database.sql`update activity_rate set base_minutes = base_minutes + 1 where activity_code = 'loading'`,
  ],
  [
    "an activity is booked elsewhere",
    () => database.sql`update activity set category = 'finance' where code = 'order'`,
  ],
  [
    "a pool costs more",
    () => database.sql`update pool_period set cost_amount = cost_amount + 100 where pool_code = 'yard'`,
  ],
  ["a cost price is corrected", () => database.sql`update cost_price set amount = amount + 1`],
  [
    "the rest of the goods are assumed to cost more",
    () => database.sql`update cost_setting set goods_percent = 79`,
  ],
  [
    "a cost price comes in a currency of its own",
    async () => {
      await database.sql`
        insert into cost_price values (${company.products[2] ?? null}, '[2025-01-01,)', 9.5, 'CHF')`;
      await database.sql`insert into exchange_rate values ('CHF', '2024-01-01', 1.05)`;
    },
  ],
  [
    "that currency comes to another rate",
    () => database.sql`insert into exchange_rate values ('CHF', '2025-02-01', 1.15)`,
  ],
  [
    "an exchange rate comes later",
    () => database.sql`insert into exchange_rate values ('USD', '2025-02-02', 0.5)`,
  ],
  ["another currency is ours", () => database.sql`update workspace set base_currency = 'USD'`],
  [
    "a record is no longer kept as this customer",
    () => database.sql`update party set golden_id = party_id where party_id = ${merged}`,
  ],
  [
    "another record is kept as this customer",
    () =>
      database.sql`update party set golden_id = ${partyId} where party_id = ${company.parties[4] ?? null}`,
  ],
];

test.each(changes)("%s", async (_, change) => {
  const before = await untilHeld();
  await change();
  const { asked, added } = await database.read(async (tx) => ({
    asked: await ask(tx),
    added: await live(tx),
  }));
  expect(asked).toEqual(added);
  expect(asked).not.toEqual(before);
});

test("of all customers, a second time as the first", async () => {
  await untilHeld();
  const asked = async () => {
    for (const whom of new Set(company.parties)) {
      const { one, added } = await database.read(async (tx) => ({
        one: await ask(tx, whom),
        added: await live(tx, whom),
      }));
      expect(one).toEqual(added);
    }
  };
  await asked();
  await asked();
});

test("it is added up anew by another version of the program, whose views may differ", async () => {
  const before = await untilHeld();
  await database.sql`insert into applied_migration (name, sha256) values ('9999-later.sql', 'abc')`;
  expect(await database.read((tx) => ask(tx))).not.toBe(before);
});

test("what somebody is writing while it is added up counts once that is there", async () => {
  const writer = await database.pool.connect();
  try {
    await writer.query("begin");
    await writer.query("update contact set minutes = minutes + 5 where party_id = $1", [partyId]);
    // A later transaction ends before the earlier one, and what was held is no longer.
    await database.sql`update rebate set amount = amount + 1 where party_id = ${partyId}`;
    const before = await database.read((tx) => ask(tx));
    await writer.query("commit");
    const { asked, added } = await database.read(async (tx) => ({
      asked: await ask(tx),
      added: await live(tx),
    }));
    expect(asked).toEqual(added);
    expect(asked).not.toEqual(before);
  } finally {
    writer.release();
  }
});

test("who began to read before a change reads what was there then", async () => {
  await untilHeld();
  await database.read(async (tx) => {
    const before = await live(tx);
    await database.sql`update contact set minutes = minutes + 5 where party_id = ${partyId}`;
    const after = await database.read((later) => ask(later));
    expect(after).not.toEqual(before);
    expect(await ask(tx)).toEqual(before);
  });
});
