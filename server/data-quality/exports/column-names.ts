import type { ImportKind } from "../../../contract/data-quality/imports/import-kinds.ts";

// How the columns of an export are called: fields by their names, and besides these.

/** The first column says what an id is of: by it an import knows the file for one of ours. */
export function idColumn(kind: ImportKind): string {
  return `vitalfew.${kind}`;
}

/** Holds the id of the other record. */
export function linkColumn(link: string): string {
  return `${link}_id`;
}

/** Before the name of a field that the workspace added. */
export const customStart = "custom.";
