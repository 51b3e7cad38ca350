/**
 * The best pairs of rows and columns: each row with one column at most and each column with one row at most, so that the
 * gains add up to the most (Kuhn and Munkres, with potentials: O(rows² · columns)).
 * @param gains what each row gains from each column; what is not above nought is never taken
 * @returns the column of each row, or -1
 */
export function assign(gains: readonly (readonly number[])[]): number[] {
  const rows = gains.length;
  const width = gains[0]?.length ?? 0;
  // As many columns more as there are rows, in which a row gains nothing: it may stay alone.
  const columns = width + rows;
  const cost = (row: number, column: number) =>
    -Math.max(0, column <= width ? (gains[row - 1]?.[column - 1] ?? 0) : 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row;
    let at = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isDone = new Uint8Array(columns + 1);
    do {
      isDone[at] = 1;
      const from = rowOf[at] ?? 0;
      let [delta, next] = [Number.POSITIVE_INFINITY, 0];
      for (let column = 1; column <= columns; column += 1) {
        if (isDone[column]) continue;
        const slack = cost(from, column) - (rowPotential[from] ?? 0) - (columnPotential[column] ?? 0);
        if (slack < (least[column] ?? 0)) {
          least[column] = slack;
          before[column] = at;
        }
        if ((least[column] ?? 0) < delta) [delta, next] = [least[column] ?? 0, column];
      }
      for (let column = 0; column <= columns; column += 1) {
        if (isDone[column]) {
          const of = rowOf[column] ?? 0;
          rowPotential[of] = (rowPotential[of] ?? 0) + delta;
          columnPotential[column] = (columnPotential[column] ?? 0) - delta;
        } else least[column] = (least[column] ?? 0) - delta;
      }
      at = next;
    } while (rowOf[at] !== 0);
    do {
      const previous = before[at] ?? 0;
      rowOf[at] = rowOf[previous] ?? 0;
      at = previous;
    } while (at !== 0);
  }
  const taken = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= width; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && (gains[row]?.[column - 1] ?? 0) > 0) taken[row] = column - 1;
  }
  return taken;
}
