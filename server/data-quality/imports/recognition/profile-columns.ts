import type { Source } from "../reading/files/source.ts";
import { readRows } from "../reading/rows/read-rows.ts";
import type { Shape } from "../reading/rows/shape.ts";
import { rowsLookedAt } from "./columns/rows-looked-at.ts";
import { type ColumnTally, tallyColumn } from "./columns/tally-column.ts";
import type { ColumnProfile, ColumnSketch, TableSketch } from "./proposal.ts";
import { fullNames } from "./rows/full-name.ts";
import { moneyOfStates } from "./rows/money-of-states.ts";
import { whoIsNamed } from "./rows/who-is-named.ts";
import { sketchTable } from "./sketch-table.ts";
import { sampleValues } from "./value-sample.ts";

const rowsSampled = 1_000;
/** All columns of a table together: 8 bytes for each of the first, a word for each of the second. */
const distinctKept = 65_536 * 40;
const countersKept = 4_096 * 40;

/** What is found out about a table while its rows stream past. */
export type TableStudy = {
  /** Takes note of a row. */
  add(cells: readonly string[]): void;
  finish(): { rows: number; profiles: ColumnProfile[]; sketch: TableSketch };
};

/**
 * Goes along with a reading of a table, in bounded memory: what stands in each of its columns, and what recognition needs of
 * it, from the first thousand rows and a thousand more from all over the table. In a large table every cell is counted, but
 * not every one looked at (`rows-looked-at.ts`).
 * @param about `name` of the table without folder and ending, `country` of phone numbers that name none, and about how many
 *   rows there are
 */
export function studyColumns(
  header: readonly string[],
  about: { name: string; country?: string | undefined; rowsExpected?: number },
): TableStudy {
  const width = Math.max(1, header.length);
  const most = {
    distinct: Math.max(512, Math.min(65_536, Math.floor(distinctKept / width))),
    counters: Math.max(64, Math.min(4_096, Math.floor(countersKept / width))),
  };
  const tallies = header.map(() => tallyColumn(most));
  const names = fullNames(header);
  const named = whoIsNamed(header);
  const money = moneyOfStates(header);
  const sample = rowSample();
  const isLookedAt = rowsLookedAt(about.rowsExpected);
  let rows = 0;
  return {
    add(cells) {
      const isLooked = isLookedAt(rows);
      for (let at = 0; at < tallies.length; at += 1) {
        const words = cells[at];
        if (words !== undefined && words !== "") tallies[at]?.add(words, isLooked);
      }
      names.add(cells);
      named.add(cells);
      money.add(cells);
      sample.add(cells, rows);
      rows += 1;
    },
    finish() {
      const sketch = sketchTable({ name: about.name, header, rows: sample.rows(), country: about.country });
      const columns = sketch.columns.map((column, at) => wholeColumn(column, tallies[at], rows));
      const profiles = tallies.map((tally) => tally.profile(rows));
      const [fullName, who] = [names.finish(), named.finish()];
      return { rows, profiles, sketch: { ...sketch, rows, columns, fullName, who, money: money.finish() } };
    },
  };
}

/**
 * Reads a table once and says what stands in each of its columns (`studyColumns`).
 * @param onRows how many rows were read so far; what it throws ends the reading
 */
export async function profileColumns(
  source: Source,
  shape: Shape,
  header: readonly string[],
  about: { name: string; country?: string | undefined; onRows?: (rows: number) => void | Promise<void> },
): Promise<ReturnType<TableStudy["finish"]>> {
  const study = studyColumns(header, about);
  let count = 0;
  for await (const rows of readRows(source, shape, header)) {
    for (const { cells } of rows) study.add(cells);
    count += rows.length;
    await about.onRows?.(count);
  }
  return study.finish();
}

/** What the whole column says in place of what its sampled rows said. */
function wholeColumn(column: ColumnSketch, tally: ColumnTally | undefined, rows: number): ColumnSketch {
  if (tally === undefined) return column;
  const [filled, distinct, level] = [tally.filled(), tally.distinct.count(), tally.distinct.level()];
  // An estimate is a few in a thousand off: whether all differ is told by it and by the rows at hand.
  const isUnique = level === 0 ? distinct === filled : column.isUnique && distinct > filled * 0.97;
  return {
    ...column,
    filled,
    empty: rows - filled,
    distinct: Math.min(distinct, filled),
    isUnique: isUnique && column.several === undefined && filled > 0 && filled >= rows * 0.98,
    // Of cells that hold several names, or links, the sampled rows say what each of them is.
    values:
      column.several === undefined && !column.isLinked
        ? sampleValues(tally.distinct.hashes(), level)
        : column.values,
  };
}

/** The first rows, and of all later ones as many, each as likely as the others (A. Waterman's reservoir). */
function rowSample() {
  const first: string[][] = [];
  const later: string[][] = [];
  let state = 1;
  // The same rows each time: what is proposed for a file must not change from one look to the next.
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  // A cell may be a piece of a long text, which it would keep in memory.
  const own = (cells: readonly string[]) =>
    cells.map((cell) => Buffer.from(cell, "utf16le").toString("utf16le"));
  return {
    add(cells: readonly string[], at: number) {
      if (first.length < rowsSampled) first.push(own(cells));
      else if (later.length < rowsSampled) later.push(own(cells));
      else {
        const place = below(at - rowsSampled + 1);
        if (place < rowsSampled) later[place] = own(cells);
      }
    },
    rows: () => [...first, ...later],
  };
}
