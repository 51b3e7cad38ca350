import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

/** Of calls half take less than a quarter of an hour, and half take more than this in seconds. */
const secondsFrom = 45;

/**
 * How long calls took, in figures of which nobody says what they count: half an hour and more for every second call is no minutes, and
 * switchboards count seconds.
 */
export function lengthsOfCalls(kind: ImportKind, table: TableAtHand, columns: Columns): void {
  if (kind !== "contact" || !isOfCalls(table)) return;
  for (const [at, column] of table.sketch.columns.entries()) {
    const words = table.columnWords[at] ?? [];
    const isUnitSaid = words.some(({ notions }) => notions.some((one) => units.has(one)));
    if (columns[column.column] !== "minutes" || isUnitSaid) continue;
    if ((column.shares.whole ?? 0) > 0.99 && middleOf(column) >= secondsFrom)
      columns[column.column] = "seconds";
  }
}

const units: ReadonlySet<string> = new Set(["minutes", "hours", "seconds"]);

function isOfCalls({ sketch, words, columnWords }: TableAtHand): boolean {
  const notions = new Set<string>([words, ...columnWords].flat().flatMap((word) => word.notions));
  return (
    notions.has("call") ||
    (notions.has("direction") && sketch.columns.some(({ shares }) => (shares.phone ?? 0) > 0.5))
  );
}

/** The middle of the figures above nought, as far as they are kept: of those that nobody answered there are many. */
function middleOf({ frequent }: ColumnSketch): number {
  const figures = frequent
    .flatMap(({ value, count }) => Array.from({ length: count }, () => Number(value)))
    .filter((figure) => figure > 0)
    .sort((one, other) => one - other);
  return figures[Math.floor(figures.length / 2)] ?? 0;
}
