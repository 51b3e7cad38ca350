import type { OutputOf } from "../../../contract/endpoint.ts";
import type { listDraftProblemRows, readImportDraft } from "../../../contract/import-drafts.ts";
import type { ImportKind } from "../../../contract/import-kinds.ts";
import type { ModuleMap } from "../../../contract/import-mapping.ts";

export type Draft = OutputOf<typeof readImportDraft>;
export type DraftTable = Draft["tables"][number];
export type DraftColumn = DraftTable["columns"][number];
export type ProblemRow = OutputOf<typeof listDraftProblemRows>["rows"][number];

/** A table of which is known what its rows are. */
export type MappedTable = DraftTable & { kind: ImportKind; map: ModuleMap };

export function isMapped(table: DraftTable): table is MappedTable {
  return table.kind !== null && table.map !== null;
}

/** What other tables call this one when they lead to it. */
export function moduleOf(table: DraftTable): string {
  return table.module ?? table.name;
}
