import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import { instant, loadRecords, text } from "../plumbing/runs/load-records.ts";

/** Loads what parties allowed and withdrew, each with its evidence. What was said once is corrected, never removed. */
export async function loadConsents(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "consent",
    table: "consent",
    key: { party_id: sql`s.party_id`, consent_id: sql`s.record_id` },
    columns: {
      purpose: text("purpose", sql`'marketing'`),
      channel: text("channel", sql`'any'`),
      state: text("state", sql`'withdrawn'`),
      stated_at: instant("stated_at", sql`now()`),
      source: { ...text("source"), value: sql`coalesce(s.data->>'source', s.source)` },
      address: text("address"),
      ip: text("ip"),
      confirmed_at: instant("confirmed_at"),
      evidence: text("evidence"),
    },
  });
}
