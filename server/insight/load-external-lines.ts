import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import { day, loadRecords, number, once, text } from "../plumbing/runs/load-records.ts";

/** Loads lines that an accounting system books on customers. What brings is positive, what costs is negative. */
export async function loadExternalLines(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "external_line",
    table: "external_line",
    key: { party_id: sql`s.party_id`, line_id: sql`s.record_id` },
    columns: {
      on_day: day("on_day", sql`now()::date`),
      category: text("category", sql`'adjustment'`),
      amount: number("amount", sql`0`),
      currency: text("currency", sql`w.base_currency`),
      description: text("description"),
      source: once(sql`coalesce(s.data->>'source', s.source)`),
      source_id: once(
        sql`coalesce(s.data->>'source_id', case when s.source <> 'vitalfew' then s.source_id end)`,
      ),
    },
  });
}
