import type { ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import { isSame, targetsOf } from "../columns/uses-of-column.ts";
import type { ProblemRow } from "../draft/draft.ts";

/** Where somebody stands in the rows to mend: the row by its place, the column by its name. */
export type Place = { row: number; column: string };

/**
 * The columns of a row with something to mend. A problem names its cell, or a field of ours: then it is the column that
 * fills this field, since nothing readable stood in it.
 */
export function wrongColumns(row: ProblemRow, map: ModuleMap | null, code?: string): string[] {
  const names = row.cells.map(({ column }) => column);
  const wrong = row.problems
    .filter((problem) => problem.severity !== "note" && (code === undefined || problem.code === code))
    .flatMap(({ column }) => columnsOf(column, names, map));
  return names.filter((name) => wrong.includes(name));
}

function columnsOf(named: string | null, names: readonly string[], map: ModuleMap | null): string[] {
  if (named === null) return [];
  const cells = names.filter((name) => isSame(name, named));
  if (cells.length > 0 || map === null) return cells;
  const fills = (name: string) =>
    targetsOf(map, name).some(({ field }) => field === named || field.endsWith(`_${named}`));
  return names.filter(fills).slice(0, 1);
}

type Look = {
  wrongOf: (row: ProblemRow) => readonly string[];
  /** Whether the cell still has to be mended. */
  isOpen: (row: ProblemRow, column: string) => boolean;
};

/** The next place with something to mend, after this one or before it; none when all of them were dealt with. */
export function nextWrong(
  rows: readonly ProblemRow[],
  from: Place,
  { wrongOf, isOpen }: Look,
  step: 1 | -1 = 1,
): Place | undefined {
  for (let at = from.row; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row === undefined) return undefined;
    const wrong = wrongOf(row);
    const ordered = step === 1 ? wrong : wrong.toReversed();
    const rest = at === from.row ? ordered.slice(ordered.indexOf(from.column) + 1) : ordered;
    const column = rest.find((name) => isOpen(row, name));
    if (column !== undefined) return { row: at, column };
  }
  return undefined;
}
