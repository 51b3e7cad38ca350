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

export const tableNames = Object.keys(filledTables) as FilledTable[];

/** Rows of one table on their way into the database, in the text form that COPY reads. */
type Sheet = { bytes: Buffer<ArrayBuffer>; length: number; latest: string };
export type Sheets = Record<FilledTable, Sheet>;

export function emptySheets(): Sheets {
  return byTable(() => ({
    bytes: Buffer.allocUnsafeSlow(65_536),
    length: 0,
    latest: "",
  }));
}

// Strings that are put together for longer than this outlive the young and cost more to clear away than to write.
const latestMax = 8192;

/**
 * Adds a row; null is \N. Values stand in the order of the table's columns above. Nothing is escaped: every word is the
 * generator's, and none of them holds a tab, a line break or a backslash, which a test looks at.
 */
export function addRow(
  sheets: Sheets,
  table: FilledTable,
  values: readonly (string | number | boolean | null)[],
): void {
  const sheet = sheets[table];
  let row = `${values[0]}`;
  for (let at = 1; at < values.length; at++) row += values[at] === null ? "\t\\N" : `\t${values[at]}`;
  sheet.latest += `${row}\n`;
  if (sheet.latest.length > latestMax) write(sheet);
}

function write(sheet: Sheet): void {
  const { latest } = sheet;
  // A letter takes three bytes at most where two letters do not make one.
  const wanted = sheet.length + latest.length * 3;
  if (wanted > sheet.bytes.length) {
    const bytes = Buffer.allocUnsafeSlow(wanted * 2);
    sheet.bytes.copy(bytes, 0, 0, sheet.length);
    sheet.bytes = bytes;
  }
  sheet.length += sheet.bytes.write(latest, sheet.length);
  sheet.latest = "";
}

/** The rows so far, as bytes. */
export function bytesOf(sheets: Sheets): Record<FilledTable, Uint8Array<ArrayBuffer>> {
  return byTable((table) => {
    write(sheets[table]);
    return sheets[table].bytes.subarray(0, sheets[table].length);
  });
}

function byTable<Value>(of: (table: FilledTable) => Value): Record<FilledTable, Value> {
  return Object.fromEntries(tableNames.map((table) => [table, of(table)])) as Record<FilledTable, Value>;
}
