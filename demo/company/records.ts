/**
 * What the example company is made of: plain values, no database and no clock. `describeCompany` makes what all share, a
 * generator makes the customers one by one; from the same choice come the same values, whatever the machine.
 * Amounts are exact decimals as text in the currency named beside them; days are `2026-10-31`, instants end in `Z`.
 */

/** Which company: the same choice makes the same one, byte for byte. */
export type DemoChoice = {
  /** How many have bought; prospects and people at organisations come on top. */
  customers: number;
  years: number;
  seed: number;
  /** The last day of its books. */
  until: string;
};

export const countries = ["DE", "FR", "GB", "US", "ES", "PL", "GR", "UA", "JP"] as const;
export type Country = (typeof countries)[number];

/** What everybody shares. */
export type Company = {
  choice: DemoChoice;
  name: string;
  baseCurrency: "EUR";
  timeZone: string;
  /** First day of its books. */
  from: string;
  staff: readonly StaffMember[];
  products: readonly Product[];
  campaigns: readonly Campaign[];
  exchangeRates: readonly { currency: string; validFrom: string; rate: string }[];
  pools: readonly { code: string; name: string; costPerMonth: string; minutesPerMonth: number }[];
  rates: readonly ActivityRate[];
};

export type StaffMember = {
  key: string;
  name: string;
  mail: string;
  /** A role of contract/permissions.ts. */
  role: string;
  team: string;
  /** Minutes of a contact are multiplied by it, and so many of 100 contacts are logged without minutes. */
  pace: number;
  unmeasuredPercent: number;
};

export type Product = {
  key: string;
  code: string;
  name: string;
  category: string;
  unit: string;
  listPrice: string;
  /** Dated: the last one before a day holds on it. */
  costPrices: readonly { validFrom: string; amount: string }[];
};

export type Campaign = {
  key: string;
  name: string;
  type: string;
  startsOn: string;
  endsOn: string;
  cost: string;
};

/** What one time of an activity takes: minutes of a pool, or a price. */
export type ActivityRate = {
  activity: string;
  pool?: string;
  baseMinutes?: number;
  unitPrice?: string;
  percent?: number;
};

/** How somebody deals with us: it shapes their facts, and is the truth that figures and models are held against. */
export type Character =
  | "steady"
  | "quiet and profitable"
  | "big and demanding"
  | "price grinder"
  | "late payer"
  | "often returns"
  | "complains with cause"
  | "complains without cause"
  | "growing"
  | "shrinking"
  | "left"
  | "came back"
  | "seasonal"
  | "one purchase";

/** One customer or prospect with everything that happened with them. */
export type Customer = {
  /** Counted from 0; customers first, then prospects. */
  index: number;
  key: string;
  isProspect: boolean;
  character: Character;
  party: Party;
  /** People at an organisation, members of a household; empty for a person. */
  people: readonly Person[];
  relations: readonly {
    type: "subsidiary_of" | "agent_for" | "referred_by";
    toIndex: number;
    since: string;
  }[];
  assets: readonly Asset[];
  documents: readonly Document[];
  payments: readonly Payment[];
  cases: readonly Case[];
  contacts: readonly Contact[];
  touches: readonly { campaignKey: string; at: string; status: string }[];
  opportunities: readonly Opportunity[];
};

export type Asset = {
  name: string;
  productKey: string;
  serial: string;
  supportPlan: string | null;
  from: string;
};

export type Party = {
  kind: "organisation" | "household" | "person";
  name: string;
  legalName: string | null;
  givenName: string | null;
  familyName: string | null;
  country: Country;
  currency: string;
  language: string;
  segment: string;
  territory: string;
  industry: string | null;
  employeesCount: number | null;
  annualRevenue: string | null;
  website: string | null;
  taxNumber: string | null;
  ownerKey: string | null;
  /** When they became known. */
  since: string;
  points: readonly Point[];
};

export type Person = {
  key: string;
  givenName: string;
  familyName: string;
  /** As the country writes it: family name first in Japan. */
  name: string;
  title: string | null;
  points: readonly Point[];
  since: string;
  /** Of somebody who left. */
  until: string | null;
};

/** A phone, mail or address, right for its country. */
export type Point =
  | { kind: "phone" | "mail" | "site"; label: string; value: string }
  | {
      kind: "address";
      label: string;
      line1: string;
      line2: string | null;
      city: string;
      region: string | null;
      postcode: string;
      country: Country;
    };

export type Document = {
  key: string;
  kind: "order" | "invoice" | "credit_note" | "return" | "quote";
  number: string;
  state: "open" | "confirmed" | "delivered" | "closed" | "cancelled" | "draft";
  issuedOn: string;
  dueOn: string | null;
  /** When it left the house; null while it has not, and for what is not sent. */
  shippedOn: string | null;
  /** Day of revenue; null for quotes, drafts, what was cancelled, and orders that an invoice stands for. */
  recognisedOn: string | null;
  currency: string;
  freightCost: string | null;
  ownerKey: string | null;
  personKey: string | null;
  derivedFromKey: string | null;
  lines: readonly Line[];
};

export type Line = {
  productKey: string;
  quantity: number;
  listPrice: string;
  listAmount: string;
  discountAmount: string;
  discountName: string | null;
  netAmount: string;
  taxAmount: string;
};

export type Payment = {
  key: string;
  receivedOn: string;
  amount: string;
  currency: string;
  method: string;
  documentKey: string;
};

export type Case = {
  key: string;
  number: string;
  kind: "support" | "complaint";
  subject: string;
  channel: string;
  state: "open" | "waiting" | "closed";
  priority: string;
  productKey: string | null;
  ownerKey: string;
  openedAt: string;
  closedAt: string | null;
  finding: "our_fault" | "not_our_fault" | "third_party" | "open" | null;
  redressAmount: string | null;
};

export type Contact = {
  key: string;
  channel: "phone" | "mail" | "chat" | "form" | "portal" | "visit" | "letter" | "task";
  kind: "enquiry" | "order" | "complaint" | "support" | "billing" | "feedback" | "courtesy" | "other";
  direction: "in" | "out";
  subject: string;
  note: string | null;
  staffKey: string;
  personKey: string | null;
  startedAt: string;
  state: "planned" | "done" | "cancelled";
  dueOn: string | null;
  minutes: string | null;
  causedBy: "us" | "customer" | "third_party" | "unknown";
  caseKey: string | null;
  feeling: "glad" | "even" | "annoyed" | null;
};

export type Opportunity = {
  key: string;
  name: string;
  stage: string;
  state: "open" | "won" | "lost";
  amount: string;
  currency: string;
  probability: number;
  openedAt: string;
  closesOn: string;
  lostReason: string | null;
  ownerKey: string;
};
