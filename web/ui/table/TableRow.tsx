import { type MouseEvent, memo, type ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { Check } from "./Check.tsx";
import type { Column } from "./column.ts";
import classes from "./DataTable.module.css";

type TableRowProps<Row> = {
  row: Row;
  rowKey: string;
  name: string;
  index: number;
  top: number;
  columns: readonly Column<Row>[];
  isActive: boolean;
  /** Tab leads here: the row the keyboard stands on, the first one before that. */
  isReachable: boolean;
  isPeeked: boolean;
  isSelected: boolean;
  canOpen: boolean;
  onToggle: ((key: string) => void) | undefined;
  onOpen: (row: Row) => void;
  onActive: (key: string) => void;
  renderPhoneRow: ((row: Row) => ReactNode) | undefined;
};

function Row<Row>(props: TableRowProps<Row>) {
  const { row, rowKey, columns, onToggle, renderPhoneRow } = props;
  const { table } = useTexts();

  function click(event: MouseEvent<HTMLTableRowElement>) {
    props.onActive(rowKey);
    const target = event.target instanceof Element ? event.target : null;
    const isControl = target?.closest("a,button,input,label,[role=button]");
    const isReading = (getSelection()?.toString() ?? "") !== "";
    if (!isControl && !isReading && props.canOpen) props.onOpen(row);
  }

  return (
    // Enter and space are handled for the whole list in useActiveRow.
    <tr
      className={classNames(
        classes.row,
        props.isActive && classes.active,
        props.isPeeked && classes.peeked,
        props.isSelected && classes.selected,
        props.canOpen && classes.opens,
      )}
      style={{ top: props.top }}
      data-row={rowKey}
      aria-rowindex={props.index + 2}
      aria-selected={onToggle ? props.isSelected : undefined}
      tabIndex={props.isReachable ? 0 : -1}
      onClick={click}
      onFocus={() => props.onActive(rowKey)}
    >
      {onToggle ? (
        <td className={classes.check}>
          <Check label={table.select(props.name)} isOn={props.isSelected} onToggle={() => onToggle(rowKey)} />
        </td>
      ) : null}
      {renderPhoneRow ? (
        <td className={classes.phone}>{renderPhoneRow(row)}</td>
      ) : (
        columns.map((column) => (
          <td
            key={column.id}
            className={classNames(classes.cell, classes[column.align ?? "left"])}
            title={column.title?.(row)}
          >
            {inElement(column.cell(row))}
          </td>
        ))
      )}
    </tr>
  );
}

/** Bare words become an element: only that can end in an ellipsis. */
function inElement(content: ReactNode): ReactNode {
  return typeof content === "string" || typeof content === "number" ? <span>{content}</span> : content;
}

/** One drawn row. Memoised: moving the active row redraws two rows, not thirty. */
export const TableRow = memo(Row) as typeof Row;
