import { sql } from "kysely";
import type { Belonging } from "../../plumbing/runs/keep-conflicting.ts";
import type { Links, Pointer } from "../../plumbing/runs/later-changes.ts";

const to = (table: string, column: string, target: string, targetColumn: string): Pointer => ({
  table,
  columns: [column],
  to: target,
  toColumns: [targetColumn],
});

/**
 * Columns that mean a record of another table without a foreign key (a fact's person may be of another customer, and a
 * foreign key between two customers can't be kept by a distributed engine). Who else points at a record that a load
 * made stands in the way of undoing it.
 */
const pointers: readonly Pointer[] = [
  to("party", "golden_id", "party", "party_id"),
  to("relationship", "other_party_id", "party", "party_id"),
  to("contact", "person_party_id", "party", "party_id"),
  to("document", "person_party_id", "party", "party_id"),
  to("product", "supplier_party_id", "party", "party_id"),
  { ...to("crosswalk", "record_id", "contact", "contact_id"), isOneOfSeveral: true },
  to("contact_share", "contact_id", "contact", "contact_id"),
  to("contact", "product_id", "product", "product_id"),
  to("case_file", "product_id", "product", "product_id"),
  to("asset", "product_id", "product", "product_id"),
  to("document", "derived_from_id", "document", "document_id"),
  to("document", "opportunity_id", "opportunity", "opportunity_id"),
  to("contact", "opportunity_id", "opportunity", "opportunity_id"),
  to("note", "opportunity_id", "opportunity", "opportunity_id"),
  to("attachment", "opportunity_id", "opportunity", "opportunity_id"),
  to("opportunity", "campaign_id", "campaign", "campaign_id"),
];

/** What leads where; what is computed from the others is computed anew after an undo. */
export const links: Links = {
  pointers,
  derived: [
    { table: "party_value" },
    { table: "party_month" },
    // What a run proposed and nobody decided is no work of anybody.
    { table: "rating_proposal", when: sql`t.state in ('open', 'withdrawn')` },
  ],
};

const identified: Readonly<Record<string, string>> = {
  party: "party_id",
  contact: "contact_id",
  document: "document_id",
  opportunity: "opportunity_id",
  case_file: "case_id",
  campaign: "campaign_id",
  product: "product_id",
  user_account: "user_id",
};

/** Rows that make up a record together: a customer with its phone numbers, a document with its lines. */
export const belongings: readonly Belonging[] = [
  to("party_role", "party_id", "party", "party_id"),
  to("contact_point", "party_id", "party", "party_id"),
  to("lookup", "party_id", "party", "party_id"),
  to("prospect", "party_id", "party", "party_id"),
  { ...to("relationship", "party_id", "party", "party_id"), when: sql`t.direction = 'from'` },
  to("contact_share", "contact_id", "contact", "contact_id"),
  {
    table: "document_line",
    columns: ["party_id", "document_id"],
    to: "document",
    toColumns: ["party_id", "document_id"],
  },
  ...Object.entries(identified).map(([table, column]) => to("crosswalk", "record_id", table, column)),
  // The two sides of a relationship have one id.
  to("relationship", "relationship_id", "relationship", "relationship_id"),
];
