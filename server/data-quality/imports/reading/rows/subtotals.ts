import { readAmount } from "../values/amounts.ts";
import type { Row } from "./cut-rows.ts";
import { namesASum } from "./footers.ts";

const ways = ["point", "comma"] as const;
// Most rows of a file without sub-totals are told by two cells. `Total Energies` may be a customer.
const maySay = /to?ta[al]|sum|gesamt|somm|raz[eě]m|итог|всего|小計|合計|总计|合计/i;
const missesMost = 3;

type Added = { count: number; sums: number[][] };

/**
 * Tells rows between the records that sum up rows above them, as reports and ledgers have them for each customer: a word for a
 * sum and figures, which are what the rows since the last such row come to, or all of them. A row that only says so is none.
 * Adding up begins with the first row that may be one; what stands above it is read once more then.
 * @param rowsAbove all rows between the header and this one
 */
export function subtotalTeller(
  width: number,
  rowsAbove: (row: Row) => AsyncIterable<readonly Row[]>,
): (row: Row) => Promise<boolean> | null {
  let places: number[] | null = null;
  let group = nothing(0);
  let all = nothing(0);
  let hits = 0;
  let misses = 0;
  const add = ({ cells }: Row) => {
    for (const added of [group, all]) addTo(added, places ?? [], cells);
  };
  const tell = async (row: Row): Promise<boolean> => {
    if (places === null) {
      places = row.cells.flatMap((cell, at) => (/\d/.test(cell) && readAmount(cell) !== null ? [at] : []));
      group = nothing(places.length);
      all = nothing(places.length);
      for await (const rows of rowsAbove(row)) for (const above of rows) add(above);
    }
    if (isSumOf(group, places, row) || isSumOf(all, places, row)) {
      hits += 1;
      group = nothing(places.length);
      return true;
    }
    misses += 1;
    add(row);
    return false;
  };
  return (row) => {
    const isWorthIt = hits > 0 || misses < missesMost;
    if (isWorthIt && mayBeOne(row, width)) return tell(row);
    if (isWorthIt && places !== null) add(row);
    return null;
  };
}

function nothing(width: number): Added {
  return { count: 0, sums: ways.map(() => Array<number>(width).fill(0)) };
}

function mayBeOne(row: Row, width: number): boolean {
  const { cells } = row;
  if (!maySay.test(cells[0] ?? "") && !maySay.test(cells[1] ?? "")) return false;
  return namesASum(row, width);
}

function addTo(added: Added, places: readonly number[], cells: readonly string[]): void {
  added.count += 1;
  for (const [way, decimal] of ways.entries())
    for (const [nth, at] of places.entries()) {
      const sums = added.sums[way] ?? [];
      sums[nth] = (sums[nth] ?? 0) + Number(readAmount(cells[at] ?? "", decimal) ?? 0);
    }
}

/** Each figure that is told is the sum of its column. One row above is no sum yet, unless two figures say the same. */
function isSumOf({ count, sums }: Added, places: readonly number[], { cells }: Row): boolean {
  return ways.some((decimal, way) => {
    const told = places.flatMap((at, nth) => {
      const figure = readAmount(cells[at] ?? "", decimal);
      return figure === null ? [] : [{ figure: Number(figure), sum: sums[way]?.[nth] ?? 0 }];
    });
    const agrees = told.every(({ figure, sum }) => Math.abs(figure - sum) < 0.005 + Math.abs(sum) * 1e-9);
    return agrees && told.some(({ figure }) => figure !== 0) && count + told.length > 2;
  });
}
