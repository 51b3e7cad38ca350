import { columnsMax, rowCharactersMax } from "../files/limits.ts";
import { unreadable } from "../files/unreadable.ts";

/** What a row of a table written in tags begins and ends with, in the order in which it is read. */
export type Grid = {
  /** @param name of the sheet, where it has one */
  beginTable(name?: string): void;
  endTable(): void;
  /** @param rowNo where the table says which one it is */
  beginRow(rowNo?: number): void;
  endRow(): void;
  beginCell(place: { at?: number | undefined; across: number; down: number }): void;
  endCell(): void;
  /** Words of the cell that is open; without one they are of no table. */
  write(words: string): void;
};

type Cell = { at: number; words: string; across: number; down: number };
type Table = {
  no: number;
  rowNo: number;
  cells: string[];
  cell: Cell | null;
  isInRow: boolean;
  characters: number;
  /** What reaches down into the rows to come, by its column. */
  above: Map<number, { until: number; words: string }>;
};

const figure = /^[-+\p{Sc}\s\d.,'()%]+$/u;

/**
 * Puts cells where they belong: a table within a cell is a table of its own, a cell over several rows says the same in each of them
 * (figures stay alone, or they would count several times), and a cell, row or table that has no end ends with what comes next.
 */
export function gridOf(on: {
  table(no: number, name: string | undefined): void;
  row(no: number, rowNo: number, cells: string[]): void;
  end(no: number): void;
}): Grid {
  const open: Table[] = [];
  let count = 0;
  const endCell = () => {
    const table = open.at(-1);
    const cell = table?.cell;
    if (!table || !cell) return;
    while (table.cells.length < cell.at + cell.across) table.cells.push("");
    table.cells[cell.at] = cell.words;
    const isFigure = figure.test(cell.words);
    for (let over = 0; cell.down > 1 && over < cell.across; over += 1)
      table.above.set(cell.at + over, {
        until: table.rowNo + cell.down - 1,
        words: over > 0 || isFigure ? "" : cell.words,
      });
    table.cell = null;
  };
  const endRow = () => {
    endCell();
    const table = open.at(-1);
    if (!table?.isInRow) return;
    for (const [at, { until, words }] of table.above) {
      if (until <= table.rowNo) table.above.delete(at);
      if (table.cells[at] || words === "") continue;
      while (table.cells.length <= at) table.cells.push("");
      table.cells[at] = words;
    }
    on.row(table.no, table.rowNo, table.cells);
    table.isInRow = false;
  };
  const beginRow = (said?: number) => {
    endRow();
    const table = open.at(-1);
    if (table === undefined) return;
    table.rowNo = said !== undefined && said > table.rowNo ? said : table.rowNo + 1;
    Object.assign(table, { cells: [], characters: 0, isInRow: true });
  };
  return {
    beginTable(name) {
      open.push({
        no: count,
        rowNo: 0,
        cells: [],
        cell: null,
        isInRow: false,
        characters: 0,
        above: new Map(),
      });
      on.table(count, name);
      count += 1;
    },
    endTable() {
      endRow();
      const table = open.pop();
      if (table !== undefined) on.end(table.no);
    },
    beginRow,
    endRow,
    beginCell({ at, across, down }) {
      endCell();
      const table = open.at(-1);
      if (table === undefined) return;
      if (!table.isInRow) beginRow();
      let place = at ?? table.cells.length;
      if (at === undefined) while ((table.above.get(place)?.until ?? 0) >= table.rowNo) place += 1;
      if (place + across > columnsMax)
        throw unreadable("COLUMNS_TOO_MANY", {
          row: table.rowNo,
          count: place + across,
          limit: columnsMax,
        });
      table.cell = { at: place, words: "", across, down };
    },
    endCell,
    write(words) {
      const table = open.at(-1);
      if (!table?.cell) return;
      table.characters += words.length;
      if (table.characters > rowCharactersMax) throw unreadable("ROW_TOO_LONG", { row: table.rowNo });
      table.cell.words += words;
    },
  };
}
