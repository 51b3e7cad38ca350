import { customStart } from "../../../exports/column-names.ts";
import { columnKey } from "../tables/column-key.ts";
import type { Row } from "./cut-rows.ts";

export type Header = {
  /** Where it stands in the file; what stands above is no data. 0: no row names the columns. */
  rowNo: number;
  /** Names, each of them once. */
  columns: string[];
  /** Columns whose names were missing or stood twice, as they are called now. */
  renamed: string[];
  /** What stood above, line by line. */
  titles: string[];
};

/**
 * Finds the row that names the columns: the first one that is known as a header; else the first one that fills at least
 * half of the columns that the rows below it have, together with the one below it where it leaves gaps that that one fills. Lines above are titles of a report. Where the first row holds data, as
 * those below it do, there is none.
 * @param rows the first rows of the file
 * @param isKnown whether somebody knows files with these columns
 */
export function findHeader(rows: readonly Row[], isKnown: (columns: readonly string[]) => boolean): Header {
  const near = rows.slice(0, 30);
  const width = usualWidth(rows);
  const known = near.findIndex(({ cells }) => isKnown(cells));
  const full = near.findIndex(
    ({ cells }) => cells.filter(Boolean).length * 2 >= width && !/^sep=/i.test(cells[0] ?? ""),
  );
  const at = known === -1 ? Math.max(0, full) : known;
  const row = rows[at];
  if (known === -1 && at === 0 && row !== undefined && isData(row, rows.slice(1)))
    return { rowNo: 0, ...placed(Math.max(width, row.cells.length)), titles: [] };
  const titles = rows.slice(0, at).map(({ cells }) => cells.filter(Boolean).join(" "));
  const below = rows[at + 1];
  const both = known === -1 && row && below ? inTwoLines(row.cells, below.cells, rows.slice(at + 2)) : null;
  if (both !== null) return { rowNo: below?.rowNo ?? 1, ...distinct(both, rows.slice(at + 2)), titles };
  return { rowNo: row?.rowNo ?? 1, ...distinct(row?.cells ?? [], rows.slice(at + 1)), titles };
}

// What stands for nothing but itself: nobody calls a column so.
const telling: readonly RegExp[] = [
  /^[^\s@,;]+@[^\s@,;]+\.\p{L}{2,}$/u,
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$/,
  /^https?:\/\/\S+\.\S+$/,
  /^\+\d[\d ()./-]{6,}$/,
  // Numbers to be dialled, "24722 Füssen", "LS1 2AB".
  /^\(?0\d[\d ()/.-]{6,}$/,
  /^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/,
  /^(?:\p{Lu}{1,2}-)?\d{4,6} \p{Lu}\p{Ll}{2,}/u,
  /^\p{Lu}{1,2}\d[\p{Lu}\d]? \d\p{Lu}{2}$/u,
  /^-?\d{1,3}([.,]?\d{3})*[.,]\d{2}$/,
];

/**
 * Whether a row is one of those below it: one of its cells is a mail address, a day, a number to be dialled …, and most below it are as
 * well, or a number as long as they are; or what stands in several of its cells stands there again; or the first one counts the rows.
 */
function isData({ cells }: Row, below: readonly Row[]): boolean {
  const counts = [cells, ...below.slice(0, 2).map((row) => row.cells)].map(([first = ""]) => first);
  const isCounted =
    counts.length === 3 &&
    counts.every((first, at) => /^\d{1,9}$/.test(first) && Number(first) === Number(counts[0]) + at);
  if (isCounted && cells.some((cell) => /\p{L}/u.test(cell))) return true;
  const isTelling = cells.some((cell, at) => {
    const others = below.map((row) => row.cells[at] ?? "").filter(Boolean);
    const like = telling.find((one) => one.test(cell));
    const isMost = (is: (other: string) => boolean) => others.filter(is).length * 2 > others.length;
    return like === undefined
      ? isNumber(cell) && isMost((other) => /^\d+$/.test(other) && other.length === cell.length)
      : isMost((other) => like.test(other));
  });
  if (isTelling) return true;
  // The second line of a header says some of its names again where cells are merged.
  const others = below.slice(1).filter((row) => row.cells.some((cell, at) => cell !== (cells[at] ?? "")));
  const again = cells.filter(
    (cell, at) => /\p{L}{2}/u.test(cell) && others.some((row) => row.cells[at] === cell),
  );
  return again.length > 1;
}

/** A number of five figures or more that is no month and no day: `2024` and `202401` are columns of a report. */
function isNumber(cell: string): boolean {
  return /^\d{5,}$/.test(cell) && !/^(19|20)\d{2}(0[1-9]|1[0-2])(\d{2})?$/.test(cell);
}

/**
 * The names of a header in two lines, null where it has one: the upper line names groups of columns and leaves gaps behind
 * their names, the lower one fills each of them, with words where the rows below have figures, days or addresses. Of two
 * columns with one name each carries its group's.
 */
function inTwoLines(
  upper: readonly string[],
  lower: readonly string[],
  below: readonly Row[],
): string[] | null {
  const width = Math.max(upper.findLastIndex(Boolean), lower.findLastIndex(Boolean)) + 1;
  const places = Array.from({ length: width }, (_, at) => at);
  const gaps = places.filter((at) => !upper[at]);
  if (gaps.length === 0 || gaps.some((at) => at === 0 || !lower[at])) return null;
  const named = places.filter((at) => lower[at]);
  const cellsOf = (at: number) => below.map((row) => row.cells[at] ?? "").filter(Boolean);
  // What stands again below is no name of a column.
  if (named.some((at) => isTold.test(lower[at] ?? "") || cellsOf(at).includes(lower[at] ?? ""))) return null;
  const saysOther = named.filter((at) => {
    const cells = cellsOf(at);
    return cells.filter((cell) => isTold.test(cell)).length * 2 > cells.length;
  });
  if (saysOther.length * 3 < named.length || saysOther.length === 0) return null;
  const names = places.map((at) => lower[at] || upper[at] || "");
  return names.map((name, at) => {
    const isAlone = names.every((other, place) => place === at || columnKey(other) !== columnKey(name));
    const group = upper.slice(0, at + 1).findLast(Boolean);
    return isAlone || !lower[at] || group === undefined || group === name ? name : `${group} ${name}`;
  });
}

const isTold = /[\d@]/;

/** Columns that go by their places; each of them is worth no word of its own. */
function placed(width: number): Pick<Header, "columns" | "renamed"> {
  return { columns: Array.from({ length: width }, (_, at) => `Column ${at + 1}`), renamed: [] };
}

/** How many columns most rows fill, empty ones at the end not counted; a wide row says more than a line of a title. */
function usualWidth(rows: readonly Row[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) {
    const width = cells.findLastIndex(Boolean) + 1;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  const weightOf = (width: number) => (widths.get(width) ?? 0) * Math.log2(width + 1);
  let best = 0;
  for (const width of widths.keys()) if (weightOf(width) > weightOf(best)) best = width;
  return best;
}

/** Names as a header with these would be read: the second of two equal ones is `Name (2)`. */
export function distinctNames(names: readonly string[]): string[] {
  return distinct(names, []).columns;
}

// A field of the workspace, which a column may become, is called by no more than a hundred signs; " (2)" comes behind.
const nameMost = 90;

/** A question of a form that stands as the name of its column, as far as a name goes. */
export function shortName(name: string): string {
  const most = name.startsWith(customStart) ? nameMost + customStart.length + 10 : nameMost;
  return name.length <= most
    ? name
    : `${name
        .slice(0, most - 1)
        .toWellFormed()
        .trim()}…`;
}

/** Columns without a name go by their place, the second of two with one name is `Name (2)`. */
function distinct(given: readonly string[], rows: readonly Row[]): { columns: string[]; renamed: string[] } {
  const cells = given.map(shortName);
  const taken = new Set(cells.map(columnKey));
  // A name that JavaScript keeps for itself.
  const seen = new Set<string>(["__proto__"]);
  const renamed: string[] = [];
  const columns = cells.map((cell, at) => {
    const name = cell || `Column ${at + 1}`;
    const key = columnKey(name);
    if (!seen.has(key)) {
      seen.add(key);
      if (cell === "" && rows.some((row) => row.cells[at])) renamed.push(name);
      return name;
    }
    let nth = 2;
    while (taken.has(`${key}(${nth})`) || seen.has(`${key}(${nth})`)) nth += 1;
    seen.add(`${key}(${nth})`);
    renamed.push(`${name} (${nth})`);
    return `${name} (${nth})`;
  });
  return { columns, renamed };
}
