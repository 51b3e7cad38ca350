import { z } from "zod";
import type { ModuleMap, When } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Row } from "../rows/cut-rows.ts";
import { columnAt } from "../tables/column-key.ts";
import { plainCell, whyColumn } from "../tables/problem-file.ts";
import type { Recognised } from "../tables/recognise.ts";
import { saysNothing } from "../values/nothing-said.ts";
import { type CellMender, prepareMender } from "./mend-cells.ts";
import { headerWithPacked } from "./unpack-cells.ts";

/** A cell that was mended by hand, or a row that was left out (no column). */
export const CellFix = z.object({
  path: z.string(),
  rowNo: z.number(),
  column: z.string().nullable(),
  /** What stood in the file when it was mended: the cell, or the whole row. */
  was: z.string(),
  value: z.string(),
});
export type CellFix = z.output<typeof CellFix>;

/** Which rows of a table are a module's, where several modules share it: the first one that says yes to a row has it. */
export type Share = {
  turn: number;
  whens: readonly (When | null)[];
  /** Of each of them, what its rows don't say. */
  unless?: readonly (readonly When[])[];
};

/** A row as it is to be read: mended by rule, then by hand. */
export type ReadyRow = {
  row: Row;
  cells: readonly string[];
  /** left: by hand; nobodys: no module of the table says that it is its. */
  fate: "read" | "left" | "nobodys";
  /** Fixes by hand that are not applied, because another text stands there now. */
  stale: readonly CellFix[];
};

export type RowPreparer = {
  /** The columns of the file, then those that rules make of them, and those that records packed into cells are read by. */
  header: readonly string[];
  /** The row as it is to be read; null when it is another module's. Pure. */
  ready(row: Row): ReadyRow | null;
};

/** What a table's rows go through before they are read, worked out for its header. */
export function prepareRows(
  table: { path: string; header: readonly string[]; share: Share | null; fixes: readonly CellFix[] },
  { module }: Recognised,
): RowPreparer {
  const mender = prepareMender(module.mend, table.header);
  const fixes = Map.groupBy(
    table.fixes.filter(({ path }) => path === table.path),
    ({ rowNo }) => rowNo,
  );
  // What rows are may be told by a column that a rule makes.
  const whose = prepareShare({ ...table, header: mender.header }, module);
  const isToldByMade = whose.lastAsked >= table.header.length;
  const isProblemFile = table.header.at(-1) === whyColumn;
  return {
    header: headerWithPacked(
      Object.values(module.parts).map(({ each }) => each),
      mender.header,
    ),
    ready: (row) => {
      const given = isProblemFile ? row.cells.map(plainCell) : row.cells;
      const own = fixes.get(row.rowNo) ?? [];
      const turn = whose.of(isToldByMade ? withMade(mender, given, table.header.length) : given, own);
      if (turn === "other") return null;
      const { cells, stale, isLeft } = applyFixes(mender, given, own);
      return { row, cells, stale, fate: isLeft ? "left" : turn === "nobodys" ? "nobodys" : "read" };
    },
  };
}

/** What all cells of a row say, to tell whether it is still the one that was left out. */
export function wholeRow(cells: readonly string[]): string {
  return cells.join("\u001f");
}

function applyFixes(
  { header, madeFrom, mend }: ReturnType<typeof prepareMender>,
  given: readonly string[],
  fixes: readonly CellFix[],
): { cells: readonly string[]; stale: CellFix[]; isLeft: boolean } {
  const mended = mend(given);
  if (fixes.length === 0) return { cells: mended, stale: [], isLeft: false };
  const cells = [...mended];
  const stale: CellFix[] = [];
  let isLeft = false;
  for (const fix of fixes) {
    const { column, was, value } = fix;
    const at = column === null ? -1 : header.indexOf(column);
    const stood = column === null ? wholeRow(given) : (given[madeFrom.get(at) ?? at] ?? "");
    if (stood !== was || (column !== null && at === -1)) stale.push(fix);
    else if (column === null) isLeft = true;
    else cells[at] = value;
  }
  return { cells, stale, isLeft };
}

/** Whose a row is. It goes by what stands in the file, or was put there by hand, since each module has rules of its own. */
function prepareShare(
  { header, share }: { header: readonly string[]; share: Share | null },
  own: Pick<ModuleMap, "when" | "unless">,
): {
  of(cells: readonly string[], fixes: readonly CellFix[]): "own" | "other" | "nobodys";
  /** The last place that is looked at. */
  lastAsked: number;
} {
  if (share === null && isForAll(own)) return { of: () => "own", lastAsked: -1 };
  const {
    turn,
    whens,
    unless = [],
  } = share ?? {
    turn: 0,
    whens: [own.when ?? null],
    unless: [own.unless ?? []],
  };
  const asked = whens.map((when, nth) => ({
    isRest: when === null && (unless[nth] ?? []).length === 0,
    when: when && wordsAt(when, header),
    unless: (unless[nth] ?? []).map((one) => wordsAt(one, header)),
  }));
  const lastAsked = Math.max(
    ...asked.flatMap((one) => [one.when?.at ?? -1, ...one.unless.map(({ at }) => at)]),
  );
  const of = (cells: readonly string[], fixes: readonly CellFix[]) => {
    const says = ({ is, isAny, at }: WordsAt) => {
      const words = wordKey(fixes.find(({ column }) => column === header[at])?.value ?? cells[at] ?? "");
      return is.has(words) || (isAny && words !== "" && !saysNothing(words));
    };
    const named = asked.findIndex(
      (one) => !one.isRest && (one.when === null || says(one.when)) && !one.unless.some(says),
    );
    const found = named === -1 ? asked.findIndex(({ isRest }) => isRest) : named;
    if (found === -1) return turn === 0 ? "nobodys" : "other";
    return found === turn ? "own" : "other";
  };
  return { of, lastAsked };
}

/** The cells as the file has them, and behind them those that rules make of them. */
function withMade({ mend }: CellMender, given: readonly string[], width: number): readonly string[] {
  return mend(given).map((cell, at) => (at < width ? (given[at] ?? "") : cell));
}

/** Whether a module takes whatever rows there are. */
export function isForAll({ when, unless = [] }: Pick<ModuleMap, "when" | "unless">): boolean {
  return when === undefined && unless.length === 0;
}

type WordsAt = ReturnType<typeof wordsAt>;

function wordsAt({ column, is }: When, header: readonly string[]) {
  return {
    is: new Set(is.filter((word) => word !== "*").map(wordKey)),
    isAny: is.includes("*"),
    at: columnAt(header, column),
  };
}

function wordKey(words: string): string {
  return words.trim().toLowerCase();
}
