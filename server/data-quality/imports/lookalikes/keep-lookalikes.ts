import type { RowAnswer } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Lookalike } from "../../../customers/load-match-keys.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { KnownRow, Settled } from "./settle-lookalikes.ts";

/** So many are kept to be looked through one by one; what is said for all of a kind holds for the others as well. */
export const keptMost = 20_000;

/** A row as the last rehearsal of a draft found it, in the run that is at work. */
export type KeptLookalike = KnownRow & { choice: RowAnswer | null };

/** What the last rehearsal of a draft found, by the ids that the rows have in a run; their rows are laid out already. */
export function keptLookalikes(tx: Tx, runId: string, draftId: string): Promise<KeptLookalike[]> {
  return tx.sql<KeptLookalike>`
    select s.new_id as "newId", l.kind, l.band, l.name, l.known_id as "knownId", l.choice
    from import_lookalike l
    join import_file f on f.run_id = ${runId} and f.path = l.path
    join staged_row s on s.run_id = f.run_id and s.file_no = f.file_no and s.row_no = l.row_no and s.part = l.part
    where l.draft_id = ${draftId}`;
}

/**
 * Keeps what a rehearsal found in place of what the one before did. What somebody has chosen stays, also for rows that were not
 * found again because they were settled by it.
 */
export async function keepLookalikes(
  tx: Tx,
  runId: string,
  draftId: string,
  found: readonly Lookalike[],
): Promise<void> {
  await tx.sql`delete from import_lookalike where draft_id = ${draftId} and choice is null`;
  const kept = found.toSorted((a, b) => b.probability - a.probability).slice(0, keptMost);
  await tx.sql`
    insert into import_lookalike as before (
      draft_id, path, row_no, part, kind, name, said, known_id, band, probability, evidence
    )
    select ${draftId}::uuid, f.path, s.row_no, s.part, found.kind, found.name, found.said, found."knownId", found.band,
      found.probability, found.evidence
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as found (
      "partyId" uuid, kind text, name text, said jsonb, "knownId" uuid, band text, probability float8, evidence jsonb
    )
    join staged_row s on s.run_id = ${runId} and s.new_id = found."partyId"
    join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
    on conflict (draft_id, path, row_no, part) do update
    set kind = excluded.kind, name = excluded.name, said = excluded.said, known_id = excluded.known_id, band = excluded.band,
      probability = excluded.probability, evidence = excluded.evidence,
      choice = case when before.known_id = excluded.known_id then before.choice end,
      chosen_by_name = case when before.known_id = excluded.known_id then before.chosen_by_name end,
      chosen_at = case when before.known_id = excluded.known_id then before.chosen_at end`;
}

/** Those that are not to become records of their own. */
export function settledOf(rows: readonly KnownRow[], answerOf: (row: KnownRow) => RowAnswer): Settled[] {
  return rows.flatMap((row) => {
    const answer = answerOf(row);
    const { newId, knownId, name } = row;
    return answer === "create" ? [] : [{ newId, knownId, name, answer }];
  });
}
