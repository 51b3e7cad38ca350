import type * as dataQuality from "../../../../contract/data-quality.ts";
import { ModuleMap } from "../../../../contract/import-mapping.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables } from "./draft-tables.ts";
import { columnsOf } from "./shape-draft.ts";

/** What the columns of a table would be if its rows were of a given kind; nothing is changed. */
export async function proposeDraftTable({ tx, input }: Call<typeof dataQuality.proposeDraftTable>) {
  const { draftId, tableNo, kind } = input;
  const draft = await draftRow(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const table = tables.find((one) => one.tableNo === tableNo);
  if (table === undefined || table.failure !== null) refuse("not_found");
  const map = ModuleMap.parse({ kind });
  return { map, columns: columnsOf({ ...table, map, others: [] }, draft) };
}
