import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import {
  custom,
  day,
  dayOf,
  instant,
  link,
  loadRecords,
  text,
  today,
} from "../plumbing/runs/load-records.ts";

/** Loads texts on customers. A note is no contact: nobody was met, nothing took minutes, and it costs nothing. */
export async function loadNotes(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "note",
    table: "note",
    key: { party_id: sql`s.party_id`, note_id: sql`s.record_id` },
    columns: {
      title: text("title"),
      text: text("text", sql`''`),
      author_id: link("owner"),
      written_at: instant("written_at", sql`now()`),
      on_day: { ...day("written_at", today), value: sql`coalesce(${dayOf("written_at")}, ${today})` },
      case_id: link("case"),
      document_id: link("document"),
      opportunity_id: link("opportunity"),
      custom,
    },
    versioned: true,
  });
}
