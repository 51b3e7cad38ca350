import { Fragment, type ReactNode } from "react";
import classes from "./FigureTable.module.css";

export type FigureColumn<Row> = {
  id: string;
  heading: ReactNode;
  /** Words stand on the left, figures on the right. The first column names its row and is words always. */
  isWords?: boolean;
  /** Left out on a narrow screen. */
  isWide?: boolean;
  /** Sentences: on a narrow screen they have a line of their own below the row. */
  isLong?: boolean;
  cell: (row: Row) => ReactNode;
  /** What stands under the column: a sum, or the word for it. */
  foot?: ReactNode;
};

type FigureTableProps<Row> = {
  label?: string;
  columns: readonly FigureColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** The row that was picked, or the one all others are held against. */
  toneOf?: (row: Row) => "chosen" | "itself" | undefined;
};

/** A short table that is there whole: names on the left, figures beside them. A list that goes on is a DataTable. */
export function FigureTable<Row>({ label, columns, rows, keyOf, toneOf }: FigureTableProps<Row>) {
  const [name, ...others] = columns;
  if (name === undefined) return null;
  const long = columns.filter(({ isLong }) => isLong);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" {...standingOf(column)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <tr data-tone={toneOf?.(row)} data-goes-on={long.length > 0 || undefined}>
                <th scope="row">{name.cell(row)}</th>
                {others.map((column) => (
                  <td key={column.id} {...standingOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {long.map((column) => (
                <tr key={column.id} data-narrow>
                  <td colSpan={columns.length}>{column.cell(row)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
        {columns.some(({ foot }) => foot !== undefined) ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.id} {...standingOf(column)}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function standingOf<Row>({ isWords, isWide, isLong }: FigureColumn<Row>) {
  return { "data-words": isWords || isLong || undefined, "data-wide": isWide || isLong || undefined };
}

type RowChoiceProps = { isChosen: boolean; onChoose: () => void; children: ReactNode };

/** The name of a row that shows something when it is picked, and hides it again. */
export function RowChoice({ isChosen, onChoose, children }: RowChoiceProps) {
  return (
    <button type="button" className={classes.choice} aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  );
}

/** A second, quieter word in a cell. */
export function Aside({ children }: { children: ReactNode }) {
  return <span className={classes.aside}>{children}</span>;
}
