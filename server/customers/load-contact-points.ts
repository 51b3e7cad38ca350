import { sql } from "kysely";
import { insertNoted, type Load } from "../plumbing/runs/journal.ts";
import { day, loadRecords, text, yes } from "../plumbing/runs/load-records.ts";

/** Loads the ways to reach somebody that were delivered one by one, and the look-up rows that find a party by them. */
export async function loadContactPoints(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "contact_point",
    table: "contact_point",
    key: { party_id: sql`s.party_id`, contact_point_id: sql`s.record_id` },
    columns: {
      kind: text("point_kind", sql`'social'`),
      label: text("label"),
      raw: text("value", sql`''`),
      normalised: text("normalised"),
      line1: text("line1"),
      line2: text("line2"),
      city: text("city"),
      region: text("region"),
      postcode: text("postcode"),
      country: text("country"),
      state: text("state", sql`'unverified'`),
      checked_on: day("checked_on"),
      checked_by: text("checked_by"),
      is_preferred: yes("is_preferred", sql`false`),
      valid_from: day("valid_from"),
      valid_until: day("valid_until"),
    },
  });
  await insertNoted(
    load,
    "lookup",
    sql`insert into lookup (kind, value, party_id)
        select distinct s.data->>'point_kind', s.data->>'normalised', s.party_id
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = 'contact_point' and s.action in ('create', 'update')
          and s.data->>'point_kind' in ('phone', 'mail', 'site') and s.data->>'normalised' is not null
        on conflict do nothing`,
  );
}
