import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { placeOf } from "./place-of.ts";

/** Cells that were merged down a column: what stands in the first of them holds for each row up to `until`. */
type MergedDown = { at: number; until: number };

/** So many ranges at most: a sheet with more has them by accident. */
const rangesMax = 200_000;
const figure = /^-?[\d.]+(E[+-]?\d+)?$/;
// Longer than any element that says which cells are merged.
const overlap = 200;

/** The cells of a sheet that are merged down a column, by the first row. They stand behind all rows, so it is read for them alone. */
export async function mergedDownIn(source: Source): Promise<ReadonlyMap<number, readonly MergedDown[]>> {
  const found = new Map<number, MergedDown[]>();
  let count = 0;
  let rest = "";
  for await (const piece of readText(source, "utf-8")) {
    const text = rest + piece;
    let end = 0;
    // Most pieces are rows: looked through for a word, not read.
    if (text.includes("mergeCell "))
      for (const match of text.matchAll(
        /mergeCell [^<>]*?ref="([A-Z]{1,3})(\d{1,9}):[A-Z]{1,3}(\d{1,9})"[^<>]*>/g,
      )) {
        const [whole, column, first, last] = match;
        end = match.index + whole.length;
        const at = placeOf(column);
        if (at === undefined || Number(last) <= Number(first) || ++count > rangesMax) continue;
        const ranges = found.get(Number(first)) ?? [];
        ranges.push({ at, until: Number(last) });
        found.set(Number(first), ranges);
      }
    rest = text.slice(Math.max(end, text.length - overlap));
  }
  return found;
}

/** Writes what holds for several rows into each of them, as they come; figures stay alone, or they would count several times. */
export function fillDown(merged: ReadonlyMap<number, readonly MergedDown[]>) {
  const open = new Map<number, { until: number; words: string }>();
  return (rowNo: number, cells: string[]): void => {
    for (const [at, { until, words }] of open)
      if (rowNo > until) open.delete(at);
      else if (!cells[at]) {
        while (cells.length < at) cells.push("");
        cells[at] = words;
      }
    for (const { at, until } of merged.get(rowNo) ?? []) {
      const words = cells[at] ?? "";
      if (words !== "" && !figure.test(words)) open.set(at, { until, words });
    }
  };
}
