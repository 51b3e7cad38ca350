/** The tables that customers fill, in an order in which each stands on those before it, with the columns that are written. */
export const filledTables = {
  party:
    "party_id, kind, name, legal_name, given_name, family_name, golden_id, owner_id, segment, territory, industry, employees_count, annual_revenue, annual_revenue_currency, website, tax_number, language, stage, created_at, updated_at",
  party_role: "party_id, role, since",
  contact_point:
    "party_id, contact_point_id, kind, label, raw, normalised, line1, line2, city, region, postcode, country, is_preferred",
  relationship: "party_id, relationship_id, type, direction, other_party_id, title, since, until",
  lookup: "kind, value, party_id",
  asset: "party_id, asset_id, name, product_id, serial, support_plan, valid_from",
  prospect: "party_id, prospect_id, company_name, status, source, industry, owner_id, state, arrived_at",
  opportunity:
    "party_id, opportunity_id, name, stage, state, amount, expected_revenue, currency, probability, closes_on, owner_id, lost_reason, opened_at",
  document:
    "party_id, document_id, kind, number, state, issued_on, due_on, shipped_on, recognised_on, currency, list_total, discount_total, net_total, tax_total, gross_total, freight_cost, person_party_id, owner_id, derived_from_id, created_at",
  document_line:
    "party_id, document_id, line_no, product_id, description, quantity, list_price, list_amount, discount_amount, discount_name, net_amount, tax_amount",
  payment: "party_id, payment_id, received_on, amount, currency, method, reference",
  allocation: "party_id, payment_id, document_id, amount",
  case_file:
    "party_id, case_id, number, subject, kind, channel, state, priority, product_id, owner_id, opened_at, opened_on, closed_at, finding, redress_amount",
  contact:
    "party_id, contact_id, channel, kind, direction, subject, note, user_id, person_party_id, started_at, on_day, due_on, state, minutes, minutes_basis, caused_by, case_id, feeling, created_at",
  campaign_touch: "party_id, touch_id, campaign_id, status, touched_at, on_day",
} as const;

export type FilledTable = keyof typeof filledTables;

/** Rows on their way into the database, by table, in the text form that COPY reads. */
export type Sheets = Record<FilledTable, string>;

export function emptySheets(): Sheets {
  return Object.fromEntries(tableNames.map((table) => [table, ""])) as Sheets;
}

export const tableNames = Object.keys(filledTables) as FilledTable[];

/** A row as COPY reads it; null is \N. Values stand in the order of the table's columns above. */
export function addRow(
  sheets: Sheets,
  table: FilledTable,
  values: readonly (string | number | boolean | null)[],
): void {
  let row = "";
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    row += at === 0 ? "" : "\t";
    row += value === null || value === undefined ? "\\N" : typeof value === "string" ? escaped(value) : value;
  }
  sheets[table] += `${row}\n`;
}

function escaped(text: string): string {
  if (!/[\\\t\n\r]/.test(text)) return text;
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}
