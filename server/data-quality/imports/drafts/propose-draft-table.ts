import { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { Call } from "../../../plumbing/action.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { proposeTable } from "../recognition/propose-delivery.ts";
import { placeOf } from "../staging/place.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables } from "./draft-tables.ts";
import { candidatesOf, namedApart } from "./look/propose-for-draft.ts";
import { columnsOf } from "./shape-draft.ts";

/** What the columns of a table would be if its rows were of a given kind; nothing is changed. */
export async function proposeDraftTable({ tx, input }: Call<typeof dataQuality.proposeDraftTable>) {
  const { draftId, tableNo, kind } = input;
  const draft = await draftRow(tx, draftId);
  const sketched = namedApart(await draftTables(tx, draftId));
  const own = sketched.find(({ table }) => table.tableNo === tableNo);
  if (own === undefined) refuse("not_found");
  const others = sketched.filter((one) => one !== own);
  const { country } = await placeOf(tx);
  const proposal = proposeTable(
    own.sketch,
    kind,
    others.map(({ table, sketch }) => ({ sketch, kind: table.kind })),
    { country: country ?? undefined },
  );
  const map = proposal.map ?? ModuleMap.parse({ kind });
  const columns = own.table.columns.map((column, at) => ({ ...column, ...candidatesOf(proposal, at) }));
  return { map, columns: columnsOf({ ...own.table, columns, map, others: [] }, draft) };
}
