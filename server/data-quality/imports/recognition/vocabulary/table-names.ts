import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";

/**
 * What tables of a kind are called, written as in `field-names.ts`. What a table is called also stands in its columns'
 * names, and says nothing there.
 */
export const tableNames: Readonly<Partial<Record<ImportKind, string>>> = {
  user: "user | seller | owner | team user | user list | team",
  organisation:
    "company | account | customer~0.9 | supplier | partner~0.8 | customer account | company account | contact~0.3",
  household: "household",
  person: "contact | person | customer~0.9 | customer person | contact person | user~0.2",
  prospect: "lead",
  consent: "consent | consent list",
  suppression: "suppression | suppression list | suppression mail",
  relationship: "relation | account contact relation",
  category: "category | product category | product segment",
  product: "product | product list | stock | asset~0.4",
  cost_price: "costprice | cost price | purchase price | product cost",
  price_list: "pricelist | price list | list",
  price_list_entry: "price | pricelist line | price list line | product price | listprice",
  exchange_rate: "exchange rate | exchange | currency rate | currency",
  asset: "asset | customer asset | serial | subscription | customer subscription | plan~0.7",
  campaign: "campaign",
  campaign_touch: "campaign member | campaign lead status | campaign contact | campaign outcome | member~0.6",
  opportunity: "opportunity | sales opportunity",
  document:
    "invoice | charge~0.9 | order | quote | delivery~0.9 | credit | return | document | purchase order | sales order | sales invoice | sales | revenue~0.9 | credit invoice | purchase~0.8",
  document_line:
    "document line | invoice line | order line | quote line | credit line | return line | purchase order line | sales order line | delivery line | line~0.8 | order product~0.7 | invoice~0.4 | order~0.4",
  payment: "payment | customer payment | opened payment",
  allocation: "allocation | payment allocation | payment line | payment invoice",
  external_line: "ledger | ledger line",
  case_file: "case | case list",
  contact:
    "call | visit | meeting | task | activity | mail | letter | contact activity | customer activity | visit note",
  note: "note | contact note | customer note",
  file: "file | file list",
};

/** Which kind of document a table holds, by what it is called; a word later in the list goes before one earlier. */
export const documentWords = {
  charge: "invoice",
  sales: "invoice",
  revenue: "invoice",
  order: "order",
  invoice: "invoice",
  quote: "quote",
  delivery: "delivery",
  return: "return",
  credit: "credit_note",
  purchase: "purchase_order",
} as const;

/** By which channel the rows of a table of contacts came about. */
export const channelWords = {
  call: "phone",
  phone: "phone",
  mail: "mail",
  visit: "visit",
  meeting: "event",
  task: "task",
  letter: "letter",
} as const;

/** What parties a table holds are to us. */
export const roleWords = { customer: "customer", supplier: "supplier", partner: "partner" } as const;
