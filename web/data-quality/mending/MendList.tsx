import { Button } from "@mantine/core";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProblemRow } from "../draft/draft.ts";
import { CheckMark } from "./CheckMark.tsx";
import classes from "./MendList.module.css";
import type { Mending } from "./useMending.ts";
import { rowKey } from "./useMending.ts";

type MendListProps = {
  list: { rows: readonly ProblemRow[]; hasMore: boolean; isLoadingMore: boolean; onMore: () => void };
  mending: Mending;
  wrongOf: (row: ProblemRow) => readonly string[];
  title: string;
};

/** The rows to mend for a thumb: what else the row says, and a line for each cell that is wrong. */
export function MendList({ list, mending, wrongOf, title }: MendListProps) {
  const { mending: words, runs } = useWizardTexts();
  return (
    <>
      <ul className={classes.rows} aria-label={words.grid(title)}>
        {list.rows.map((row) => (
          <MendListRow key={rowKey(row)} row={row} mending={mending} wrong={wrongOf(row)} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {runs.more}
        </Button>
      ) : null}
    </>
  );
}

type MendListRowProps = { row: ProblemRow; mending: Mending; wrong: readonly string[] };

function MendListRow({ row, mending, wrong }: MendListRowProps) {
  const { mending: words } = useWizardTexts();
  const format = useFormat();
  const rowNo = format.amount(row.rowNo);
  const isOut = mending.isLeftOut(row);
  const others = row.cells.filter(({ column, value }) => !wrong.includes(column) && value !== "");
  const [problem] = row.problems;
  return (
    <li className={classes.row}>
      <p className={classes.line}>
        <span className={classes.rowNo}>
          {words.row} {rowNo}
        </span>
        <CheckMark row={row} wrong={wrong} mending={mending} />
      </p>
      <p className={classes.others}>
        {others
          .slice(0, 4)
          .map(({ value }) => value)
          .join(" · ")}
      </p>
      {wrong.map((column) => (
        <div key={column} className={classes.cell}>
          <span className={classes.column}>{column}</span>
          <SettledInput
            aria-label={words.cell(column, rowNo)}
            value={mending.valueOf(row, column)}
            onSettle={(text) => void mending.mend(row, column, text)}
          />
          <span className={classes.message}>
            {mending.checkOf(row, column)?.message ??
              row.problems.find((one) => one.column === column)?.message}
          </span>
        </div>
      ))}
      {wrong.length === 0 ? <p className={classes.message}>{problem?.message}</p> : null}
      <Button size="xs" variant="subtle" onClick={() => void mending.leaveOut(row, !isOut)}>
        {isOut ? words.takeIn : words.leaveOut}
      </Button>
    </li>
  );
}
