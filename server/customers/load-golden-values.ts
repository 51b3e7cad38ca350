import { sql } from "kysely";
import type { Tx } from "../plumbing/database/db.ts";
import type { Load } from "../plumbing/runs/journal.ts";
import { keepGoldenValues, keepGoldenValuesOf } from "./golden-values.ts";

/** Makes anew what is shown of customers of several records, of which a load changed one or how one is reached. */
export async function loadGoldenValues({ tx, runId }: Load): Promise<void> {
  await keepGoldenValuesOf(
    tx,
    sql`select s.record_id from staged_row s
        where s.run_id = ${runId} and s.kind in ('organisation', 'household', 'person', 'prospect') and s.action = 'update'
        union
        select s.party_id from staged_row s
        where s.run_id = ${runId} and s.kind = 'contact_point' and s.action in ('create', 'update')`,
  );
}

/** The same after a load was taken back. @param partyIds those it had a part in */
export async function keepGoldenValuesAfter(tx: Tx, partyIds: readonly string[]): Promise<void> {
  const [anybody] = await tx.sql`select from party where golden_values is not null limit 1`;
  if (anybody !== undefined) await keepGoldenValues(tx, partyIds);
}
