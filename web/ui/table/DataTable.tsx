import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { useFormat } from "../FormatContext.tsx";
import { ErrorNote } from "../states/ErrorNote.tsx";
import { ColumnChooser } from "./ColumnChooser.tsx";
import classes from "./DataTable.module.css";
import type { DataTableProps } from "./data-table-props.ts";
import { PhoneSort } from "./PhoneSort.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { SkeletonRows } from "./SkeletonRows.tsx";
import { TableBody } from "./TableBody.tsx";
import { TableHead } from "./TableHead.tsx";
import { type TableModel, useTableModel } from "./useTableModel.ts";

/**
 * Rows from the server, as many as there are: keyset pages are asked for as the end comes near, only what is seen
 * is drawn. Keys: j k move, x selects, space peeks, Enter opens.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const model = useTableModel(props);
  const { state } = props;
  return (
    <div className={classNames(classes.frame, model.ownScroll && classes.fill)} style={model.style}>
      <TableTop props={props} model={model} />
      <div className={model.ownScroll ? classes.scroller : undefined}>
        <div ref={model.measure} />
        <table
          className={classes.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and are selected
          role="grid"
          aria-label={props.label}
          aria-rowcount={props.total ?? -1}
          aria-busy={state === "loading"}
        >
          <TableHead
            columns={model.fitting}
            sort={props.sort}
            onSort={props.onSort}
            totals={props.totals}
            isHidden={model.isPhone}
            checkbox={model.hasChecks ? model.selection : undefined}
          />
          {state === "loading" ? (
            <SkeletonRows
              columns={model.isPhone ? model.fitting.slice(0, 1) : model.fitting}
              count={14}
              hasLead={model.hasChecks}
            />
          ) : null}
          <TableBody props={props} model={model} />
        </table>
        <InsteadOfRows props={props} />
      </div>
      <SelectionBar count={props.selected?.size ?? 0} onClear={model.selection.clear}>
        {props.selectionActions}
      </SelectionBar>
    </div>
  );
}

type PartProps<Row> = { props: DataTableProps<Row>; model: TableModel<Row> };

/** Count and sums, sorting on a phone, choice of columns; nothing where there is none of it. */
function TableTop<Row>({ props, model }: PartProps<Row>) {
  const format = useFormat();
  const summary =
    props.summary ?? (props.total === undefined ? null : <strong>{format.amount(props.total)}</strong>);
  const sorter =
    model.isPhone && props.onSort ? (
      <PhoneSort columns={props.columns} sort={props.sort} onSort={props.onSort} />
    ) : null;
  const chooser =
    !model.isPhone && props.onShownColumns ? (
      <ColumnChooser
        columns={props.columns}
        shown={props.shownColumns}
        fitting={model.fitting}
        onShown={props.onShownColumns}
      />
    ) : null;
  if (!(summary || sorter || chooser)) return null;
  return (
    <div className={classes.top}>
      <div className={classes.summary}>{summary}</div>
      {sorter}
      {chooser}
    </div>
  );
}

/** What stands below the head when there are no rows, no answer, or not yet all rows. */
function InsteadOfRows<Row>({ props }: { props: DataTableProps<Row> }) {
  const { table } = useTexts();
  const { state, rows, problem, onRetry, empty, isLoadingMore } = props;
  if (state === "error" && problem) {
    return (
      <div className={classes.instead}>
        <ErrorNote problem={problem} onRetry={onRetry} />
      </div>
    );
  }
  if (state === "ready" && rows.length === 0)
    return <div className={classes.instead}>{empty ?? table.empty}</div>;
  return state === "ready" && isLoadingMore ? (
    <p className={classes.more} role="status">
      {table.loadingMore}
    </p>
  ) : null;
}
