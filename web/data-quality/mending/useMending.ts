import { useCallback, useState } from "react";
import { withRuleForAll } from "../columns/change-rules.ts";
import type { Draft, ProblemRow } from "../draft/draft.ts";
import type { DraftChanges, Fix } from "../draft/useDraft.ts";

/** What became of a cell that was mended. */
export type Check = { value: string; state: "checking" | "readable" | "unreadable"; message: string | null };
export type Mending = ReturnType<typeof useMending>;

/** What is mended in the rows of a rehearsal: shown at once, sent at once, checked by the server. */
export function useMending(draft: Draft, changes: DraftChanges) {
  const [checks, setChecks] = useState<ReadonlyMap<string, Check | null>>(new Map());
  const [leftOut, setLeftOut] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [rules, setRules] = useState<ReadonlyMap<string, string>>(new Map());

  const setCheck = useCallback((key: string, check: Check | null) => {
    setChecks((before) => new Map(before).set(key, check));
  }, []);

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
    /** How many cells and rows were dealt with since the rows came. */
    count:
      [...checks.values()].filter((check) => check?.state === "readable").length +
      [...leftOut.values()].filter(Boolean).length,

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
      setLeftOut((before) => new Map(before).set(rowKey(row), isOut));
      const answer = await send(row, null, isOut ? "" : null);
      if (answer === undefined) setLeftOut((before) => new Map(before).set(rowKey(row), !isOut));
    },

    /** What was typed here for every row that says the same; the single cell needs no mending any more. */
    async makeRule(row: ProblemRow, column: string, value: string) {
      const word = stoodThere(row, column);
      setRules((before) => new Map(before).set(ruleKey(row.tableNo, column, word), value));
      setCheck(cellKey(row, column), null);
      await changes.changeMap(row.tableNo, (map) => withRuleForAll(map, column, word, value));
      await send(row, column, null);
    },

    mapOf: (row: ProblemRow) => draft.tables.find(({ tableNo }) => tableNo === row.tableNo)?.map ?? null,
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
