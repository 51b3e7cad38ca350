import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import {
  custom,
  day,
  dayOf,
  instant,
  link,
  loadRecords,
  number,
  text,
  today,
} from "../plumbing/runs/load-records.ts";

/** Campaigns and whom they reached. */
export async function loadCampaigns(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "campaign",
    table: "campaign",
    key: { campaign_id: sql`s.record_id` },
    columns: {
      name: text("name", sql`s.source_id`),
      type: text("type"),
      state: text("state", sql`'planned'`),
      source_state: text("source_state"),
      starts_on: day("starts_on"),
      ends_on: day("ends_on"),
      currency: text("currency", sql`w.base_currency`),
      expected_revenue: number("expected_revenue"),
      budget_amount: number("budget_amount"),
      cost_amount: number("cost_amount"),
      custom,
      created_at: instant("created_at", sql`now()`),
    },
    versioned: true,
  });
  await loadRecords(load, {
    kind: "campaign_touch",
    table: "campaign_touch",
    key: { party_id: sql`s.party_id`, touch_id: sql`s.record_id` },
    columns: {
      campaign_id: { ...link("campaign"), keepWhenEmpty: true },
      status: text("status"),
      touched_at: instant("touched_at", sql`now()`),
      on_day: {
        ...day("touched_at", today),
        value: sql`coalesce(${dayOf("on_day")}, ${dayOf("touched_at")}, ${today})`,
      },
      custom,
    },
  });
}
