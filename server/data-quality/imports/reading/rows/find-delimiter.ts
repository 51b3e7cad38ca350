import { type Row, rowCutter } from "./cut-rows.ts";

const usual = [",", ";", "\t", "|", "^", "~", "\u001f", "\u0001", "¦", "§"];

/**
 * The sign between the columns, by evidence: the one that cuts most rows into the same number of cells, and into many.
 * Where none of the usual ones does, any other sign that stands equally often in every row. A first line `sep=;`, as Excel
 * writes it, decides.
 * @param start the first rows of the text
 * @param isWhole whether that is all of it
 */
export function findDelimiter(start: string, isWhole: boolean): string {
  const said = start.match(/^\ufeff?"?sep=(.)"?\r?\n?/i)?.[1];
  if (said !== undefined) return said;
  const best = bestOf(usual, start, isWhole);
  if (best !== null) return best;
  const line = start.split(/\r\n|\n|\r/, 1).join("");
  return bestOf([...new Set(line.match(/[^\p{L}\p{M}\p{N}\s"'._\-/@()]/gu))], start, isWhole) ?? ",";
}

function bestOf(signs: readonly string[], start: string, isWhole: boolean): string | null {
  let best: { sign: string; score: number } | null = null;
  for (const sign of signs) {
    const score = fitOf(sign, start, isWhole);
    if (score > (best?.score ?? 0)) best = { sign, score };
  }
  return best?.sign ?? null;
}

/**
 * The share of rows of the most frequent width, squared, times the logarithm of that width; 0 where the sign tells nothing
 * apart. A row that the sign cuts through a pair of quotes speaks against it.
 */
function fitOf(sign: string, start: string, isWhole: boolean): number {
  if (!start.includes(sign)) return 0;
  const widths = new Map<number, number>();
  let count = 0;
  let isFirstCut = false;
  for (const { cells } of rowsAtHand(start, sign, isWhole)) {
    count += 1;
    if (count === 1) isFirstCut = cells.length > 1;
    if (cells.some(hasOpenQuote)) continue;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  let fit = 0;
  for (const [width, rows] of widths) fit = Math.max(fit, (rows / count) ** 2 * Math.log(width));
  return isFirstCut ? fit : fit * uncut;
}

/** What a sign is worth that stands in the rows and not in the first: between the words of an address rather than between columns. */
const uncut = 0.3;

function hasOpenQuote(cell: string): boolean {
  return (cell.startsWith('"') || cell.endsWith('"')) && cell.split('"').length % 2 === 0;
}

/** The whole rows at the start of a text; the last one may be cut and doesn't count, unless there is no more text. */
export function rowsAtHand(start: string, delimiter: string, isWhole: boolean): Row[] {
  const cutter = rowCutter(delimiter);
  let rows: Row[] = [];
  try {
    rows = cutter.cut(start, false);
    return isWhole ? rows.concat(cutter.cut("", true)) : rows;
  } catch {
    return rows;
  }
}
