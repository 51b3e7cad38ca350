import type { Tx } from "../../../../plumbing/database/db.ts";
import { moduleName } from "../../mappings/module-name.ts";
import { whyNoRecords } from "../../recognition/evidence/why-no-records.ts";
import type { TableProposal, TableSketch } from "../../recognition/proposal.ts";
import { proposeDelivery } from "../../recognition/propose-delivery.ts";
import { placeOf } from "../../staging/place.ts";
import { draftRow } from "../draft-state.ts";
import { draftTables, keepMapping, type TableRow } from "../draft-tables.ts";
import { modulesBefore } from "../link-targets.ts";
import { type ProposedTable, settleProposals } from "./settle-proposals.ts";

/**
 * Says of all tables what their columns may be, and of those that nobody knows how they might be read
 * (`settle-proposals.ts`).
 */
export async function proposeForDraft(tx: Tx, draftId: string): Promise<void> {
  const draft = await draftRow(tx, draftId, { lock: true });
  const sketched = namedApart(await draftTables(tx, draftId));
  const { country } = await placeOf(tx);
  const proposals = proposeDelivery(
    sketched.map(({ sketch }) => sketch),
    {
      country: country ?? undefined,
      kinds: sketched.map(({ table }) => (table.confidence >= toldFrom ? table.kind : null)),
    },
  );
  const proposed = sketched.flatMap((one, at): ProposedTable | [] => {
    const proposal = proposals[at];
    return proposal === undefined ? [] : { ...one, proposal };
  });
  const sources = [...new Set(proposed.flatMap(({ table }) => table.source ?? []))];
  const earlier = new Set(await modulesBefore(tx, sources));
  const { source, settled } = settleProposals(proposed, draft.settings.source, earlier);
  await tx.sql`
    update import_draft set settings = ${JSON.stringify({ ...draft.settings, source })}, updated_at = ${tx.now}
    where draft_id = ${draftId}`;
  for (const [at, { table, proposal }] of proposed.entries()) {
    const columns = table.columns.map((column, place) => ({ ...column, ...candidatesOf(proposal, place) }));
    await tx.sql`
      update import_draft_table set columns = ${JSON.stringify(columns)}
      where draft_id = ${draftId} and table_no = ${table.tableNo}`;
    const isKnown = settled[at]?.origin === table.origin && table.origin !== null;
    const own = isKnown ? table : { ...table, settings: {}, mappingId: null };
    if (settled[at]?.map === null) await sayWhyNot(tx, draftId, table.tableNo, table.sketch);
    await keepMapping(tx, draftId, table.tableNo, { ...own, ...settled[at] });
  }
}

/** A table that nothing is proposed for is left out, and says so where its rows show why. */
async function sayWhyNot(
  tx: Tx,
  draftId: string,
  tableNo: number,
  sketch: TableSketch | null,
): Promise<void> {
  const reason = sketch === null ? null : whyNoRecords(sketch);
  if (reason === null) return;
  await tx.sql`
    update import_draft_table set is_skipped = true, notes = ${JSON.stringify([reason])}::jsonb || notes
    where draft_id = ${draftId} and table_no = ${tableNo} and not is_skipped`;
}

// As sure as files are by three columns that only one system writes.
const toldFrom = 0.87;

/** What a proposal says of a column, by its place. */
export function candidatesOf({ columns }: TableProposal, at: number) {
  const { candidates = [], customType = "text" as const } = columns[at] ?? {};
  return { candidates, customType };
}

/** The sketches under the names their modules have; two tables with other columns go by names of their own. */
export function namedApart(tables: readonly TableRow[]): { table: TableRow; sketch: TableSketch }[] {
  const headers = new Map<string, string>();
  return tables.flatMap((table) => {
    const { sketch, path, module } = table;
    if (sketch === null) return [];
    const header = table.header.join("\u001f");
    const known = headers.get(sketch.name) ?? header;
    const name = module ?? (known === header ? sketch.name : moduleName(path, { whole: true }));
    headers.set(name, header);
    return [{ table, sketch: { ...sketch, name } }];
  });
}
