import { sql } from "kysely";
import { insertNoted, type Load } from "../plumbing/runs/journal.ts";

/** Lets the numbers of a delivery's documents find the parties they belong to. */
export async function loadDocumentNumbers(load: Load): Promise<void> {
  await insertNoted(
    load,
    "lookup",
    sql`insert into lookup (kind, value, party_id)
        select distinct 'document', lower(s.data->>'number'), s.party_id
        from staged_row s
        where s.run_id = ${load.runId} and s.kind = 'document' and s.action in ('create', 'update')
          and s.data->>'number' is not null
        on conflict do nothing`,
  );
}
