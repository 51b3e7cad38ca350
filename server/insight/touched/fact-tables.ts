import { type RawBuilder, sql } from "kysely";

/**
 * The tables of facts that a run reads by customer. `month` is where a row may take minutes of a pool; without one its rows do
 * not, or stand on a document that does.
 */
export const factTables: readonly { name: string; month: RawBuilder<unknown> }[] = [
  { name: "document", month: sql`date_trunc('month', recognised_on)::date` },
  { name: "document_line", month: sql`null::date` },
  { name: "contact", month: sql`date_trunc('month', on_day)::date` },
  { name: "contact_share", month: sql`null::date` },
  { name: "case_file", month: sql`date_trunc('month', opened_on)::date` },
  { name: "campaign_touch", month: sql`null::date` },
  { name: "external_line", month: sql`null::date` },
  { name: "payment", month: sql`null::date` },
  { name: "allocation", month: sql`null::date` },
  { name: "write_off", month: sql`null::date` },
  { name: "rebate", month: sql`null::date` },
  { name: "asset", month: sql`null::date` },
];
