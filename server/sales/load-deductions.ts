import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import { day, dayOf, link, loadRecords, number, text } from "../plumbing/runs/load-records.ts";

/** Loads what was given up of documents. */
export async function loadWriteOffs(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "write_off",
    table: "write_off",
    key: { party_id: sql`s.party_id`, write_off_id: sql`s.record_id` },
    columns: {
      document_id: link("document"),
      written_off_on: day("written_off_on", sql`now()::date`),
      amount: number("amount", sql`0`),
      reason: text("reason"),
    },
  });
}

const granted = sql`coalesce(${dayOf("granted_on")}, now()::date)`;

/** Loads rebates; one that doesn't say what it refers to is for the calendar year up to its day. */
export async function loadRebates(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "rebate",
    table: "rebate",
    key: { party_id: sql`s.party_id`, rebate_id: sql`s.record_id` },
    columns: {
      title: text("title"),
      granted_on: day("granted_on", sql`now()::date`),
      refers_from: day("refers_from", sql`date_trunc('year', ${granted})::date`),
      refers_until: day("refers_until", granted),
      amount: number("amount", sql`0`),
      currency: text("currency", sql`w.base_currency`),
    },
  });
}
