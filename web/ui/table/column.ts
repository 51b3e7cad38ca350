import type { ReactNode } from "react";

/** One column of a DataTable. Unit and period are said once, here, and not in every row. */
export type Column<Row> = {
  id: string;
  header: string;
  /** Small ink after the header: "12 m", "€", "%". */
  unit?: string;
  /** What the column means; on hover of the header. */
  help?: string;
  cell: (row: Row) => ReactNode;
  /** Full text of a cell that may be cut off, for its title. */
  title?: (row: Row) => string;
  align?: "left" | "right" | "center";
  /** Least width in pixels. */
  width: number;
  /** Share of the width that is left over; 0 keeps the least width. */
  grow?: number;
  /** The server can sort by this column's id. */
  isSortable?: boolean;
  /** Direction of the first click; figures usually start with the largest. */
  sortFirst?: "asc" | "desc";
  /** Not shown until chosen. */
  isHiddenAtFirst?: boolean;
  /** Who leaves first when the table is narrow: the highest number. Columns without it stay longest. */
  leaves?: number;
};

export type Sort = { by: string; direction: "asc" | "desc" };

/**
 * The columns that are shown and fit: those chosen, minus the ones that leave first while the least widths
 * exceed the room. Nothing scrolls sideways; the first column never leaves.
 */
export function fittingColumns<Row>(
  columns: readonly Column<Row>[],
  shown: readonly string[] | undefined,
  room: number,
): Column<Row>[] {
  const chosen = columns.filter((column, index) => index === 0 || isShown(column, shown));
  let fitting = chosen;
  while (room > 0 && widthOf(fitting) > room && fitting.length > 2) {
    const candidates = fitting.slice(1);
    const most = Math.max(...candidates.map((column) => column.leaves ?? 0));
    const leaving = candidates.findLast((column) => (column.leaves ?? 0) === most);
    fitting = fitting.filter((column) => column !== leaving);
  }
  return fitting;
}

export function isShown<Row>(column: Column<Row>, shown: readonly string[] | undefined): boolean {
  return shown ? shown.includes(column.id) : !column.isHiddenAtFirst;
}

function widthOf<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

/** `grid-template-columns` shared by the header and every row. */
export function gridTemplate<Row>(columns: readonly Column<Row>[], lead: number): string {
  const tracks = columns.map((column, index) => {
    const grow = column.grow ?? (index === 0 ? 2 : 0);
    return grow > 0 ? `minmax(${column.width}px, ${grow}fr)` : `${column.width}px`;
  });
  return [...(lead > 0 ? [`${lead}px`] : []), ...tracks].join(" ");
}

/** What a click on a header asks for: first its own direction, then the other. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | undefined): Sort {
  const first = column.sortFirst ?? (column.align === "right" ? "desc" : "asc");
  if (sort?.by !== column.id) return { by: column.id, direction: first };
  return { by: column.id, direction: sort.direction === "asc" ? "desc" : "asc" };
}
