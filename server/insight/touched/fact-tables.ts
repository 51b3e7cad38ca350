import { type RawBuilder, sql } from "kysely";

/**
 * The tables of facts that a run reads by customer. `month` is where a row may take minutes of a pool; without one its rows do
 * not, or stand on a document that does.
 */
export const factTables: readonly { name: string; month: RawBuilder<unknown> | null }[] = [
  { name: "document", month: sql`date_trunc('month', recognised_on)::date` },
  { name: "document_line", month: null },
  { name: "contact", month: sql`date_trunc('month', on_day)::date` },
  { name: "contact_share", month: null },
  { name: "case_file", month: sql`date_trunc('month', opened_on)::date` },
  { name: "campaign_touch", month: null },
  { name: "external_line", month: null },
  { name: "payment", month: null },
  { name: "allocation", month: null },
  { name: "write_off", month: null },
  { name: "rebate", month: null },
  { name: "asset", month: null },
];
