import { sql } from "kysely";
import type { RowAnswer } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Lookalike } from "../../../customers/load-match-keys.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { noteFound } from "../../../plumbing/runs/runs.ts";

/** A row that looks like a record that is here, by the id it would have if it were new. */
export type KnownRow = Pick<Lookalike, "kind" | "band" | "name" | "knownId"> & { newId: string };

/** A row that does not become a record of its own: by the id it would have had. */
export type Settled = { newId: string; knownId: string; name: string; answer: Exclude<RowAnswer, "create"> };

/**
 * Has rows meet the record that is here, as if an earlier delivery had brought it, so that they change it, and whatever names them
 * leads to it; others wait. Of several rows that are the same record one is, and none where another row is that by its id.
 */
export async function settleLookalikes(tx: Tx, runId: string, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await tx.sql`
    with answered as (
      select row.* from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
        as row ("newId" uuid, "knownId" uuid, answer text)
    ),
    met as (
      select distinct on (answered."knownId") s.file_no, s.part, s.row_no, answered."knownId" as known_id
      from answered
      join staged_row s on s.run_id = ${runId} and s.new_id = answered."newId" and s.action = 'create'
      where answered.answer = 'update'
        and exists (select from party where party_id = answered."knownId")
        and not exists (
          select from staged_row own
          where own.run_id = ${runId} and own.record_id = answered."knownId" and own.action <> 'create'
        )
      order by answered."knownId", s.file_no, s.row_no, s.part
    )
    update staged_row s
    set record_id = met.known_id, party_id = met.known_id, action = 'known'
    from met
    where s.run_id = ${runId} and s.file_no = met.file_no and s.part = met.part and s.row_no = met.row_no`;
  const waiting = settled.filter(({ answer }) => answer === "wait").map(({ newId }) => newId);
  await tx.sql`
    update staged_row set action = 'refuse'
    where run_id = ${runId} and new_id = any(${waiting}::uuid[]) and action = 'create'`;
}

/** Notes with their rows what became of them. */
export async function noteSettled(tx: Tx, runId: string, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  await noteFound(
    tx,
    runId,
    sql`select case when answer = 'wait' then 'looks_like_known_held' else 'known_updated' end,
          case when answer = 'wait' then 'refused' else 'note' end, f.path, s.row_no, null::text, row.name,
          case when answer = 'wait'
            then 'A record that is here already looks like the same, so this row waits. Say under "Who is here already" whether it changes that record or becomes one of its own, or mend it.'
            else 'A record that is here already looks like the same. This row has changed it.'
          end
        from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
          as row ("newId" uuid, "knownId" uuid, name text, answer text)
        join staged_row s on s.run_id = ${runId} and s.new_id = row."newId"
          and (s.action = 'refuse') = (row.answer = 'wait') and (row.answer = 'wait' or s.record_id = row."knownId")
        join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
        order by s.file_no, s.row_no`,
  );
}
