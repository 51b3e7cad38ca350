import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import { instant, link, loadRecords, text } from "../plumbing/runs/load-records.ts";

/**
 * Loads the files that belong to customers. Their bytes were kept before, and their rows say where: `sha256` and `bytes`
 * (server/data-quality/imports/loading/keep-files.ts).
 */
export async function loadAttachments(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "file",
    table: "attachment",
    key: { party_id: sql`s.party_id`, attachment_id: sql`s.record_id` },
    columns: {
      name: text("name", sql`regexp_replace(s.data->>'path', '^.*[/\\\\]', '')`),
      media_type: text("media_type", sql`'application/octet-stream'`),
      bytes: { value: sql`(s.data->>'bytes')::bigint`, given: sql`s.data ? 'bytes'`, keepWhenEmpty: false },
      sha256: text("sha256"),
      description: text("description"),
      added_by: link("owner"),
      document_id: link("document"),
      case_id: link("case"),
      contact_id: link("contact"),
      opportunity_id: link("opportunity"),
      created_at: instant("created_at", sql`now()`),
    },
  });
}
