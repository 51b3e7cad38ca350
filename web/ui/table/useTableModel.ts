import { useElementSize, useMediaQuery } from "@mantine/hooks";
import { type CSSProperties, useCallback, useMemo, useRef } from "react";
import { useNavigation } from "../Link.tsx";
import { fittingColumns, gridTemplate } from "./column.ts";
import type { DataTableProps } from "./data-table-props.ts";
import { useActiveRow } from "./useActiveRow.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

const checkWidth = 34;
const phone = "(max-width: 760px)";

export type TableModel<Row> = ReturnType<typeof useTableModel<Row>>;

/**
 * What a DataTable knows beyond its props: which columns fit, which rows are drawn where, which row the keyboard is on.
 * No table library underneath: the server sorts and filters, and what is left is this.
 */
export function useTableModel<Row>(props: DataTableProps<Row>) {
  const { columns, shownColumns, rowHref, isCompact = false, height = "natural" } = props;
  const navigation = useNavigation();
  const isPhone = useMediaQuery(phone, matchMedia(phone).matches) ?? false;
  const { ref: measure, width } = useElementSize();
  const list = useRef<HTMLTableSectionElement>(null);
  const hasChecks = props.onSelected !== undefined && !isPhone;
  const lead = hasChecks ? checkWidth : 0;
  const rowHeight = isPhone ? 56 : isCompact ? 30 : 36;
  const ownScroll = height === "fill" && !isPhone;

  const fitting = useMemo(
    () => fittingColumns(columns, shownColumns, width - lead),
    [columns, shownColumns, width, lead],
  );
  const open = useCallback(
    (row: Row) => {
      if (rowHref) navigation.go(rowHref(row));
    },
    [rowHref, navigation],
  );
  const selection = useSelection(props);
  const virtual = useVirtualRows({
    list,
    count: props.rows.length,
    rowHeight,
    ownScroll,
    memory: props.memory,
    props,
  });
  const active = useActiveRow({
    rows: props.rows,
    rowKey: props.rowKey,
    list,
    virtual,
    open,
    toggle: selection.toggle,
    props,
  });
  const style: CSSProperties & Record<"--columns" | "--row-height", string> = {
    "--columns": isPhone ? "minmax(0, 1fr)" : gridTemplate(fitting, lead),
    "--row-height": `${rowHeight}px`,
  };

  return { isPhone, hasChecks, ownScroll, fitting, measure, list, open, selection, virtual, active, style };
}

/** Selecting one row, what is loaded, nothing. Selected rows that are not (or no longer) loaded stay selected. */
function useSelection<Row>({ rows, rowKey, selected, onSelected }: DataTableProps<Row>) {
  const toggle = useCallback(
    (key: string) => {
      const next = new Set(selected);
      if (!next.delete(key)) next.add(key);
      onSelected?.(next);
    },
    [selected, onSelected],
  );
  const isAll = rows.length > 0 && selected !== undefined && rows.every((row) => selected.has(rowKey(row)));
  return {
    isAll,
    isSome: (selected?.size ?? 0) > 0,
    toggle,
    toggleAll: () => onSelected?.(isAll ? new Set() : new Set([...(selected ?? []), ...rows.map(rowKey)])),
    clear: () => onSelected?.(new Set()),
  };
}
