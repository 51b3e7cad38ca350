import type {
  listDraftProblemRows,
  readDraftTable,
  readImportDraft,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";

export type Draft = OutputOf<typeof readImportDraft>;
export type DraftTable = Draft["tables"][number];
/** A column with what stands in it and what it may be. */
export type DraftColumn = OutputOf<typeof readDraftTable>["columns"][number];
export type ProblemRow = OutputOf<typeof listDraftProblemRows>["rows"][number];

/** A table whose columns were asked for. */
export type StudiedTable = Omit<DraftTable, "columns"> & { columns: DraftColumn[] };

/** A table of which is known what its rows are. */
export type MappedTable = StudiedTable & { kind: ImportKind; map: ModuleMap };

export function isMapped<Table extends Pick<DraftTable, "kind" | "map">>(
  table: Table,
): table is Table & { kind: ImportKind; map: ModuleMap } {
  return table.kind !== null && table.map !== null;
}

/** What other tables call this one when they lead to it; several names where its rows are of several kinds. */
export function modulesOf(table: Pick<DraftTable, "module" | "name" | "others">): string[] {
  return [table.module ?? table.name, ...table.others.map(({ module }) => module)];
}
