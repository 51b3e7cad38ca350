import { Button } from "@mantine/core";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { ProblemRow } from "../draft/draft.ts";
import classes from "./CellLine.module.css";
import type { Mending } from "./useMending.ts";
import type { Place } from "./wrong-cells.ts";

type CellLineProps = {
  rows: readonly ProblemRow[];
  active: Place;
  mending: Mending;
  code: string;
  onNext: () => void;
};

/** What is to be said of the cell one stands in, and what else can be done about it. */
export function CellLine({ rows, active, mending, code, onNext }: CellLineProps) {
  const { mending: words } = useWizardTexts();
  const format = useFormat();
  const row = rows[active.row];
  if (row === undefined) return null;
  const { column } = active;
  const check = mending.checkOf(row, column);
  const was = mending.stoodThere(row, column);
  const isOut = mending.isLeftOut(row);
  const problem =
    row.problems.find((one) => one.column === column && one.code === code) ??
    row.problems.find((one) => one.column === column) ??
    row.problems.find((one) => one.code === code);
  const ruled = mending.byRule(row, column);
  return (
    <div className={classes.line}>
      <p className={classes.words} role="status">
        <strong>{words.cell(column, format.amount(row.rowNo))}</strong>{" "}
        {ruled === undefined
          ? (check?.message ?? (check ? words[wordOf[check.state]] : problem?.message))
          : words.forAllDone(was, ruled)}
        {check && was !== "" ? <span className={classes.was}>{words.wasBefore(was)}</span> : null}
      </p>
      <span className={classes.actions}>
        <Button
          size="xs"
          disabled={check === undefined || isOut}
          title={check === undefined ? words.keys : undefined}
          onClick={() => {
            if (check) void mending.makeRule(row, column, check.value);
            onNext();
          }}
        >
          {was.trim() === ""
            ? words.forAllEmpty
            : words.forAll(was.length > 40 ? `${was.slice(0, 40)}…` : was)}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            void mending.leaveOut(row, !isOut);
            if (!isOut) onNext();
          }}
        >
          {isOut ? words.takeIn : words.leaveOut}
        </Button>
      </span>
      <p className={classes.keys}>{words.keys}</p>
    </div>
  );
}

const wordOf = { checking: "checking", readable: "mended", unreadable: "mendedStill" } as const;
