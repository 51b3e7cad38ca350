import { amountText } from "../company/money.ts";
import type { Customer, Document, Line } from "../company/records.ts";
import { madeId, msOf } from "./id-maker.ts";
import type { SharedIds } from "./shared-records.ts";
import { addRow, type Sheets } from "./sheets.ts";

/** The ids of one customer and of what belongs to it. */
export type Ids = {
  seed: number;
  index: number;
  partyId: string;
  people: ReadonlyMap<string, string>;
  shared: SharedIds;
};

/** Adds what happened with a customer: sales, money, cases, conversations, campaigns. */
export function addFacts(sheets: Sheets, ids: Ids, customer: Customer): void {
  const documents = addDocuments(sheets, ids, customer.documents);
  addPayments(sheets, ids, customer, documents);
  const cases = addCases(sheets, ids, customer);
  addContacts(sheets, ids, customer, cases);
  addAssets(sheets, ids, customer);
  addPipeline(sheets, ids, customer);
}

const morning = "T08:00:00Z";

function addDocuments(sheets: Sheets, ids: Ids, documents: readonly Document[]): ReadonlyMap<string, string> {
  const { seed, index, partyId, people, shared } = ids;
  const known = new Map<string, string>();
  for (const [no, document] of documents.entries())
    known.set(document.key, madeId(seed, msOf(document.issuedOn), { purpose: "document", index, no }));
  for (const document of documents) {
    const { key, kind, number, state, issuedOn, lines } = document;
    const id = known.get(key) ?? "";
    addRow(sheets, "document", [
      ...[partyId, id, kind, number, state, issuedOn, document.dueOn, document.shippedOn],
      ...[document.recognisedOn, document.currency, ...totalsOf(lines), document.freightCost],
      ...[at(people, document.personKey), at(shared.users, document.ownerKey)],
      ...[at(known, document.derivedFromKey), `${issuedOn}${morning}`],
    ]);
    addRow(sheets, "lookup", ["document", number.toLowerCase(), partyId]);
    for (const [place, line] of lines.entries()) {
      const product = shared.products.get(line.productKey);
      addRow(sheets, "document_line", [
        ...[partyId, id, place + 1, product?.productId ?? null, product?.name ?? null, line.quantity],
        ...[
          line.listPrice,
          line.listAmount,
          line.discountAmount,
          line.discountName,
          line.netAmount,
          line.taxAmount,
        ],
      ]);
    }
  }
  return known;
}

/** At list prices, taken off, net, tax, and what is asked for. */
function totalsOf(lines: readonly Line[]): string[] {
  const totals = { list: 0, discount: 0, net: 0, tax: 0 };
  for (const line of lines) {
    totals.list += cents(line.listAmount);
    totals.discount += cents(line.discountAmount);
    totals.net += cents(line.netAmount);
    totals.tax += cents(line.taxAmount);
  }
  return [totals.list, totals.discount, totals.net, totals.tax, totals.net + totals.tax].map(amountText);
}

function cents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

function at(known: ReadonlyMap<string, string>, key: string | null): string | null {
  return key === null ? null : (known.get(key) ?? null);
}

function addPayments(
  sheets: Sheets,
  { seed, index, partyId }: Ids,
  { payments, documents }: Customer,
  known: ReadonlyMap<string, string>,
): void {
  const numbers = new Map(documents.map(({ key, number }) => [key, number]));
  for (const [no, payment] of payments.entries()) {
    const { receivedOn, amount, currency, method, documentKey } = payment;
    const id = madeId(seed, msOf(receivedOn), { purpose: "payment", index, no });
    const reference = numbers.get(documentKey) ?? null;
    addRow(sheets, "payment", [partyId, id, receivedOn, amount, currency, method, reference]);
    addRow(sheets, "allocation", [partyId, id, known.get(documentKey) ?? null, amount]);
  }
}

function addCases(
  sheets: Sheets,
  { seed, index, partyId, shared }: Ids,
  { cases }: Customer,
): Map<string, string> {
  const known = new Map<string, string>();
  for (const [no, one] of cases.entries()) {
    const id = madeId(seed, msOf(one.openedAt), { purpose: "caseFile", index, no });
    known.set(one.key, id);
    addRow(sheets, "case_file", [
      ...[partyId, id, one.number, one.subject, one.kind, one.channel, one.state, one.priority],
      ...[one.productKey === null ? null : (shared.products.get(one.productKey)?.productId ?? null)],
      ...[at(shared.users, one.ownerKey), one.openedAt, one.openedAt.slice(0, 10), one.closedAt],
      ...[one.finding, one.redressAmount],
    ]);
  }
  return known;
}

/** All of it is done in the light of day: the business day in the company's zone is the day in UTC. */
function addContacts(
  sheets: Sheets,
  { seed, index, partyId, people, shared }: Ids,
  { contacts }: Customer,
  cases: ReadonlyMap<string, string>,
): void {
  for (const [no, one] of contacts.entries()) {
    const id = madeId(seed, msOf(one.startedAt), { purpose: "contact", index, no });
    addRow(sheets, "contact", [
      ...[
        partyId,
        id,
        one.channel,
        one.kind,
        one.direction,
        one.subject,
        one.note,
        at(shared.users, one.staffKey),
      ],
      ...[
        at(people, one.personKey),
        one.startedAt,
        one.startedAt.slice(0, 10),
        one.dueOn,
        one.state,
        one.minutes,
      ],
      ...[one.minutes === null ? "unknown" : "measured", one.causedBy, at(cases, one.caseKey), one.feeling],
      one.startedAt,
    ]);
  }
}

function addAssets(sheets: Sheets, { seed, index, partyId, shared }: Ids, { assets }: Customer): void {
  for (const [no, { name, productKey, serial, supportPlan, from }] of assets.entries()) {
    const id = madeId(seed, msOf(from), { purpose: "asset", index, no });
    const productId = shared.products.get(productKey)?.productId ?? null;
    addRow(sheets, "asset", [partyId, id, name, productId, serial, supportPlan, from]);
  }
}

function addPipeline(
  sheets: Sheets,
  { seed, index, partyId, shared }: Ids,
  { touches, opportunities }: Customer,
): void {
  for (const [no, touch] of touches.entries()) {
    const id = madeId(seed, msOf(touch.at), { purpose: "touch", index, no });
    const campaignId = at(shared.campaigns, touch.campaignKey);
    addRow(sheets, "campaign_touch", [
      partyId,
      id,
      campaignId,
      touch.status,
      touch.at,
      touch.at.slice(0, 10),
    ]);
  }
  for (const [no, one] of opportunities.entries()) {
    const id = madeId(seed, msOf(one.openedAt), { purpose: "opportunity", index, no });
    const expected = amountText(Math.round((cents(one.amount) * one.probability) / 100));
    addRow(sheets, "opportunity", [
      ...[partyId, id, one.name, one.stage, one.state, one.amount, expected, one.currency, one.probability],
      ...[one.closesOn, at(shared.users, one.ownerKey), one.lostReason, one.openedAt],
    ]);
  }
}
