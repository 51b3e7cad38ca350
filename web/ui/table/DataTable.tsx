import { useElementSize, useMediaQuery } from "@mantine/hooks";
import {
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type CSSProperties, type ReactNode, useCallback, useMemo, useRef } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import { useNavigation } from "../Link.tsx";
import { ErrorNote, type Problem } from "../states/ErrorNote.tsx";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { type Column, fittingColumns, gridTemplate, type Sort } from "./column.ts";
import classes from "./DataTable.module.css";
import { PhoneSort } from "./PhoneSort.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { SkeletonRows } from "./SkeletonRows.tsx";
import { TableHead } from "./TableHead.tsx";
import { TableRow } from "./TableRow.tsx";
import { useActiveRow } from "./useActiveRow.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

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

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature, rowSortingFeature });
const checkWidth = 34;

/**
 * Rows from the server, as many as there are: keyset pages are asked for as the end comes near, only what is seen
 * is drawn. Keys: j k move, x selects, space peeks, Enter opens.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, state, isCompact = false, height = "natural" } = props;
  const t = useTexts();
  const navigation = useNavigation();
  const isPhone = useMediaQuery("(max-width: 760px)", matchMedia("(max-width: 760px)").matches) ?? false;
  const { ref: measure, width } = useElementSize();
  const list = useRef<HTMLTableSectionElement>(null);
  const canSelect = props.onSelected !== undefined;
  const lead = canSelect && !isPhone ? checkWidth : 0;

  const fitting = useMemo(
    () => fittingColumns(columns, props.shownColumns, width - lead),
    [columns, props.shownColumns, width, lead],
  );
  const table = useTable({
    features,
    columns: useMemo(() => columns.map((column) => ({ id: column.id, header: column.header })), [columns]),
    data: rows,
    getRowId: rowKey,
    manualSorting: true,
    enableRowSelection: canSelect,
    state: {
      sorting: props.sort ? [{ id: props.sort.by, desc: props.sort.direction === "desc" }] : [],
      columnVisibility: Object.fromEntries(columns.map((column) => [column.id, fitting.includes(column)])),
      rowSelection: selectionOf(props.selected),
    },
    onRowSelectionChange: (update) => {
      const after = typeof update === "function" ? update(selectionOf(props.selected)) : update;
      props.onSelected?.(new Set(Object.keys(after).filter((key) => after[key])));
    },
  });

  const rowHeight = isPhone ? 56 : isCompact ? 30 : 36;
  const ownScroll = height === "fill" && !isPhone;
  const virtual = useVirtualRows({
    list,
    count: rows.length,
    rowHeight,
    ownScroll,
    memory: props.memory,
    props,
  });
  const open = useCallback(
    (row: Row) => {
      if (props.rowHref) navigation.go(props.rowHref(row));
    },
    [props.rowHref, navigation],
  );
  const toggle = useCallback(
    (key: string) => props.onSelected?.(toggled(props.selected, key)),
    [props.onSelected, props.selected],
  );
  const active = useActiveRow({ rows, rowKey, list, virtual, open, toggle, props });
  const byKey = new Map(rows.map((row) => [rowKey(row), row]));
  const template: CSSProperties & Record<"--columns" | "--row-height", string> = {
    "--columns": isPhone ? "minmax(0, 1fr)" : gridTemplate(fitting, lead),
    "--row-height": `${rowHeight}px`,
  };

  return (
    <div className={classNames(classes.frame, ownScroll && classes.fill)} style={template}>
      <div className={classes.top}>
        <div className={classes.summary}>{props.summary ?? <RowCount total={props.total} />}</div>
        {isPhone && props.onSort ? (
          <PhoneSort columns={columns} sort={props.sort} onSort={props.onSort} />
        ) : null}
        {props.onShownColumns && !isPhone ? (
          <ColumnChooser
            columns={columns}
            shown={props.shownColumns}
            fitting={fitting}
            onShown={props.onShownColumns}
          />
        ) : null}
      </div>
      <div ref={virtual.scroller} className={ownScroll ? classes.scroller : undefined}>
        <div ref={measure} />
        <table
          className={classes.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and are selected
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.total ?? -1}
          aria-busy={state === "loading"}
        >
          <TableHead
            columns={fitting}
            sort={props.sort}
            onSort={props.onSort}
            totals={props.totals}
            isHidden={isPhone}
            checkbox={
              canSelect && !isPhone
                ? {
                    isAll: rows.length > 0 && table.getIsAllRowsSelected(),
                    isSome: table.getIsSomeRowsSelected(),
                    toggle: () => table.toggleAllRowsSelected(),
                  }
                : undefined
            }
          />
          {state === "loading" ? (
            <SkeletonRows columns={isPhone ? fitting.slice(0, 1) : fitting} count={14} hasLead={lead > 0} />
          ) : null}
          <tbody
            ref={list}
            className={classes.body}
            style={{ height: state === "ready" ? virtual.height : 0 }}
          >
            {state === "ready"
              ? virtual.items.map((item) => {
                  const model = table.getRowModel().rows[item.index];
                  const row = model && byKey.get(model.id);
                  return model && row ? (
                    <TableRow
                      key={model.id}
                      row={row}
                      rowKey={model.id}
                      name={props.rowName(row)}
                      index={item.index}
                      top={item.top}
                      columns={fitting}
                      isActive={active.key === model.id}
                      isPeeked={props.peekedKey === model.id}
                      isSelected={model.getIsSelected()}
                      canOpen={props.rowHref !== undefined}
                      onToggle={canSelect && !isPhone ? toggle : undefined}
                      onOpen={open}
                      onActive={active.set}
                      renderPhoneRow={isPhone ? props.renderPhoneRow : undefined}
                    />
                  ) : null;
                })
              : null}
          </tbody>
        </table>
        {state === "ready" && rows.length === 0 ? (
          <div className={classes.instead}>{props.empty ?? t.table.empty}</div>
        ) : null}
        {state === "error" && props.problem ? (
          <div className={classes.instead}>
            <ErrorNote problem={props.problem} onRetry={props.onRetry} />
          </div>
        ) : null}
        {state === "ready" && props.isLoadingMore ? (
          <p className={classes.more} role="status">
            {t.table.loadingMore}
          </p>
        ) : null}
      </div>
      <SelectionBar count={props.selected?.size ?? 0} onClear={() => props.onSelected?.(new Set())}>
        {props.selectionActions}
      </SelectionBar>
    </div>
  );
}

function RowCount({ total }: { total: number | undefined }) {
  const format = useFormat();
  return total === undefined ? null : <span className={classes.count}>{format.amount(total)}</span>;
}

function selectionOf(selected: ReadonlySet<string> | undefined): Record<string, true> {
  return Object.fromEntries([...(selected ?? [])].map((key) => [key, true as const]));
}

function toggled(selected: ReadonlySet<string> | undefined, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}
