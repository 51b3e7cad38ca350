import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useReadAs } from "./DraftTables.tsx";
import type { DraftTable } from "./draft.ts";
import { mattersOf } from "./open-matters.ts";
import classes from "./TableChoice.module.css";

type TableChoiceProps = {
  tables: readonly DraftTable[];
  current: DraftTable;
  onTable: (tableNo: number) => void;
};

const narrow = "(max-width: 1000px)";

/** Which table's columns are shown: a list beside them, or where there is no room for it one line above. */
export function TableChoice({ tables, current, onTable }: TableChoiceProps) {
  const { draft: words } = useWizardTexts();
  const isNarrow = useMediaQuery(narrow, matchMedia(narrow).matches) ?? false;
  const list = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another table is shown
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    // Only the list scrolls: the page stays where it is.
    if (current && list.current) list.current.scrollTop = current.offsetTop - list.current.clientHeight / 2;
  }, [current.tableNo]);

  if (isNarrow) {
    return (
      <LineSelect
        aria-label={words.chooseTable}
        value={String(current.tableNo)}
        options={tables.map(({ tableNo, name }) => ({ value: String(tableNo), label: name }))}
        onPick={(picked) => onTable(Number(picked))}
      />
    );
  }
  return (
    <nav ref={list} className={classes.tables} aria-label={words.list}>
      {tables.map((table) => (
        <TableButton
          key={table.tableNo}
          table={table}
          isCurrent={table === current}
          onClick={() => onTable(table.tableNo)}
        />
      ))}
    </nav>
  );
}

type TableButtonProps = { table: DraftTable; isCurrent: boolean; onClick: () => void };

function TableButton({ table, isCurrent, onClick }: TableButtonProps) {
  const { draft: words } = useWizardTexts();
  const format = useFormat();
  const matters = mattersOf(table);
  const questions = matters.filter(({ about }) => about === "question").length;
  const readAs = useReadAs(table);
  return (
    <button
      type="button"
      className={classes.table}
      aria-current={isCurrent ? "true" : undefined}
      title={table.name}
      onClick={onClick}
    >
      <span className={classes.name}>{table.name}</span>
      <span className={matters.length > 0 ? classes.open : classes.what}>
        {questions > 0 ? words.questionsOpen(questions, format.amount(questions)) : readAs}
      </span>
    </button>
  );
}
