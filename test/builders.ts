import { randomUUID } from "node:crypto";
import type { Insertable, Kysely } from "kysely";
import type { DB } from "../db/rows.ts";
import { keepGoldenValues } from "../server/customers/golden-values.ts";
import { enterNameWords } from "../server/customers/search/name-words.ts";
import { touchCustomer } from "../server/customers/touch-customers.ts";
import { txOf } from "../server/plumbing/database/db.ts";
import { newId } from "../server/plumbing/ids.ts";

type Place = { kysely: Kysely<DB> };

const nordwind = "Nordwind Handels GmbH";

/** An organisation called Nordwind, or whatever is said otherwise. */
export async function aParty(place: Place, fields: Partial<Insertable<DB["party"]>> = {}): Promise<string> {
  const partyId = fields.party_id ?? newId();
  const tx = txOf(place.kysely);
  await touchCustomer(tx, partyId);
  await place.kysely
    .insertInto("party")
    .values({
      party_id: partyId,
      kind: "organisation",
      name: nordwind,
      golden_id: partyId,
      stage: "customer",
      created_at: "2024-01-15T09:00:00Z",
      updated_at: "2024-01-15T09:00:00Z",
      ...fields,
    })
    .execute();
  await enterNameWords(tx, fields.name ?? nordwind, partyId);
  if (fields.golden_id !== undefined && fields.golden_id !== partyId) await keepGoldenValues(tx, [partyId]);
  return partyId;
}

/** A product at 100 EUR. */
export async function aProduct(
  place: Place,
  fields: Partial<Insertable<DB["product"]>> = {},
): Promise<string> {
  const productId = fields.product_id ?? newId();
  await place.kysely
    .insertInto("product")
    .values({
      product_id: productId,
      name: "Ladder, 12 rungs",
      list_price: "100",
      currency: "EUR",
      ...fields,
    })
    .execute();
  return productId;
}

/** One line of an invoice in words of money: list price of the whole line, what was taken off, what it cost us. */
export type LineOfInvoice = {
  list: number;
  discount?: number;
  discountName?: string;
  /** Its part of what was taken off the whole document. */
  orderDiscount?: number;
  /** What the agreed price lies below the list price. */
  concession?: number;
  cost?: number | null;
  quantity?: number;
  productId?: string;
};

/** An invoice that counts as revenue on the day it was issued; its totals are the sums of its lines. */
export async function anInvoice(
  place: Place,
  partyId: string,
  issuedOn: string,
  lines: readonly LineOfInvoice[],
  fields: Partial<Insertable<DB["document"]>> = {},
): Promise<string> {
  const documentId = fields.document_id ?? newId();
  const list = sumOf(lines, (line) => line.list);
  const discount = sumOf(lines, taken);
  await place.kysely
    .insertInto("document")
    .values({
      party_id: partyId,
      document_id: documentId,
      kind: "invoice",
      number: randomUUID().slice(0, 8),
      state: "closed",
      issued_on: issuedOn,
      recognised_on: issuedOn,
      currency: "EUR",
      list_total: list,
      discount_total: discount,
      net_total: list - discount,
      gross_total: list - discount,
      created_at: `${issuedOn}T10:00:00Z`,
      ...fields,
    })
    .execute();
  await place.kysely
    .insertInto("document_line")
    .values(
      lines.map((line, index) => ({
        party_id: partyId,
        document_id: documentId,
        line_no: index + 1,
        product_id: line.productId ?? null,
        quantity: line.quantity ?? 1,
        list_price: line.list / (line.quantity ?? 1),
        list_amount: line.list,
        discount_amount: line.discount ?? 0,
        discount_name: line.discountName ?? null,
        order_discount_amount: line.orderDiscount ?? 0,
        concession_amount: line.concession ?? 0,
        net_amount: line.list - taken(line),
        cost_amount: line.cost ?? null,
      })),
    )
    .execute();
  return documentId;
}

function taken({ discount = 0, orderDiscount = 0, concession = 0 }: LineOfInvoice): number {
  return discount + orderDiscount + concession;
}

/** A phone call that came in and took some minutes. */
export async function aContact(
  place: Place,
  partyId: string,
  onDay: string,
  fields: Partial<Insertable<DB["contact"]>> = {},
): Promise<string> {
  const contactId = fields.contact_id ?? newId();
  await place.kysely
    .insertInto("contact")
    .values({
      party_id: partyId,
      contact_id: contactId,
      channel: "phone",
      kind: "enquiry",
      direction: "in",
      subject: "Asked about delivery",
      started_at: `${onDay}T09:30:00Z`,
      on_day: onDay,
      minutes: 6,
      minutes_basis: "measured",
      created_at: `${onDay}T09:40:00Z`,
      ...fields,
    })
    .execute();
  return contactId;
}

/** A support case that is open. */
export async function aCase(
  place: Place,
  partyId: string,
  openedOn: string,
  fields: Partial<Insertable<DB["case_file"]>> = {},
): Promise<string> {
  const caseId = fields.case_id ?? newId();
  await place.kysely
    .insertInto("case_file")
    .values({
      party_id: partyId,
      case_id: caseId,
      subject: "The ladder arrived with eleven rungs",
      channel: "mail",
      state: "open",
      opened_at: `${openedOn}T08:00:00Z`,
      opened_on: openedOn,
      ...fields,
    })
    .execute();
  return caseId;
}

// In cents, so that 0.1 + 0.2 is 0.3.
function sumOf(lines: readonly LineOfInvoice[], amount: (line: LineOfInvoice) => number): number {
  return lines.reduce((cents, line) => cents + Math.round(amount(line) * 100), 0) / 100;
}

/** The figures of the last value run for a customer: 12 months with a profit of 100, rated B, or whatever is said otherwise. */
export async function aValue(
  place: Place,
  goldenId: string,
  fields: Partial<Insertable<DB["party_value"]>> = {},
): Promise<void> {
  const rating = fields.rating ?? "B";
  const profit = fields.profit ?? 100;
  await place.kysely
    .insertInto("party_value")
    .values({
      golden_id: goldenId,
      run_id: "00000000-0000-7000-8000-00000000f001",
      is_customer: true,
      window_from: "2023-04-01",
      window_until: "2024-04-01",
      list_sales: 1000,
      discount: 0,
      returns: 0,
      revenue: 1000,
      revenue_covered: 1000,
      cost_of_goods: 600,
      gross_margin: 400,
      direct_cost: 0,
      cost_to_serve: 40,
      demand_cost: 40,
      redress: 0,
      finance: 0,
      marketing: 0,
      adjustment: 0,
      profit,
      revenue_all: 1000,
      revenue_covered_all: 1000,
      profit_all: profit,
      cost_to_serve_all: 40,
      entries_count: 1,
      entries_count_all: 1,
      sales_count: 1,
      sales_count_all: 1,
      returns_count: 0,
      contacts_count: 1,
      last_sale_on: "2024-03-15",
      last_contact_on: "2024-03-20",
      margin_coverage: 1,
      cost_to_serve_ratio: 0.1,
      rating,
      rating_base: rating,
      rated_on: "2024-04-01",
      rating_sentence: `Rated ${rating}: profit ${profit}.`,
      rating_sentence_plain: `Rated ${rating}.`,
      rating_policy_version: 1,
      rating_inputs: "{}",
      ...fields,
    })
    .execute();
}

/** A pair that a search found: two organisations that are likely the same, in whichever order they are given. */
export async function aPair(
  place: Place,
  one: string,
  other: string,
  fields: Partial<Insertable<DB["duplicate_pair"]>> = {},
): Promise<void> {
  const [partyId = "", otherPartyId = ""] = [one, other].sort();
  await place.kysely
    .insertInto("duplicate_pair")
    .values({
      party_id: partyId,
      other_party_id: otherPartyId,
      kind: "organisation",
      outcome: "same",
      band: "likely",
      probability: 0.9,
      weight: 3.2,
      evidence: JSON.stringify([{ comparison: "name", finding: "same", bits: 9 }]),
      model_version: 1,
      found_at: "2024-04-01T06:00:00Z",
      ...fields,
    })
    .execute();
}

/** Records that a search takes for one: they stand in one cluster. */
export async function aCluster(place: Place, ...partyIds: readonly string[]): Promise<string> {
  const clusterId = newId();
  await place.kysely
    .insertInto("duplicate_member")
    .values(partyIds.map((partyId) => ({ party_id: partyId, cluster_id: clusterId })))
    .execute();
  return clusterId;
}
