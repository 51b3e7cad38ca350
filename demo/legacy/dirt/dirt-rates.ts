export const systems = ["erp", "crm", "shop"] as const;
export type System = (typeof systems)[number];

type Rates = Readonly<Record<System, number>>;

/**
 * Which customers a system holds, as shares of those of their kind. Who isn't in the CRM may still call: such a call names
 * nobody there but by words.
 */
export const holdings = {
  /** Organisations that buy. */
  organisation: { erp: 1, crm: 0.92, shop: 0.15 },
  /** People and households that buy. */
  consumer: { erp: 0.15, crm: 0.04, shop: 1 },
  /** People and households that buy and ever called, wrote or complained. */
  consumerWithContacts: { erp: 0.15, crm: 0.6, shop: 1 },
  /** Whoever hasn't bought yet. */
  prospect: { erp: 0, crm: 1, shop: 0 },
} as const satisfies Record<string, Rates>;

/** Of the sales of a customer whom ERP and shop both hold, the share that went through the other one than usual. */
export const otherChannelShare = 0.35;

/** Of the facts of a customer whom a system holds twice, the share that stands on the second record. */
export const secondRecordShare = 0.35;

/**
 * How often each kind of dirt falls on a record, by system: the one place to turn it up or down. A rate is the chance of
 * one record that can have that kind of dirt (a nickname needs a given name, a legal form an organisation).
 */
export const dirtRates = {
  // Records of somebody
  duplicate: { erp: 0.055, crm: 0.06, shop: 0.055 },
  test_record: { erp: 0.0008, crm: 0.0015, shop: 0.002 },
  typo: { erp: 0.015, crm: 0.05, shop: 0.05 },
  swapped_names: { erp: 0, crm: 0.012, shop: 0.015 },
  swapped_place: { erp: 0.004, crm: 0.008, shop: 0.01 },
  truncated: { erp: 0, crm: 0.01, shop: 0.004 },
  dead_domain: { erp: 0.03, crm: 0.04, shop: 0.025 },
  other_mail: { erp: 0.02, crm: 0.05, shop: 0.08 },
  missing: { erp: 0.06, crm: 0.15, shop: 0.05 },
  phone_writing: { erp: 0.3, crm: 0.45, shop: 0.25 },
  legal_form: { erp: 0.1, crm: 0.2, shop: 0.2 },
  nickname: { erp: 0, crm: 0.05, shop: 0.06 },
  moved: { erp: 0.03, crm: 0.04, shop: 0.03 },
  letter_case: { erp: 0, crm: 0.03, shop: 0.06 },
  several_values: { erp: 0.01, crm: 0.03, shop: 0.003 },
  wrong_decoding: { erp: 0, crm: 0.006, shop: 0.004 },
  html_note: { erp: 0, crm: 0.3, shop: 0 },
  // Records of what happened
  wrong_account: { erp: 0, crm: 0.012, shop: 0 },
  repeated_fact: { erp: 0, crm: 0.015, shop: 0 },
  currency_sign: { erp: 0.004, crm: 0.02, shop: 0.006 },
  date_order: { erp: 0.001, crm: 0, shop: 0.001 },
  orphan: { erp: 0.0006, crm: 0, shop: 0.0006 },
} as const satisfies Record<string, Rates>;

export type DirtKind = keyof typeof dirtRates;

/** A record written a second time was typed by somebody else in a hurry: its chances of dirt are so many times higher. */
export const secondRecordHaste = 3;

/** Of the cells that may stay empty, the share that does on such a record. */
export const secondRecordGaps = 0.3;
