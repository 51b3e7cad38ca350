import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";
import { requiredOf } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { targetsOf } from "../columns/uses-of-column.ts";
import type { Draft, DraftTable } from "./draft.ts";

/** What only a person can say before a delivery is loaded. */
export type OpenMatter = {
  tableNo: number;
  /** `question`: a column can be read in two ways; `kind`: what the rows are; `needed`: a field, or a link that leads somewhere. */
  about: "question" | "kind" | "needed";
  column?: string;
};

/** Whether a table is going to be loaded. */
export function isTaken(table: DraftTable): boolean {
  return !table.isSkipped && table.failure === null;
}

export function openMatters(draft: Draft): OpenMatter[] {
  return draft.tables.filter(isTaken).flatMap(mattersOf);
}

export function mattersOf(table: DraftTable): OpenMatter[] {
  const { tableNo, kind, map } = table;
  if (kind === null || map === null) return [{ tableNo, about: "kind" }];
  const needed = neededOf(kind, map);
  return [
    ...(needed.length > 0 || table.problem !== null ? [{ tableNo, about: "needed" as const }] : []),
    ...table.columns
      .filter(({ question }) => question !== null)
      .map(({ column }) => ({ tableNo, about: "question" as const, column })),
  ];
}

/** Fields and links of the kind that no column and no fixed value fills. */
export function neededOf(kind: ImportKind, map: ModuleMap): string[] {
  const { fields, links } = requiredOf(kind);
  const filled = new Set([
    ...Object.keys(map.columns).flatMap((column) => targetsOf(map, column).map(({ field }) => field)),
    ...Object.keys(map.always),
  ]);
  return [
    ...fields.filter((field) => !filled.has(field)),
    ...links.filter((link) => map.links[link] === undefined),
  ];
}
