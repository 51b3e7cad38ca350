import type { Tx } from "../../../plumbing/db.ts";
import { placeOf } from "../loading/place.ts";
import { moduleName } from "../mappings/module-name.ts";
import type { TableProposal, TableSketch } from "../recognition/proposal.ts";
import { proposeDelivery } from "../recognition/propose-delivery.ts";
import { draftRow } from "./draft-state.ts";
import { draftTables, keepMapping, type TableRow } from "./draft-tables.ts";

/**
 * Says of all tables what their columns may be, and of those that nobody knows how they might be read; all of them are taken to
 * come from the system that most of them come from.
 */
export async function proposeForDraft(tx: Tx, draftId: string): Promise<void> {
  const draft = await draftRow(tx, draftId, { lock: true });
  const tables = await draftTables(tx, draftId);
  const source = mostFrequent(tables.flatMap((table) => table.source ?? [])) ?? draft.settings.source;
  await tx.sql`
    update import_draft set settings = ${JSON.stringify({ ...draft.settings, source })}, updated_at = ${tx.now}
    where draft_id = ${draftId}`;
  const { country } = await placeOf(tx);
  const sketched = namedApart(tables);
  const proposals = proposeDelivery(
    sketched.map(({ sketch }) => sketch),
    { country: country ?? undefined },
  );
  for (const [at, { table }] of sketched.entries()) {
    const proposal = proposals[at];
    if (proposal !== undefined)
      await keepProposal(tx, draftId, { ...table, source: table.source ?? source }, proposal);
  }
}

async function keepProposal(
  tx: Tx,
  draftId: string,
  table: TableRow,
  proposal: TableProposal,
): Promise<void> {
  const columns = table.columns.map((column, at) => ({ ...column, ...candidatesOf(proposal, at) }));
  await tx.sql`
    update import_draft_table set columns = ${JSON.stringify(columns)}
    where draft_id = ${draftId} and table_no = ${table.tableNo}`;
  if (table.map !== null) return;
  const { map, kind, name, confidence } = proposal;
  const isProposed = map !== null && kind !== null;
  await keepMapping(tx, draftId, table.tableNo, {
    ...table,
    ...(isProposed && { module: name, map, kind, origin: "proposed" as const, confidence }),
  });
}

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

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}
