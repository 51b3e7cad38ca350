import { useRef } from "react";
import classes from "./DataTable.module.css";
import type { DataTableProps } from "./data-table-props.ts";
import { TableRow } from "./TableRow.tsx";
import { useActiveRow } from "./useActiveRow.ts";
import type { TableModel } from "./useTableModel.ts";
import { useVirtualRows } from "./useVirtualRows.ts";

type TableBodyProps<Row> = { props: DataTableProps<Row>; model: TableModel<Row> };

/** The rows that are seen. What is scrolled to, and on which row the keyboard stands, is known here and redraws nothing else. */
export function TableBody<Row>({ props, model }: TableBodyProps<Row>) {
  const list = useRef<HTMLTableSectionElement>(null);
  const { ownScroll, rowHeight, selection } = model;
  const { rows, memory } = props;
  const isReady = props.state === "ready";
  const items = useVirtualRows({ list, count: rows.length, rowHeight, ownScroll, memory, props });
  const active = useActiveRow({
    rows,
    rowKey: props.rowKey,
    list,
    place: { rowHeight, ownScroll },
    open: model.open,
    toggle: selection.toggle,
    props,
  });
  return (
    <tbody ref={list} className={classes.body} style={{ height: isReady ? rows.length * rowHeight : 0 }}>
      {isReady ? items.map(draw) : null}
    </tbody>
  );

  function draw({ index, top }: (typeof items)[number]) {
    const row = rows[index];
    if (row === undefined) return null;
    const key = props.rowKey(row);
    return (
      <TableRow
        key={key}
        row={row}
        rowKey={key}
        name={props.rowName(row)}
        index={index}
        top={top}
        columns={model.fitting}
        isActive={active.key === key}
        isReachable={active.key === key || (active.key === undefined && index === 0)}
        isPeeked={props.peekedKey === key}
        isSelected={props.selected?.has(key) ?? false}
        canOpen={props.rowHref !== undefined}
        onToggle={model.hasChecks ? selection.toggle : undefined}
        onOpen={model.open}
        onActive={active.set}
        renderPhoneRow={model.isPhone ? props.renderPhoneRow : undefined}
      />
    );
  }
}
