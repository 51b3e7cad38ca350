import { z } from "zod";
import { Currency, TimeZone } from "./values.ts";

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

const Columns = z.union([z.string(), z.array(z.string())]);

const DateOrder = z
  .enum(["day-first", "month-first"])
  .meta({ description: "How 03-07-2021 is read; without it, as the column shows" });
const Decimal = z
  .enum(["point", "comma"])
  .meta({ description: "Which sign 1.234 and 1,234 mean; without it, as the column shows" });

/**
 * A field of ours; or one whose words are translated or read in a way of their own; or `custom`, to keep a column as a
 * field of the workspace.
 */
const Target = z.union([
  z.string(),
  z.object({
    field: z.string(),
    values: z.record(z.string(), z.string()).optional().meta({ description: "Their word → ours" }),
    otherwise: z.string().optional().meta({ description: "For words that are not listed" }),
    dateOrder: DateOrder.optional(),
    decimal: Decimal.optional(),
    epoch: z
      .enum(["seconds", "milliseconds"])
      .optional()
      .meta({ description: "Moments are counted from the beginning of 1970" }),
  }),
]);

const Link = z.object({
  column: Columns.optional().meta({ description: "Where the other record is named" }),
  value: z.string().optional().meta({ description: "The other record's id, the same for every row" }),
  to: z.string().meta({ description: "The module it is in" }),
  by: z.enum(["id", "name"]).default("id"),
  none: z.array(z.string()).default([]).meta({ description: "Words that mean: no record" }),
  split: z
    .string()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: "What stands between several of them; the first one counts, all are kept" }),
});

/** Whose record it is: the first of these that leads to somebody. */
const PartyStep = z.union([
  z.string().meta({ description: "A link of the row; a person stands for the organisation they work for" }),
  z
    .object({ namedBy: z.string(), through: z.string(), link: z.string() })
    .meta({ description: "The link of another module's row that names this one" }),
]);

const recordShape = {
  kind: z.enum(importKindNames),
  id: z
    .array(z.string())
    .default([])
    .meta({ description: "Columns that make up the id; none: the row itself" }),
  name: z.array(z.string()).default([]).meta({ description: "Columns by which other files name it" }),
  columns: z.record(z.string(), z.union([Target, z.array(Target)])).default({}),
  links: z.record(z.string(), Link).default({}),
  always: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "Fields that are the same for every row" }),
  party: z.array(PartyStep).default([]),
};

/** A record that a row describes besides itself: the customer on an order line. One for each distinct id. */
const PartMap = z.object({
  ...recordShape,
  constantId: z.string().optional().meta({ description: "One record for the whole file" }),
});

/** How one kind of file becomes records. */
export const ModuleMap = z.object({
  ...recordShape,
  files: z.array(z.string()).default([]).meta({ description: "File names without ending that speak for it" }),
  header: z.array(z.string()).default([]).meta({ description: "Columns that must be there" }),
  ignored: z.array(z.string()).default([]).meta({ description: "Columns that say what another one says" }),
  repeats: z
    .boolean()
    .default(false)
    .meta({ description: "Rows that differ in their id alone are one fact" }),
  parts: z.record(z.string(), PartMap).default({}),
});

/** How the files of one system become records: what `--map FILE` holds, and what the built-in profiles are. */
export const ImportProfile = z.object({
  source: z.string().min(1).max(60).meta({ description: "Name of the system, for the ids it gave" }),
  title: z.string().optional(),
  dateOrder: DateOrder.optional(),
  decimal: Decimal.optional(),
  timeZone: TimeZone.optional().meta({
    description: "Of moments that name none; the workspace's unless given",
  }),
  yearPivot: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Two-digit years below it are of 2000 on, the others of 1900 on; 50 unless given" }),
  currency: Currency.optional().meta({ description: "Of amounts; the base currency unless given" }),
  country: z.string().length(2).optional().meta({ description: "Of phone numbers without one" }),
  modules: z.record(z.string(), ModuleMap),
});

export type ImportProfileGiven = z.input<typeof ImportProfile>;
export type ImportProfile = z.output<typeof ImportProfile>;
export type ModuleMap = z.output<typeof ModuleMap>;
export type PartMap = z.output<typeof PartMap>;
export type LinkMap = z.output<typeof Link>;
