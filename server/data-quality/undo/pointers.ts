import type { Pointer } from "../../plumbing/take-back.ts";

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
export const pointers: readonly Pointer[] = [
  to("party", "golden_id", "party", "party_id"),
  to("relationship", "other_party_id", "party", "party_id"),
  to("contact", "person_party_id", "party", "party_id"),
  to("document", "person_party_id", "party", "party_id"),
  to("product", "supplier_party_id", "party", "party_id"),
  to("crosswalk", "record_id", "contact", "contact_id"),
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

/** Computed from the others, and computed anew after an undo. */
export const derivedTables: readonly string[] = ["party_value", "party_month"];
