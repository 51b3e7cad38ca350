import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProblemRow } from "../draft/draft.ts";
import classes from "./MendGrid.module.css";
import type { Mending } from "./useMending.ts";

type MendCellProps = {
  row: ProblemRow;
  column: string;
  isActive: boolean;
  isWrong: boolean;
  mending: Mending;
  onActive: () => void;
  onMove: (event: KeyboardEvent) => void;
  onNext: (step: 1 | -1) => void;
};

/** One cell: words to look at, and where one stands a line to type into. */
export function MendCell({ row, column, isActive, isWrong, mending, onActive, ...rest }: MendCellProps) {
  const value = mending.valueOf(row, column);
  const check = mending.checkOf(row, column);
  const isMended = check?.state === "readable" || mending.byRule(row, column) !== undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand where they are seen, which a table can't
    // biome-ignore lint/a11y/useFocusableInteractive: the line to type into takes the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys come here
    <span
      role="gridcell"
      className={classNames(classes.cell, isWrong && !isMended && classes.wrong, isMended && classes.mended)}
      title={isActive ? undefined : value}
      onClick={isActive ? undefined : onActive}
    >
      {isActive ? (
        <CellInput
          row={row}
          column={column}
          value={value}
          mending={mending}
          isWrong={isWrong && !isMended}
          {...rest}
        />
      ) : (
        value
      )}
    </span>
  );
}

type CellInputProps = Pick<MendCellProps, "row" | "column" | "mending" | "onMove" | "onNext"> & {
  value: string;
  isWrong: boolean;
};

function CellInput({ row, column, value, mending, isWrong, onMove, onNext }: CellInputProps) {
  const { mending: words } = useWizardTexts();
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  function settle() {
    if (typed !== undefined && typed !== value) void mending.mend(row, column, typed);
    setTyped(undefined);
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    // The page rehearses by it, with what was just typed.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return settle();
    if (event.key === "Enter") {
      settle();
      onNext(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      putBack();
    } else if (leavesCell(event)) {
      settle();
      onMove(event);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** First what was just typed, then what was mended before. */
  function putBack() {
    const was = mending.stoodThere(row, column);
    if (typed === undefined && value !== was) void mending.mend(row, column, was);
    setTyped(undefined);
  }

  return (
    <input
      ref={input}
      className={classes.input}
      aria-label={words.cell(column, format.amount(row.rowNo))}
      aria-invalid={isWrong}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={press}
    />
  );
}

/** Up and down always; left and right where the words end, or while all of them are marked. */
function leavesCell(event: KeyboardEvent<HTMLInputElement>): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") return true;
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  if (event.key === "ArrowLeft") return isWhole || selectionEnd === 0;
  return event.key === "ArrowRight" && (isWhole || selectionStart === value.length);
}
