import { useCallback, useState } from "react";
import { withRuleForAll } from "../columns/change-rules.ts";
import type { ProblemRow } from "../draft/draft.ts";
import type { DraftChanges, Fix } from "../draft/useDraft.ts";

/** What became of a cell that was mended. */
export type Check = { value: string; state: "checking" | "readable" | "unreadable"; message: string | null };
export type Mending = ReturnType<typeof useMending>;

const nothing = {
  checks: new Map<string, Check | null>(),
  leftOut: new Map<string, boolean>(),
  rules: new Map<string, string>(),
};

/** What is mended in the rows of a rehearsal: shown at once, sent at once, checked by the server. Another rehearsal has other rows. */
export function useMending(changes: DraftChanges, runId: string | undefined) {
  const [mended, setMended] = useState({ runId, ...nothing });
  const { checks, leftOut, rules } = mended.runId === runId ? mended : nothing;

  const note = useCallback(
    (change: (now: typeof nothing) => Partial<typeof nothing>) =>
      setMended((before) => {
        const now = before.runId === runId ? before : { runId, ...nothing };
        return { ...now, ...change(now) };
      }),
    [runId],
  );

  const setCheck = useCallback(
    (key: string, check: Check | null) => {
      note((now) => ({ checks: new Map(now.checks).set(key, check) }));
    },
    [note],
  );

  function checkOf(row: ProblemRow, column: string): Check | undefined {
    const noted = checks.get(cellKey(row, column));
    if (noted !== undefined) return noted ?? undefined;
    const fix = row.cells.find((cell) => cell.column === column)?.fix ?? null;
    return fix === null ? undefined : { value: fix, state: "readable", message: null };
  }

  function stoodThere(row: ProblemRow, column: string): string {
    return row.cells.find((cell) => cell.column === column)?.value ?? "";
  }

  function byRule(row: ProblemRow, column: string): string | undefined {
    return rules.get(ruleKey(row.tableNo, column, stoodThere(row, column)));
  }

  async function send(row: ProblemRow, column: string | null, value: string | null) {
    const fix: Fix = { tableNo: row.tableNo, rowNo: row.rowNo, column, value };
    return changes.fixRows([fix]);
  }

  return {
    checkOf,
    stoodThere,
    byRule,
    isLeftOut: (row: ProblemRow) => leftOut.get(rowKey(row)) ?? row.isLeftOut,
    valueOf: (row: ProblemRow, column: string) =>
      checkOf(row, column)?.value ?? byRule(row, column) ?? stoodThere(row, column),

    async mend(row: ProblemRow, column: string, value: string) {
      const key = cellKey(row, column);
      const isTakenBack = value === stoodThere(row, column);
      setCheck(key, isTakenBack ? null : { value, state: "checking", message: null });
      const answer = await send(row, column, isTakenBack ? null : value);
      const said = answer?.find((check) => check.column === column);
      if (isTakenBack) return;
      // Refused as a whole: the sentence stands above, and the cell is as it was.
      if (said === undefined) return setCheck(key, null);
      setCheck(key, { value, state: said.isReadable ? "readable" : "unreadable", message: said.message });
    },

    async leaveOut(row: ProblemRow, isOut: boolean) {
      const key = rowKey(row);
      note((now) => ({ leftOut: new Map(now.leftOut).set(key, isOut) }));
      const answer = await send(row, null, isOut ? "" : null);
      if (answer === undefined) note((now) => ({ leftOut: new Map(now.leftOut).set(key, !isOut) }));
    },

    /** What was typed here for every row that says the same; the single cell needs no mending any more. */
    async makeRule(row: ProblemRow, column: string, value: string) {
      const word = stoodThere(row, column);
      note((now) => ({ rules: new Map(now.rules).set(ruleKey(row.tableNo, column, word), value) }));
      setCheck(cellKey(row, column), null);
      await changes.changeMap(row.tableNo, 0, (map) => withRuleForAll(map, column, word, value));
      await send(row, column, null);
    },
  };
}

export function rowKey({ tableNo, rowNo }: Pick<ProblemRow, "tableNo" | "rowNo">): string {
  return `${tableNo} ${rowNo}`;
}

function cellKey(row: ProblemRow, column: string): string {
  return `${rowKey(row)} ${column}`;
}

function ruleKey(tableNo: number, column: string, word: string): string {
  return `${tableNo} ${column}\n${word}`;
}
