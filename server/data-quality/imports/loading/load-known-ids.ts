import { sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "../../../plumbing/runs/journal.ts";
import { linkOf } from "../../../plumbing/runs/load-records.ts";

/**
 * Loads under which ids other systems know the records, so that a later delivery of theirs finds them here as well. An
 * id is known by system, module and id.
 */
export async function loadKnownIds(load: Load): Promise<void> {
  const fresh = sql`
    select s.data->>'source' as source, s.data->>'module' as kind, s.data->>'source_id' as source_id, s.party_id,
      ${linkOf("record")} as record_id, round((s.data->>'record_no')::numeric)::integer as record_no,
      s.data->>'name_key' as name_key, (s.data->>'row_hash')::uuid as row_hash, (s.data->>'fact_hash')::uuid as fact_hash,
      coalesce((s.data->>'is_repeat')::boolean, false) as is_repeat, s.custom
    from staged_row s
    where s.run_id = ${load.runId} and s.kind = 'known_id' and s.action in ('create', 'update')`;
  await updateNoted(
    load,
    "crosswalk",
    sql`update crosswalk t
        set party_id = n.party_id, record_id = n.record_id, record_no = n.record_no, name_key = n.name_key,
          row_hash = n.row_hash, fact_hash = n.fact_hash, is_repeat = n.is_repeat, custom = n.custom, run_id = ${load.runId}
        from (${fresh}) n
        where t.source = n.source and t.kind = n.kind and t.source_id = n.source_id`,
  );
  await insertNoted(
    load,
    "crosswalk",
    sql`insert into crosswalk (
          source, kind, source_id, party_id, record_id, record_no, name_key, row_hash, fact_hash, is_repeat, custom, run_id
        )
        select source, kind, source_id, party_id, record_id, record_no, name_key, row_hash, fact_hash, is_repeat, custom,
          ${load.runId}
        from (${fresh}) n
        on conflict do nothing`,
  );
}
