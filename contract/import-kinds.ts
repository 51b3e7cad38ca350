/** How the words of a field are read (server/data-quality/imports/reading/values/). */
export type FieldType =
  | "text"
  | "amount"
  | "number"
  | "share"
  | "day"
  | "instant"
  | "yes"
  | "phone"
  | "mail"
  | "site"
  | "country";

type Kind = {
  title: string;
  fields: Readonly<Record<string, FieldType>>;
  /** A row without one of these is refused. */
  required?: readonly string[];
  /** Links without which the row makes no sense. */
  requiredLinks?: readonly string[];
  links: readonly string[];
};

const address = {
  line1: "text",
  line2: "text",
  city: "text",
  region: "text",
  postcode: "text",
  country: "country",
} as const;
const reach = {
  mail: "mail",
  phone: "phone",
  mobile: "phone",
  fax: "phone",
  website: "site",
  ...address,
} as const;
const person = { name: "text", given_name: "text", family_name: "text", title: "text", ...reach } as const;
const origin = {
  industry: "text",
  segment: "text",
  stage: "text",
  role: "text",
  note: "text",
  created_at: "instant",
} as const;

/** Everything a file can be read as: the fields of ours, how they are read, and the links to other files. */
export const importKinds = {
  user: {
    title: "People who work here",
    fields: { name: "text", given_name: "text", family_name: "text", mail: "mail" },
    links: [],
  },
  organisation: {
    title: "Organisations",
    fields: {
      name: "text",
      legal_name: "text",
      territory: "text",
      employees_count: "number",
      annual_revenue: "amount",
      tax_number: "text",
      ...reach,
      ...origin,
    },
    links: ["owner"],
  },
  person: { title: "People", fields: { ...person, ...origin }, links: ["owner", "account"] },
  prospect: {
    title: "Prospects",
    fields: {
      ...person,
      ...origin,
      company_name: "text",
      status: "text",
      source: "text",
      state: "text",
      converted: "yes",
    },
    links: ["owner"],
  },
  category: { title: "Product categories", fields: { name: "text" }, required: ["name"], links: [] },
  product: {
    title: "Products",
    fields: {
      name: "text",
      code: "text",
      category: "text",
      manufacturer: "text",
      unit: "text",
      list_price: "amount",
      cost: "amount",
      is_active: "yes",
      created_at: "instant",
    },
    required: ["name"],
    links: ["category", "supplier"],
  },
  price_list: {
    title: "Price lists",
    fields: { name: "text", pricing_model: "text", is_active: "yes", created_at: "instant" },
    required: ["name"],
    links: [],
  },
  campaign: {
    title: "Campaigns",
    fields: {
      name: "text",
      type: "text",
      state: "text",
      source_state: "text",
      starts_on: "day",
      ends_on: "day",
      expected_revenue: "amount",
      budget_amount: "amount",
      cost_amount: "amount",
      created_at: "instant",
    },
    required: ["name"],
    links: [],
  },
  opportunity: {
    title: "Opportunities",
    fields: {
      name: "text",
      stage: "text",
      state: "text",
      amount: "amount",
      expected_revenue: "amount",
      probability: "number",
      closes_on: "day",
      type: "text",
      source: "text",
      lost_reason: "text",
      opened_at: "instant",
    },
    required: ["name", "opened_at"],
    links: ["owner", "account", "person", "lead", "campaign"],
  },
  document: {
    title: "Quotes, orders and invoices",
    fields: {
      document_kind: "text",
      number: "text",
      title: "text",
      state: "text",
      source_state: "text",
      issued_at: "instant",
      due_on: "day",
      shipped_on: "day",
      list_total: "amount",
      discount_total: "amount",
      tax_total: "amount",
      adjustment_total: "amount",
      gross_total: "amount",
      freight_cost: "amount",
      recognised: "yes",
    },
    required: ["document_kind", "issued_at"],
    links: ["owner", "account", "person", "lead", "order"],
  },
  document_line: {
    title: "Lines of documents",
    fields: {
      description: "text",
      quantity: "number",
      list_price: "amount",
      list_amount: "amount",
      discount_amount: "amount",
      discount_share: "share",
      net_amount: "amount",
      tax_amount: "amount",
      cost_amount: "amount",
      profit_amount: "amount",
    },
    required: ["quantity"],
    requiredLinks: ["document"],
    links: ["document", "product"],
  },
  case_file: {
    title: "Cases",
    fields: {
      number: "text",
      subject: "text",
      case_kind: "text",
      channel: "text",
      state: "text",
      source_state: "text",
      priority: "text",
      opened_at: "instant",
      closed_at: "instant",
    },
    required: ["opened_at"],
    links: ["owner", "account", "person", "lead", "product"],
  },
  contact: {
    title: "Calls, visits, mails and tasks",
    fields: {
      channel: "text",
      contact_kind: "text",
      direction: "text",
      subject: "text",
      note: "text",
      started_at: "instant",
      ended_at: "instant",
      due_on: "day",
      state: "text",
      minutes: "number",
      seconds: "number",
      outcome: "text",
      is_billable: "yes",
      created_at: "instant",
    },
    required: ["channel", "started_at"],
    links: ["owner", "account", "person", "lead", "product"],
  },
  campaign_touch: {
    title: "Whom campaigns reached",
    fields: { status: "text", touched_at: "instant" },
    required: ["touched_at"],
    requiredLinks: ["campaign"],
    links: ["campaign", "lead", "person", "account"],
  },
} as const satisfies Record<string, Kind>;

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]];

/** The fields of a kind by name. */
export function fieldsOf(kind: ImportKind): Readonly<Record<string, FieldType>> {
  return importKinds[kind].fields;
}

/** What must stand in a row of this kind: fields, and links to other records. */
export function requiredOf(kind: ImportKind): { fields: readonly string[]; links: readonly string[] } {
  const { required = [], requiredLinks = [] }: Kind = importKinds[kind];
  return { fields: required, links: requiredLinks };
}
