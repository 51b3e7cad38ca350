import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { countChange, openDraft } from "../drafts/draft-state.ts";

/** Says of single rows of a draft what becomes of them, which the next rehearsal shows; a row has to be one the last one found. */
export async function chooseForLookalikes({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.chooseForLookalikes>) {
  const { draftId, rows } = input;
  await openDraft(tx, draftId);
  const last = new Map(rows.map((row) => [`${row.tableNo} ${row.rowNo} ${row.part}`, row]));
  const chosen = await tx.sql<{ rowNo: number }>`
    update import_lookalike l
    set choice = asked.choice, chosen_by_name = case when asked.choice is not null then ${actor.name} end,
      chosen_at = case when asked.choice is not null then ${tx.now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb)
      as asked ("tableNo" integer, "rowNo" bigint, part integer, choice text)
    join import_draft_table t on t.draft_id = ${draftId} and t.table_no = asked."tableNo"
    where l.draft_id = ${draftId} and l.path = t.path and l.row_no = asked."rowNo" and l.part = asked.part
    returning l.row_no as "rowNo"`;
  if (chosen.length < last.size) {
    const [first] = rows;
    refuse("import_row_unknown", { row: first?.rowNo ?? 0, file: `table ${first?.tableNo ?? 0}` });
  }
  return { version: await countChange(tx, draftId), rows: chosen.length };
}
