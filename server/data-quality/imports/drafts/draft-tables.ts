import type { CustomType } from "../../../../contract/customers/custom-types.ts";
import type { mapOrigins } from "../../../../contract/data-quality/imports/import-drafts.ts";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import type { CellFix } from "../reading/records/ready-rows.ts";
import type { Shape } from "../reading/rows/shape.ts";
import type { TableNote } from "../reading/tables/look-at-table.ts";
import type { ProfileSettings } from "../reading/tables/table-plan.ts";
import type { InTwoWays, Ways } from "../reading/tables/ways-of-writing.ts";
import type { Candidate, ColumnProfile, TableSketch } from "../recognition/proposal.ts";

/** What the look at a table found out about one of its columns. */
export type ColumnFound = {
  profile: ColumnProfile | null;
  candidates: Candidate[];
  customType: CustomType;
  /** How its days and figures are written, where it holds some. */
  ways: Partial<Record<InTwoWays, Ways>>;
};

/** How the rows of a table are read. */
export type TableMapping = {
  source: string | null;
  sourceTitle: string | null;
  module: string | null;
  kind: ImportKind | null;
  settings: ProfileSettings | Record<string, never>;
  map: ModuleMap | null;
  others: { module: string; map: ModuleMap }[];
  origin: (typeof mapOrigins)[number] | null;
  confidence: number;
  mappingId: string | null;
};

/** A table of a draft as it is kept. */
export type TableRow = TableMapping & {
  tableNo: number;
  path: string;
  bytes: number;
  sha256: string | null;
  rows: number;
  shape: Shape | null;
  header: string[];
  samples: string[][];
  notes: TableNote[];
  failure: string | null;
  columns: ColumnFound[];
  sketch: TableSketch | null;
  isSkipped: boolean;
  fixes: number;
};

/** The tables of a draft in their order, or only one of them. */
export async function draftTables(tx: Tx, draftId: string, tableNo?: number): Promise<TableRow[]> {
  return tx.sql<TableRow>`
    select t.table_no as "tableNo", t.path, t.bytes, t.sha256, t.rows_count as rows, t.shape, t.header, t.samples, t.notes,
      t.failure, t.columns, t.sketch, t.is_skipped as "isSkipped", t.source, t.source_title as "sourceTitle", t.module, t.kind,
      t.settings, t.map, t.others, t.origin, t.confidence::float8 as confidence, t.mapping_id as "mappingId",
      (select count(*) from import_fix f where f.draft_id = t.draft_id and f.table_no = t.table_no) as fixes
    from import_draft_table t
    where t.draft_id = ${draftId} and t.table_no = coalesce(${tableNo ?? null}, t.table_no)
    order by t.table_no`;
}

/** The fixes of a draft as a run takes them, in the order of the rows. */
export async function draftFixes(tx: Tx, draftId: string): Promise<CellFix[]> {
  return tx.sql<CellFix>`
    select t.path, f.row_no as "rowNo", nullif(f.column_name, '') as "column", f.was, f.value
    from import_fix f
    join import_draft_table t using (draft_id, table_no)
    where f.draft_id = ${draftId}
    order by f.table_no, f.row_no, f.column_name`;
}

/** Keeps how a table is read. */
export async function keepMapping(
  tx: Tx,
  draftId: string,
  tableNo: number,
  mapping: TableMapping,
): Promise<void> {
  await tx.sql`
    update import_draft_table
    set source = ${mapping.source}, source_title = ${mapping.sourceTitle}, module = ${mapping.module},
      kind = ${mapping.kind}, settings = ${JSON.stringify(mapping.settings)},
      map = ${mapping.map && JSON.stringify(mapping.map)}, others = ${JSON.stringify(mapping.others)},
      origin = ${mapping.origin}, confidence = ${mapping.confidence}, mapping_id = ${mapping.mappingId}
    where draft_id = ${draftId} and table_no = ${tableNo}`;
}

/** Tables whose rows would be taken in. */
export function isWanted<Table extends Pick<TableRow, "isSkipped" | "failure" | "map">>(
  table: Table,
): table is Table & { map: ModuleMap; module: string; source: string; shape: Shape; sha256: string } {
  return !table.isSkipped && table.failure === null && table.map !== null;
}

/** What holds for a table besides its map: what was said for all tables, else what its system's profile says. */
export function settingsOf(
  table: Pick<TableRow, "source" | "settings">,
  said: ProfileSettings,
): ProfileSettings {
  return { ...table.settings, ...said, source: table.source ?? said.source };
}
