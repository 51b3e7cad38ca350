import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables } from "./draft-tables.ts";
import { columnsOf } from "./shape-draft.ts";

/** What was found in the columns of one table of a draft. */
export async function readDraftTable({ tx, input }: Call<typeof dataQuality.readDraftTable>) {
  const draft = await draftRow(tx, input.draftId);
  const table = (await draftTables(tx, input.draftId, input.tableNo))[0];
  if (table === undefined) refuse("not_found");
  return { columns: columnsOf(table, draft) };
}
