import { randomFor, share } from "../../company/random.ts";
import type { Customer, Document } from "../../company/records.ts";
import { holdings, otherChannelShare, type System } from "../dirt/dirt-rates.ts";
import { purposes } from "../purposes.ts";

/** Which systems know a customer. */
export type HeldBy = Readonly<Record<System, boolean>>;

export function heldBy(seed: number, customer: Customer): HeldBy {
  const shares = holdings[circleOf(customer)];
  const random = randomFor(seed, customer.index, purposes.holdings);
  return {
    crm: share(random) < shares.crm,
    erp: share(random) < shares.erp,
    shop: share(random) < shares.shop,
  };
}

function circleOf({ isProspect, party, contacts, cases }: Customer): keyof typeof holdings {
  if (isProspect) return "prospect";
  if (party.kind === "organisation") return "organisation";
  return contacts.length > 0 || cases.length > 0 ? "consumerWithContacts" : "consumer";
}

/** Whether the CRM knows an organisation of which nothing but its place is at hand: a parent company. */
export function isOrganisationInCrm(seed: number, index: number): boolean {
  return share(randomFor(seed, index, purposes.holdings)) < holdings.organisation.crm;
}

/** A sale or a return as one system exports it. */
export type Sale = { document: Document; number: string };

/**
 * What a customer bought and gave back, by the one system that exports it: organisations are billed by the ERP and the
 * others by the shop, and who is known to both went the other way at times. A return stands where its sale stands.
 * An order that an invoice stands for is no sale of its own; quotes and drafts are none at all.
 */
export function salesOf(seed: number, customer: Customer, held: HeldBy): { erp: Sale[]; shop: Sale[] } {
  const random = randomFor(seed, customer.index, purposes.channels);
  const usual = customer.party.kind === "organisation" ? "erp" : "shop";
  const other = usual === "erp" ? "shop" : "erp";
  const known = new Map(customer.documents.map((document) => [document.key, document]));
  const replaced = new Set(
    customer.documents.map(({ derivedFromKey, kind }) => (isBill(kind) ? derivedFromKey : null)),
  );
  const channels = new Map<string, "erp" | "shop">();
  const sales: { erp: Sale[]; shop: Sale[] } = { erp: [], shop: [] };
  for (const document of customer.documents) {
    const { key, kind, state } = document;
    if (kind === "quote" || state === "draft") continue;
    if (document.recognisedOn === null && replaced.has(key)) continue;
    const root = rootOf(known, document).key;
    const channel = channels.get(root) ?? (held[other] && share(random) < otherChannelShare ? other : usual);
    channels.set(root, channel);
    sales[channel].push({ document, number: numberIn(channel, known, document) });
  }
  return sales;
}

function isBill(kind: Document["kind"]): boolean {
  return kind === "invoice" || kind === "credit_note";
}

function rootOf(known: ReadonlyMap<string, Document>, document: Document): Document {
  const before = document.derivedFromKey === null ? undefined : known.get(document.derivedFromKey);
  return before === undefined ? document : rootOf(known, before);
}

/** The shop knows a sale by its order. */
function numberIn(channel: "erp" | "shop", known: ReadonlyMap<string, Document>, document: Document): string {
  const order = document.kind === "invoice" ? known.get(document.derivedFromKey ?? "") : undefined;
  return channel === "shop" && order?.kind === "order" ? order.number : document.number;
}
