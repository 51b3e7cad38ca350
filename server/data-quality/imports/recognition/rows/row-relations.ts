import { readAmount } from "../../reading/values/amounts.ts";
import type { Arithmetic, ColumnSketch, TableSketch } from "../proposal.ts";
import { taxesAmong } from "./taxes-among.ts";

const figuresMost = 14;
const rowsAddedUp = 200;

/** What the rows of a table say of its columns together. */
export function relateColumns(
  rows: readonly (readonly string[])[],
  columns: readonly ColumnSketch[],
): Pick<TableSketch, "jointId" | "sums" | "products" | "follows" | "taxed"> {
  return {
    jointId: jointId(rows, columns),
    ...arithmetic(rows, columns),
    taxed: taxesAmong(rows, columns),
    follows: follows(rows, columns),
  };
}

/** Two columns that together tell every row apart, where none does alone. */
function jointId(rows: readonly (readonly string[])[], columns: readonly ColumnSketch[]): number[] | null {
  if (rows.length < 5 || columns.some((column) => column.isUnique && isCoded(column))) return null;
  const coded = columns
    .flatMap((column, at) => (column.empty === 0 && isCoded(column) ? [at] : []))
    .slice(0, 8);
  for (const [index, one] of coded.entries())
    for (const other of coded.slice(index + 1)) {
      const seen = new Set(rows.map((cells) => `${cells[one]}\u001f${cells[other]}`));
      if (seen.size === rows.length) return [one, other];
    }
  return null;
}

function isCoded({ shares }: ColumnSketch): boolean {
  return (shares.digits ?? 0) + (shares.code ?? 0) + (shares.guid ?? 0) > 0.9;
}

/** Columns of figures of which one is, row by row, the sum or the product of two others. */
function arithmetic(
  rows: readonly (readonly string[])[],
  columns: readonly ColumnSketch[],
): Pick<TableSketch, "sums" | "products"> {
  const places = columns
    .flatMap((column, at) =>
      (column.shares.figure ?? 0) > 0.9 && column.distinct > 2 && !isNumbering(column) ? [at] : [],
    )
    .slice(0, figuresMost);
  const figures = new Map(
    places.map((at) => [at, rows.slice(0, rowsAddedUp).map((cells) => figureOf(cells[at] ?? ""))] as const),
  );
  const found: Pick<TableSketch, "sums" | "products"> = { sums: [], products: [] };
  for (const total of places)
    for (const [index, one] of places.entries())
      for (const other of places.slice(index + 1)) {
        if (one === total || other === total) continue;
        const of = [one, other, total].map((at) => figures.get(at) ?? []);
        const entry: Arithmetic = { parts: [one, other], total };
        if (comesTo(of, (a, b) => a + b)) found.sums.push(entry);
        if (comesTo(of, (a, b) => a * b)) found.products.push(entry);
      }
  return found;
}

/** Ids are no figures to add up. */
function isNumbering({ shares, isUnique, filled, length }: ColumnSketch): boolean {
  return (shares.digits ?? 0) > 0.95 && ((isUnique && filled > 20) || length > 7);
}

/** In nearly all rows where both parts change something, and in enough of them. */
function comesTo(
  [one = [], other = [], total = []]: number[][],
  of: (a: number, b: number) => number,
): boolean {
  let [told, right] = [0, 0];
  for (const [row, c] of total.entries()) {
    const [a, b] = [one[row] ?? Number.NaN, other[row] ?? Number.NaN];
    if (Number.isNaN(a + b + c) || a === 0 || b === 0 || c === a || c === b) continue;
    told += 1;
    if (Math.abs(of(a, b) - c) <= Math.max(0.015, Math.abs(c) * 1e-6)) right += 1;
  }
  return told >= 5 && right / told > 0.9;
}

function figureOf(words: string): number {
  return words === "" ? Number.NaN : Number(readAmount(words) ?? Number.NaN);
}

const decidingMost = 12;

/** Columns whose words decide, wherever they stand again, what stands in another: a customer's number and the name. */
function follows(rows: readonly (readonly string[])[], columns: readonly ColumnSketch[]): [number, number][] {
  const repeats = ({ distinct, filled }: ColumnSketch) => distinct > 4 && distinct < filled * 0.85;
  const deciding = columns.flatMap((column, at) => (repeats(column) ? [at] : [])).slice(0, decidingMost);
  const pairs: [number, number][] = [];
  for (const one of deciding)
    for (const [other, { distinct }] of columns.slice(0, 60).entries())
      if (other !== one && distinct > 1 && decides(rows, one, other)) pairs.push([one, other]);
  return pairs;
}

function decides(rows: readonly (readonly string[])[], one: number, other: number): boolean {
  const first = new Map<string, string>();
  let [again, same] = [0, 0];
  for (const cells of rows) {
    const [key = "", value = ""] = [cells[one], cells[other]];
    if (key === "") continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, value);
    else {
      again += 1;
      if (before === value) same += 1;
    }
  }
  return again >= 5 && same / again > 0.97;
}
