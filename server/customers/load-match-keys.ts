import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../plumbing/db.ts";
import { idsOfRun, type Load } from "../plumbing/journal.ts";
import { keepKeys, writeLockedKeys } from "./duplicates/keep-keys.ts";

/**
 * Makes the keys of the parties that a load made or changed, or that it brought ways to reach to. They are made of what
 * is there now, so the journal need not know them: an undo makes them again.
 */
export async function loadMatchKeys({ tx, runId }: Load): Promise<void> {
  const partiesOf = (kinds: readonly string[], column: RawBuilder<unknown>) =>
    idsOf(
      tx,
      sql`select distinct ${column} as party_id from staged_row s
          where s.run_id = ${runId} and s.kind = any(${[...kinds]}) and s.action in ('create', 'update')`,
    );
  // The load itself wrote these and holds their locks.
  const own = await partiesOf(["organisation", "household", "person", "prospect"], sql`s.record_id`);
  await writeLockedKeys(tx, own);
  const known = new Set(own);
  const reached = await partiesOf(["contact_point"], sql`s.party_id`);
  await keepKeys(
    tx,
    reached.filter((partyId) => !known.has(partyId)),
  );
}

/** The parties whose keys a run had a part in; to be asked before it is taken back, and given to `keepMatchKeys` after. */
export function partiesWithKeysOfRun(tx: Tx, runId: string): Promise<string[]> {
  const of = { tables: ["party", "contact_point"], column: "party_id" };
  return idsOf(tx, sql`select distinct id as party_id from (${idsOfRun(runId, of, "all")}) of_run`);
}

/** Makes the keys of parties what their records say now; of those that are gone none are left. */
export const keepMatchKeys = keepKeys;

async function idsOf(tx: Tx, query: RawBuilder<unknown>): Promise<string[]> {
  const rows = await tx.sql<{ partyId: string }>`
    select party_id as "partyId" from (${query}) asked where party_id is not null order by party_id`;
  return rows.map(({ partyId }) => partyId);
}
