import { moneyAmong } from "../evidence/choice-values.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";

const figuresMost = 8;
const isMinus = (cell: string) => /^[^\d]*[-−(]|(-|cr\.?)$/i.test(cell);

/** In a list of documents and payments each word says on which side its amounts stand: `Payment` beside -100.00. */
export function wordsBesideMinus(
  rows: readonly (readonly string[])[],
  columns: readonly ColumnSketch[],
): NonNullable<TableSketch["minus"]> {
  const by = columns.findIndex(
    (column) =>
      column.distinct > 1 &&
      column.distinct <= column.frequent.length &&
      Object.keys(moneyAmong(column).money).length > 0,
  );
  if (by === -1) return [];
  const figures = columns.flatMap(({ shares }, at) => ((shares.negative ?? 0) > 0 ? [at] : []));
  return figures.slice(0, figuresMost).map((at) => {
    const counts = new Map<string, number>();
    for (const cells of rows) {
      const [word = "", figure = ""] = [cells[by], cells[at]];
      if (/[1-9]/.test(figure)) counts.set(word, (counts.get(word) ?? 0) + (isMinus(figure) ? 1 : -1));
    }
    const words = [...counts].filter(([, minus]) => minus > 0).map(([word]) => word);
    return { by, figures: at, words };
  });
}
