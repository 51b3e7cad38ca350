import { sql } from "kysely";
import type { approvalRules } from "../../../contract/administration.ts";
import type { Tx } from "../../plumbing/database/db.ts";

/** The workspace as it is; with `lock`, nobody else changes it until this transaction ends. */
export async function workspaceState(tx: Tx, { lock = false } = {}) {
  const [row] = await tx.sql<{
    name: string;
    base_currency: string;
    time_zone: string;
    country: string | null;
    locale: string;
    fiscal_year_starts: number;
    viewings_kept_months: number;
    viewings_an_hour_max: number;
    approval_rule: (typeof approvalRules)[number];
    version: number;
  }>`
    select
      name, base_currency, time_zone, country, locale, fiscal_year_starts, viewings_kept_months, viewings_an_hour_max,
      approval_rule, version
    from workspace
    ${lock ? sql`for update` : sql``}`;
  if (row === undefined) throw new Error("The workspace has lost its only row.");
  return {
    version: row.version,
    fields: {
      name: row.name,
      baseCurrency: row.base_currency,
      timeZone: row.time_zone,
      country: row.country,
      locale: row.locale,
      fiscalYearStarts: row.fiscal_year_starts,
      viewingsKeptMonths: row.viewings_kept_months,
      viewingsAnHourMax: row.viewings_an_hour_max,
      approvalRule: row.approval_rule,
    },
  };
}

/** Amounts of documents were compared in the base currency; from the first one on it stays. */
export async function isCurrencyFixed(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>`select exists (select from document) as found`;
  return row?.found === true;
}
