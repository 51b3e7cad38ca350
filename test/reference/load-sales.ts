import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { newId } from "../../server/plumbing/ids.ts";
import type { TestDatabase } from "../harness/database.ts";

/** Folder of the public data sets whose published figures the engine must reproduce; not part of the product. */
export const dataFolder = join(import.meta.dirname, "../../../shared/data/value");
export const hasData = existsSync(dataFolder);

export type SaleLine = {
  customer: string;
  document: string;
  /** Business day, YYYY-MM-DD. */
  onDay: string;
  quantity: number;
  listAmount: string;
  netAmount: string;
  costAmount: string | null;
  freight?: string;
};

/** Rows of a CSV file (gzipped when its name says so) as objects by column name. */
export function readRows(name: string): Record<string, string>[] {
  const bytes = readFileSync(join(dataFolder, name));
  const text = name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  return parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
}

/** `11/8/2018` as the business day `2018-11-08`. */
export function americanDay(text: string): string {
  const [month = "", day = "", year = ""] = text.split("/");
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** An exact decimal product of two decimal texts, with at most six decimals (half up). */
export function times(one: string, other: string): string {
  const [a, b] = [scaled(one), scaled(other)];
  return text((a * b + 500_000_000_000_000_000n) / 1_000_000_000_000_000_000n, 6);
}

/** An exact decimal difference. */
export function minus(one: string, other: string): string {
  return text((scaled(one) - scaled(other)) / 1_000_000n, 6);
}

function scaled(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(whole) * 1_000_000_000_000n + BigInt(part.padEnd(12, "0").slice(0, 12));
  return decimal.startsWith("-") ? -size : size;
}

function text(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Puts customers and the orders they placed into a database, each order counting as revenue on its day. */
export async function loadSales(
  database: TestDatabase,
  customers: readonly { code: string; name: string; segment?: string }[],
  lines: readonly SaleLine[],
): Promise<Map<string, string>> {
  const partyIds = new Map(customers.map((customer) => [customer.code, newId()]));
  const documentIds = new Map<string, string>();
  const rows = lines.map((line, index) => {
    const documentId = documentIds.get(line.document) ?? newId();
    documentIds.set(line.document, documentId);
    return { ...line, partyId: partyIds.get(line.customer), documentId, lineNo: index + 1 };
  });
  const parties = customers.map((customer) => ({ ...customer, partyId: partyIds.get(customer.code) }));
  await database.sql`
    insert into party (party_id, kind, name, golden_id, segment, stage, created_at, updated_at)
    select "partyId", 'organisation', name, "partyId", segment, 'customer', now(), now()
    from jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) as ("partyId" uuid, name text, segment text)`;
  await database.sql`
    with line as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
        "partyId" uuid, "documentId" uuid, "lineNo" int, document text, "onDay" date, quantity numeric,
        "listAmount" numeric, "netAmount" numeric, "costAmount" numeric, freight numeric
      )
    ), head as (
      insert into document (
        party_id, document_id, kind, number, state, issued_on, recognised_on, currency, list_total, discount_total,
        net_total, freight_cost, created_at
      )
      select
        "partyId", "documentId", 'order', document, 'closed', "onDay", "onDay", 'EUR', sum("listAmount"),
        sum("listAmount" - "netAmount"), sum("netAmount"), max(freight), now()
      from line
      group by "partyId", "documentId", document, "onDay"
    )
    insert into document_line (
      party_id, document_id, line_no, quantity, list_amount, discount_amount, net_amount, cost_amount
    )
    select
      "partyId", "documentId", "lineNo", quantity, "listAmount", "listAmount" - "netAmount", "netAmount", "costAmount"
    from line`;
  return partyIds;
}
