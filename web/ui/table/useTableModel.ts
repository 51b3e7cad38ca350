import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { type CSSProperties, useCallback, useMemo, useRef } from "react";
import { useNavigation } from "../Link.tsx";
import { fittingColumns, gridTemplate } from "./column.ts";
import type { DataTableProps } from "./data-table-props.ts";

const checkWidth = 34;
const phone = "(max-width: 760px)";

export type TableModel<Row> = ReturnType<typeof useTableModel<Row>>;

/**
 * What a DataTable knows beyond its props, except where it is scrolled to: which columns fit, what is selected.
 * No table library underneath: the server sorts and filters, and what is left is this.
 */
export function useTableModel<Row>(props: DataTableProps<Row>) {
  const { columns, shownColumns, isCompact = false, height = "natural" } = props;
  const navigation = useNavigation();
  const isPhone = useMediaQuery(phone, matchMedia(phone).matches) ?? false;
  const { ref: measure, width } = useElementSize();
  const hasChecks = props.onSelected !== undefined && !isPhone;
  const lead = hasChecks ? checkWidth : 0;
  const rowHeight = isPhone ? 56 : isCompact ? 30 : 36;
  const ownScroll = height === "fill" && !isPhone;

  const fitting = useMemo(
    () => fittingColumns(columns, shownColumns, width - lead),
    [columns, shownColumns, width, lead],
  );
  // Pages hand over new functions each time they are drawn; rows are told apart by what they show.
  const latest = useRef(props);
  latest.current = props;
  const open = useCallback(
    (row: Row) => {
      const href = latest.current.rowHref?.(row);
      if (href !== undefined) navigation.go(href);
    },
    [navigation],
  );
  const toggle = useCallback((key: string) => {
    const { selected, onSelected } = latest.current;
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelected?.(next);
  }, []);
  const style: CSSProperties & Record<"--columns" | "--row-height", string> = {
    "--columns": isPhone ? "minmax(0, 1fr)" : gridTemplate(fitting, lead),
    "--row-height": `${rowHeight}px`,
  };

  return {
    isPhone,
    hasChecks,
    ownScroll,
    rowHeight,
    fitting,
    measure,
    open,
    selection: { ...selectionOf(props), toggle },
    style,
  };
}

/** Selecting what is loaded, or nothing. Selected rows that are not (or no longer) loaded stay selected. */
function selectionOf<Row>({ rows, rowKey, selected, onSelected }: DataTableProps<Row>) {
  const isAll = rows.length > 0 && selected !== undefined && rows.every((row) => selected.has(rowKey(row)));
  return {
    isAll,
    isSome: (selected?.size ?? 0) > 0,
    toggleAll: () => onSelected?.(isAll ? new Set() : new Set([...(selected ?? []), ...rows.map(rowKey)])),
    clear: () => onSelected?.(new Set()),
  };
}
