import { IconArrowNarrowDown, IconArrowNarrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { SourceTip } from "../figures/SourceTip.tsx";
import { Check } from "./Check.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";
import classes from "./DataTable.module.css";

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  totals: Readonly<Record<string, ReactNode>> | undefined;
  /** On a phone the names are there for those who hear the table only. */
  isHidden: boolean;
  checkbox: { isAll: boolean; isSome: boolean; toggleAll: () => void } | undefined;
};

/** Column names as buttons that sort, and over their columns the sums of what is filtered. */
export function TableHead<Row>({ columns, sort, onSort, totals, isHidden, checkbox }: TableHeadProps<Row>) {
  const { table } = useTexts();
  return (
    <thead className={isHidden ? "unseen" : classes.head}>
      <tr className={classes.headRow}>
        {checkbox ? (
          <th className={classes.check} scope="col">
            <Check
              label={table.selectAll}
              isOn={checkbox.isAll}
              isPart={checkbox.isSome}
              onToggle={checkbox.toggleAll}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
      {totals && !isHidden ? (
        <tr className={classes.totals}>
          {checkbox ? <td className={classes.check} /> : null}
          {columns.map((column) => (
            <td key={column.id} className={classNames(classes.cell, classes[column.align ?? "left"])}>
              {totals[column.id]}
            </td>
          ))}
        </tr>
      ) : null}
    </thead>
  );
}

type HeadCellProps<Row> = {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
};

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const isSorted = sort?.by === column.id;
  const Arrow = sort?.direction === "asc" ? IconArrowNarrowUp : IconArrowNarrowDown;
  const words = (
    <span className={classes.headWords}>
      {column.header}
      {column.unit === undefined ? null : <span className={classes.unit}> {column.unit}</span>}
    </span>
  );
  const ariaSort = isSorted ? (sort.direction === "asc" ? "ascending" : "descending") : undefined;
  return (
    <th
      className={classNames(classes.headCell, classes[column.align ?? "left"])}
      scope="col"
      aria-sort={ariaSort}
    >
      <SourceTip tip={column.help}>
        {column.isSortable && onSort ? (
          <button type="button" className={classes.sort} onClick={() => onSort(nextSort(column, sort))}>
            {words}
            {isSorted ? <Arrow size={14} stroke={2} aria-hidden /> : null}
          </button>
        ) : (
          <span className={classes.plain}>{words}</span>
        )}
      </SourceTip>
    </th>
  );
}
