import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import {
  custom,
  day,
  instant,
  instantOf,
  link,
  loadRecords,
  made,
  number,
  once,
  text,
} from "../plumbing/runs/load-records.ts";

/** What a source says of prospects beyond the person: the company they named, how far things are. */
export async function loadProspects(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "prospect",
    table: "prospect",
    key: { party_id: sql`s.record_id`, prospect_id: sql`derived_id(s.record_id, 'prospect')` },
    columns: {
      company_name: text("company_name"),
      status: text("status"),
      source: text("source"),
      industry: text("industry"),
      owner_id: link("owner"),
      state: made(
        sql`case when (s.data->>'converted')::boolean then 'converted' else coalesce(s.data->>'state', 'open') end`,
        "state",
        "converted",
      ),
      arrived_at: once(sql`coalesce(${instantOf("created_at")}, now())`),
      converted_on: day("converted_on"),
    },
  });
  await loadRecords(load, {
    kind: "prospect_detail",
    table: "prospect",
    key: { party_id: sql`s.party_id`, prospect_id: sql`s.record_id` },
    columns: {
      company_name: text("company_name"),
      status: text("status"),
      source: text("source"),
      industry: text("industry"),
      owner_id: link("owner"),
      state: text("state", sql`'open'`),
      arrived_at: instant("arrived_at", sql`now()`),
      converted_on: day("converted_on"),
      custom,
    },
  });
}

/** Sales that may come about. Amounts are of the base currency unless the delivery says otherwise. */
export async function loadOpportunities(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "opportunity",
    table: "opportunity",
    key: { party_id: sql`s.party_id`, opportunity_id: sql`s.record_id` },
    columns: {
      name: text("name", sql`s.source_id`),
      stage: text("stage"),
      state: text("state", sql`'open'`),
      amount: number("amount"),
      expected_revenue: number("expected_revenue"),
      currency: text("currency", sql`w.base_currency`),
      probability: number("probability"),
      closes_on: day("closes_on"),
      type: text("type"),
      source: text("source"),
      campaign_id: link("campaign"),
      owner_id: link("owner"),
      lost_reason: text("lost_reason"),
      custom,
      opened_at: instant("opened_at", sql`now()`),
    },
    versioned: true,
  });
}
