import type { ColumnSketch } from "../proposal.ts";

/** With what a cell begins: `Invoice INV-1`. */
export function firstWord(cell: string): string {
  return cell.split(" ", 1)[0] ?? "";
}

/** A column of the first words alone, told by those cells that come most often; undefined where they say as much as the whole ones. */
export function firstWords(column: ColumnSketch): ColumnSketch | undefined {
  const counts = new Map<string, number>();
  for (const { value, count } of column.frequent) {
    const first = firstWord(value);
    counts.set(first, (counts.get(first) ?? 0) + count);
  }
  if (column.frequent.length === 0 || counts.size === column.frequent.length) return undefined;
  const frequent = [...counts].map(([value, count]) => ({ value, count }));
  return { ...column, column: `${column.column}: what it is`, distinct: counts.size, frequent };
}
