import { moneyAmong } from "../evidence/choice-values.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";
import { firstWord, firstWords } from "./first-words.ts";

const figuresMost = 8;
const isMinus = (cell: string) => /^[^\d]*[-−(]|(-|cr\.?)$/i.test(cell);

/** In a list of documents and payments each word says on which side its amounts stand: `Payment` beside -100.00. */
export function wordsBesideMinus(
  rows: readonly (readonly string[])[],
  columns: readonly ColumnSketch[],
): NonNullable<TableSketch["minus"]> {
  const isOfMoney = (column: ColumnSketch | undefined) =>
    column !== undefined &&
    column.distinct > 1 &&
    column.distinct <= column.frequent.length &&
    Object.keys(moneyAmong(column).money).length > 0;
  const whole = columns.findIndex(isOfMoney);
  const by = whole === -1 ? columns.findIndex((column) => isOfMoney(firstWords(column))) : whole;
  if (by === -1) return [];
  const wordIn = (cell: string) => (whole === -1 ? firstWord(cell) : cell);
  const figures = columns.flatMap(({ shares }, at) => ((shares.negative ?? 0) > 0 ? [at] : []));
  return figures.slice(0, figuresMost).map((at) => {
    const counts = new Map<string, number>();
    for (const cells of rows) {
      const [word, figure] = [wordIn(cells[by] ?? ""), cells[at] ?? ""];
      if (/[1-9]/.test(figure)) counts.set(word, (counts.get(word) ?? 0) + (isMinus(figure) ? 1 : -1));
    }
    const words = [...counts].filter(([, minus]) => minus > 0).map(([word]) => word);
    return { by, figures: at, words };
  });
}
