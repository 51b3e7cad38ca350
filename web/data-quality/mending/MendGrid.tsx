import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProblemRow } from "../draft/draft.ts";
import { CheckMark } from "./CheckMark.tsx";
import { MendCell } from "./MendCell.tsx";
import classes from "./MendGrid.module.css";
import { cellWidth, leadWidth, rowHeight, useCellsInSight } from "./useCellsInSight.ts";
import type { Mending } from "./useMending.ts";
import { rowKey } from "./useMending.ts";
import type { Place } from "./wrong-cells.ts";

type MendGridProps = {
  list: { rows: readonly ProblemRow[]; hasMore: boolean; isLoadingMore: boolean; onMore: () => void };
  mending: Mending;
  wrongOf: (row: ProblemRow) => readonly string[];
  title: string;
  active: Place;
  onActive: (place: Place) => void;
  onNext: (from: Place, step?: 1 | -1) => void;
};

/** All cells of the rows with something to mend, what is wrong first; only what is in sight is drawn. */
export function MendGrid({ list, mending, wrongOf, title, active, onActive, onNext }: MendGridProps) {
  const { mending: words } = useWizardTexts();
  const format = useFormat();
  const { rows } = list;
  const columns = useMemo(() => wrongFirst(rows, wrongOf), [rows, wrongOf]);
  const at = columns.indexOf(active.column);
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useCellsInSight({ scroller, rows: rows.length, columns: columns.length, list });

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes where the active cell is, and only when it moves
  useEffect(() => sight.show(active.row, at), [active]);

  function move(event: KeyboardEvent, place: Place) {
    const column = columns[place.row === active.row ? at + columnStep(event) : at];
    const row = Math.max(0, Math.min(rows.length - 1, active.row + rowStep(event.key)));
    if (column !== undefined) onActive({ row, column });
  }

  return (
    <div ref={scroller} className={classes.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows stand where they are seen, which a table can't */}
      <div
        role="grid"
        aria-label={words.grid(title)}
        aria-rowcount={list.hasMore ? -1 : rows.length + 1}
        aria-colcount={columns.length + 2}
        className={classes.grid}
        style={{ width: leadWidth + columns.length * cellWidth, height: (rows.length + 1) * rowHeight }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus */}
        <div role="row" aria-rowindex={1} className={classNames(classes.row, classes.head)}>
          <Heading className={classes.rowNo} words={words.row} />
          <Heading className={classes.verdict} words={words.verdict} />
          <span style={{ width: sight.left }} />
          {columns.slice(sight.firstColumn, sight.lastColumn).map((column) => (
            <Heading key={column} className={classes.cell} words={column} />
          ))}
        </div>
        {rows.slice(sight.firstRow, sight.lastRow).map((row, nth) => {
          const index = sight.firstRow + nth;
          const wrong = wrongOf(row);
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
            <div
              key={rowKey(row)}
              role="row"
              aria-rowindex={index + 2}
              className={classNames(
                classes.row,
                index === active.row && classes.active,
                mending.isLeftOut(row) && classes.out,
              )}
              style={{ top: (index + 1) * rowHeight }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: nothing can be done in it */}
              <span role="rowheader" className={classes.rowNo}>
                {format.amount(row.rowNo)}
              </span>
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: nothing can be done in it */}
              <span role="gridcell" className={classes.verdict}>
                <CheckMark row={row} wrong={wrong} mending={mending} />
              </span>
              <span style={{ width: sight.left }} />
              {columns.slice(sight.firstColumn, sight.lastColumn).map((column) => (
                <MendCell
                  key={column}
                  row={row}
                  column={column}
                  isActive={index === active.row && column === active.column}
                  isWrong={wrong.includes(column)}
                  mending={mending}
                  onActive={() => onActive({ row: index, column })}
                  onMove={(event) => move(event, { row: index, column })}
                  onNext={(step) => onNext({ row: index, column }, step)}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Heading({ className, words }: { className: string | undefined; words: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand where they are seen, which a table can't
    // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done in it
    <span role="columnheader" className={className} title={words}>
      {words}
    </span>
  );
}

/** The columns in which something is wrong, then the others as the file has them. */
function wrongFirst(rows: readonly ProblemRow[], wrongOf: (row: ProblemRow) => readonly string[]): string[] {
  const all = new Set(rows.flatMap((row) => row.cells.map(({ column }) => column)));
  return [...new Set([...rows.flatMap(wrongOf), ...all])];
}

function rowStep(key: string): number {
  return key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
}

function columnStep({ key }: KeyboardEvent): number {
  return key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
}
