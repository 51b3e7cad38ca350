import { namesIn, withoutLinks } from "../reading/values/several-names.ts";
import { looksOf } from "./columns/look-of-cell.ts";
import { areLinked, signBetweenNames } from "./columns/several-in-cells.ts";
import type { CellLook, ColumnSketch, TableSketch } from "./proposal.ts";
import { fullNames } from "./rows/full-name.ts";
import { relateColumns } from "./rows/row-relations.ts";
import { whoIsNamed } from "./rows/who-is-named.ts";
import { wordsBesideMinus } from "./rows/words-beside-minus.ts";
import { sampleValues, valueHash } from "./value-sample.ts";

const cellsLookedAt = 400;
const frequentMost = 40;
const frequentLongest = 200;

/**
 * What is kept of a table to recognise it by, from some of its rows: the more of them are at hand, the better links to other
 * tables are found.
 * @param name of the table, without folder and ending
 * @param country two letters, of phone numbers that name none
 */
export function sketchTable(input: {
  name: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  country?: string | undefined;
}): TableSketch {
  const given = input.rows.map((cells) => cells.map((cell) => cell.trim()));
  const isLinked = input.header.map((_, at) => areLinked(given.flatMap((cells) => cells[at] || [])));
  const rows = isLinked.includes(true)
    ? given.map((cells) => cells.map((cell, at) => (isLinked[at] ? withoutLinks(cell) : cell)))
    : given;
  const columns = input.header.map((column, at) =>
    sketchColumn(
      column,
      rows.map((cells) => cells[at] ?? ""),
      input.country,
      isLinked[at] ?? false,
    ),
  );
  const names = fullNames(input.header);
  const named = whoIsNamed(input.header);
  for (const cells of rows) {
    names.add(cells);
    named.add(cells);
  }
  const [fullName, who] = [names.finish(), named.finish()];
  const minus = wordsBesideMinus(rows, columns);
  const related = relateColumns(rows, columns);
  return { name: input.name, rows: rows.length, columns, fullName, who, minus, ...related };
}

function sketchColumn(
  column: string,
  all: readonly string[],
  country: string | undefined,
  isLinked: boolean,
): ColumnSketch {
  const cells = all.filter(Boolean);
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([value]) => value.length <= frequentLongest)
    .sort(([, one], [, other]) => other - one)
    .slice(0, frequentMost)
    .map(([value, count]) => ({ value, count }));
  const several = signBetweenNames(cells);
  const each = several === undefined ? cells : cells.flatMap((cell) => namesIn(cell, several));
  const different = several === undefined ? [...counts.keys()].flatMap(eachOf) : [...new Set(each)];
  return {
    column,
    filled: cells.length,
    empty: all.length - cells.length,
    distinct: counts.size,
    isUnique:
      several === undefined &&
      counts.size === cells.length &&
      cells.length > 0 &&
      cells.length >= all.length * 0.98,
    shares: sharesOf(each, country),
    frequent,
    values: sampleValues(different.map(valueHash)),
    length: cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length,
    ...(several !== undefined && { several }),
    ...(isLinked && { isLinked }),
  };
}

/** What a cell holds: several ids, where a record is linked to several. */
export function eachOf(cell: string): string[] {
  return cell.includes(";") ? cell.split(";").map((one) => one.trim()) : [cell];
}

/** From cells of all places, as many as are needed to know. */
function sharesOf(cells: readonly string[], country: string | undefined): ColumnSketch["shares"] {
  const step = Math.max(1, Math.floor(cells.length / cellsLookedAt));
  const looked = cells.filter((_, at) => at % step === 0);
  const counts = new Map<CellLook, number>();
  const before = new Map<string, CellLook[]>();
  for (const cell of looked) {
    const looks = before.get(cell) ?? looksOf(cell.slice(0, 300), country);
    before.set(cell, looks);
    for (const look of new Set(looks)) counts.set(look, (counts.get(look) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].map(([look, count]) => [look, count / looked.length]));
}
