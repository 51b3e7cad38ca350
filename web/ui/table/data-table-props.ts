import type { ReactNode } from "react";
import type { Problem } from "../states/ErrorNote.tsx";
import type { Column, Sort } from "./column.ts";

export type DataTableProps<Row> = {
  /** Read out as the table's name: "Customers". */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a row is called when it is read out or selected. */
  rowName: (row: Row) => string;

  state: "loading" | "ready" | "error";
  problem?: Problem | undefined;
  onRetry?: (() => void) | undefined;
  /** Stands in place of the rows when there are none; usually `<Empty/>`. */
  empty?: ReactNode;

  /** How many rows there are in all, when known. */
  total?: number;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;

  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;

  /** Ids of the chosen columns; `undefined` = as at the beginning. */
  shownColumns?: readonly string[] | undefined;
  onShownColumns?: (ids: readonly string[] | undefined) => void;

  selected?: ReadonlySet<string>;
  onSelected?: (keys: ReadonlySet<string>) => void;
  /** Buttons of the bar that rises from below while rows are selected. */
  selectionActions?: ReactNode;

  /** Where Enter or a click goes. */
  rowHref?: (row: Row) => string;
  /** Space: look at the row without leaving the list. */
  onPeek?: (row: Row) => void;
  peekedKey?: string | undefined;

  /** Left above the columns: count, sums of the filter. */
  summary?: ReactNode;
  /** Second header line, by column id: the sums that stand over their columns. */
  totals?: Readonly<Record<string, ReactNode>>;
  isCompact?: boolean;
  /** `fill` scrolls inside its own frame (a list page); `natural` grows with its page. */
  height?: "fill" | "natural";
  /** Two lines that say the same on a phone. */
  renderPhoneRow: (row: Row) => ReactNode;
  /** Keeps scroll and active row for when Back returns: the address of the list. */
  memory?: string;
};
