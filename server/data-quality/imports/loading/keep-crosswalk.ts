import { sql } from "kysely";
import { hasCustom, importKindNames } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { insertNoted, type Load, updateNoted } from "../../../plumbing/runs/journal.ts";

// These kinds have no place of their own for what else a source says.
const withoutCustom = importKindNames.filter((kind) => !hasCustom(kind));

/** Remembers under which ids the source knows the records, and what it said last. */
export async function keepCrosswalk(load: Load): Promise<void> {
  const spare = sql`case
    when s.kind = 'category' then s.custom || jsonb_build_object('name', s.data->>'name')
    when s.kind = any(${withoutCustom}) then s.custom
    else '{}'::jsonb
  end`;
  const areKnown = load.staged === undefined || [...load.staged].some((one) => one.endsWith(" known"));
  if (areKnown)
    await updateNoted(
      load,
      "crosswalk",
      sql`update crosswalk t
        set party_id = s.party_id, record_id = s.record_id, record_no = s.record_no, name_key = s.name_key,
          row_hash = s.row_hash, fact_hash = s.fact_hash, is_repeat = s.action = 'repeat', custom = ${spare},
          run_id = ${load.runId}
        from staged_row s
        where s.run_id = ${load.runId} and s.action in ('create', 'update', 'repeat') and s.known_hash is not null
          and t.source = s.source and t.kind = s.module and t.source_id = s.source_id`,
    );
  await insertNoted(
    load,
    "crosswalk",
    sql`insert into crosswalk (source, kind, source_id, party_id, record_id, record_no, name_key, row_hash, fact_hash, is_repeat, custom, run_id)
        select s.source, s.module, s.source_id, s.party_id, s.record_id, s.record_no, s.name_key, s.row_hash, s.fact_hash,
          s.action = 'repeat', ${spare}, ${load.runId}
        from staged_row s
        where s.run_id = ${load.runId} and s.action in ('create', 'update', 'repeat', 'adopt') and s.known_hash is null`,
  );
}
