import type * as dataQuality from "../../../../../contract/data-quality.ts";
import type { Call } from "../../../../plumbing/action.ts";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { refuse } from "../../../../plumbing/refuse.ts";
import { prepareMender } from "../../reading/records/mend-cells.ts";
import { wholeRow } from "../../reading/records/ready-rows.ts";
import { placeOf } from "../../staging/place.ts";
import { countChange, openDraft } from "../draft-state.ts";
import { draftFixes, draftTables, type TableRow } from "../draft-tables.ts";
import { prepareCheck } from "./check-cell.ts";

type Given = Parameters<typeof fixDraftRows>[0]["input"]["fixes"][number];

/** More is no mending by hand; and every run carries them in what it is asked to do. */
const fixesMax = 10_000;

/** Mends cells of rows that the last rehearsal found something in, and says at once what comes of each. */
export async function fixDraftRows({ tx, actor, input }: Call<typeof dataQuality.fixDraftRows>) {
  const { draftId, fixes } = input;
  const draft = await openDraft(tx, draftId);
  const tables = await draftTables(tx, draftId);
  const rows = await keptRows(tx, draftId, draft.rehearsalRunId, fixes);
  const placed = fixes.map((fix) => placeFix(fix, tables, rows));
  await tx.sql`
    delete from import_fix f
    using jsonb_to_recordset(${JSON.stringify(placed.filter(({ value }) => value === null))}::jsonb)
      as gone ("tableNo" integer, "rowNo" bigint, "column" text)
    where f.draft_id = ${draftId} and f.table_no = gone."tableNo" and f.row_no = gone."rowNo"
      and f.column_name = coalesce(gone."column", '')`;
  await tx.sql`
    insert into import_fix (draft_id, table_no, row_no, column_name, was, value, fixed_by_name, fixed_at)
    select ${draftId}::uuid, "tableNo", "rowNo", coalesce("column", ''), was, value, ${actor.name}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(lastOfEach(placed))}::jsonb)
      as fix ("tableNo" integer, "rowNo" bigint, "column" text, was text, value text)
    on conflict (draft_id, table_no, row_no, column_name)
    do update set was = excluded.was, value = excluded.value, fixed_by_name = excluded.fixed_by_name, fixed_at = excluded.fixed_at`;
  await refuseTooMany(tx, draftId);
  await forgetLookalikes(tx, draftId, placed);
  const version = await countChange(tx, draftId);
  const check = prepareCheck(tables, draft.settings, await placeOf(tx), await draftFixes(tx, draftId));
  const checks = placed.map(({ tableNo, rowNo, column, cells }) => {
    return { tableNo, rowNo, column, ...check({ tableNo, rowNo, column, cells }) };
  });
  return { version, checks };
}

type KeptCells = ReadonlyMap<string, string[]>;

/** The rows that are to be mended, as their files have them. */
async function keptRows(
  tx: Tx,
  draftId: string,
  runId: string | null,
  fixes: readonly Given[],
): Promise<KeptCells> {
  const asked = fixes.map(({ tableNo, rowNo }) => ({ tableNo, rowNo }));
  const rows = await tx.sql<{ tableNo: number; rowNo: number; cells: string[] }>`
    select distinct on (t.table_no, r.row_no) t.table_no as "tableNo", r.row_no as "rowNo", r.cells
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked ("tableNo" integer, "rowNo" bigint)
    join import_draft_table t on t.draft_id = ${draftId} and t.table_no = asked."tableNo"
    join import_file f on f.run_id = ${runId}::uuid and f.path = t.path
    join import_row r on r.run_id = f.run_id and r.file_no = f.file_no and r.row_no = asked."rowNo"
    order by t.table_no, r.row_no`;
  return new Map(rows.map(({ tableNo, rowNo, cells }) => [`${tableNo} ${rowNo}`, cells]));
}

type Placed = Given & { was: string; cells: string[] };

/** What stands there now, so that the fix is used for nothing else. */
function placeFix(fix: Given, tables: readonly TableRow[], rows: KeptCells): Placed {
  const table = tables.find(({ tableNo }) => tableNo === fix.tableNo);
  const cells = rows.get(`${fix.tableNo} ${fix.rowNo}`);
  if (table === undefined || cells === undefined)
    refuse("import_row_unknown", { row: fix.rowNo, file: table?.path ?? `table ${fix.tableNo}` });
  if (fix.column === null)
    return { ...fix, cells, was: wholeRow(cells), value: fix.value === null ? null : "" };
  const { header, madeFrom } = prepareMender(table.map?.mend ?? [], table.header);
  const at = header.indexOf(fix.column);
  if (at === -1)
    refuse("import_mapping_wrong", { problem: `in ${table.path}, there is no column ${fix.column}.` });
  return { ...fix, cells, was: cells[madeFrom.get(at) ?? at] ?? "" };
}

/** Of two fixes of one cell the later one counts. */
function lastOfEach(placed: readonly Placed[]) {
  const last = new Map(placed.map((fix) => [`${fix.tableNo} ${fix.rowNo} ${fix.column ?? ""}`, fix]));
  return [...last.values()].flatMap(({ cells: _, ...fix }) => (fix.value === null ? [] : fix));
}

/** A row that says something else may look like somebody else: what was chosen for it is chosen anew. */
async function forgetLookalikes(
  tx: Tx,
  draftId: string,
  rows: readonly Pick<Given, "tableNo" | "rowNo">[],
): Promise<void> {
  const mended = rows.map(({ tableNo, rowNo }) => ({ tableNo, rowNo }));
  await tx.sql`
    delete from import_lookalike l
    using jsonb_to_recordset(${JSON.stringify(mended)}::jsonb) as mended ("tableNo" integer, "rowNo" bigint), import_draft_table t
    where l.draft_id = ${draftId} and t.draft_id = l.draft_id and t.table_no = mended."tableNo" and l.path = t.path
      and l.row_no = mended."rowNo"`;
}

async function refuseTooMany(tx: Tx, draftId: string): Promise<void> {
  const [counted] = await tx.sql<{ count: number }>`
    select count(*) as count from import_fix where draft_id = ${draftId}`;
  if ((counted?.count ?? 0) > fixesMax)
    refuse("import_fixes_too_many", { limit: fixesMax.toLocaleString("en") });
}
