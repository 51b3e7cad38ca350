import { rearm } from "../../../disarm.ts";
import { columnsMax, rowCharactersMax } from "../files/limits.ts";
import { unreadable } from "../files/unreadable.ts";

/** A row as it stood: its number in the file, the first being 1, and its cells, trimmed. */
export type Row = { rowNo: number; cells: readonly string[] };

export type RowCutter = {
  /** @returns the rows that end in what was given so far and had not ended before */
  cut: (text: string, isLast: boolean) => Row[];
};

const quote = 34;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts delimited text into rows, piece by piece, however its lines end and whatever stands in quotes. Rows without a word
 * in them are counted and left out. A quote inside of an unquoted cell is a character like any other, and a quoted cell
 * with words behind its closing quote stands as it was written.
 *
 * Lines without a quote are split in one go: a third of the time that csv-parse takes (docs/decisions/0018).
 * @param hasWords makes of each cell what is meant by it, in place, and says whether there is a word in any of them
 */
export function rowCutter(delimiter: string, hasWords: typeof trimAll = trimAll): RowCutter {
  let rest = "";
  let rowNo = 0;
  return {
    cut(piece, isLast) {
      // Nothing in this piece can end the row that is open: a long one is not looked through again for each piece.
      if (!isLast && rest !== "" && !rest.endsWith("\r") && !/[\r\n"]/.test(piece)) {
        rest += piece;
        if (rest.length > rowCharactersMax) throw tooLong(rest, delimiter, rowNo + 1);
        return [];
      }
      const text = rest === "" ? piece : rest + piece;
      const rows: Row[] = [];
      const next = nextIn(text, delimiter);
      let at = 0;
      while (at < text.length) {
        const end = next.lineEnd(at);
        const lineEnd = end === -1 ? text.length : end;
        const isQuoted = next.quote(at, lineEnd);
        // A carriage return that ends the piece may be the first half of a line end.
        const isOpen =
          !isLast && (end === -1 || (end === text.length - 1 && text.charCodeAt(end) === carriageReturn));
        if (isOpen && !isQuoted) break;
        const found = isQuoted
          ? cutQuoted(text, at, delimiter, next, isLast)
          : { cells: text.slice(at, lineEnd).split(delimiter), end: lineEnd };
        if (found === null) break;
        if (found === "open") throw unreadable("QUOTE_OPEN", { row: rowNo + 1 });
        rowNo += 1;
        at = behindLineEnd(text, found.end);
        if (found.cells.length > columnsMax)
          throw unreadable("COLUMNS_TOO_MANY", { row: rowNo, count: found.cells.length, limit: columnsMax });
        if (hasWords(found.cells)) rows.push({ rowNo, cells: found.cells });
      }
      rest = at === 0 ? text : text.slice(at);
      if (rest.length > rowCharactersMax) throw tooLong(rest, delimiter, rowNo + 1);
      return rows;
    },
  };
}

type Next = ReturnType<typeof nextIn>;

/** Finds the next line end, quote and delimiter, looking at no character twice. */
function nextIn(text: string, delimiter: string) {
  let lf = text.indexOf("\n");
  let cr = text.indexOf("\r");
  let mark = text.indexOf('"');
  let sign = text.indexOf(delimiter);
  const next = {
    lineEnd(at: number): number {
      if (lf !== -1 && lf < at) lf = text.indexOf("\n", at);
      if (cr !== -1 && cr < at) cr = text.indexOf("\r", at);
      return cr === -1 || (lf !== -1 && lf < cr) ? lf : cr;
    },
    quote(at: number, lineEnd: number): boolean {
      if (mark !== -1 && mark < at) mark = text.indexOf('"', at);
      return mark !== -1 && mark < lineEnd;
    },
    /** The end of the unquoted cell that begins here. */
    cellEnd(at: number): number {
      if (sign !== -1 && sign < at) sign = text.indexOf(delimiter, at);
      const end = next.lineEnd(at);
      const lineEnd = end === -1 ? text.length : end;
      return sign === -1 || sign > lineEnd ? lineEnd : sign;
    },
  };
  return next;
}

function behindLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
}

type Cut = { cells: string[]; end: number };

/** A row with quotes in it. @returns null when its end is not there yet, "open" when a quote never closes */
function cutQuoted(
  text: string,
  from: number,
  delimiter: string,
  next: Next,
  isLast: boolean,
): Cut | null | "open" {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at, delimiter);
    let end: number;
    if (text.charCodeAt(start) === quote) {
      const close = closingQuote(text, start);
      if (close === -1) return isLast ? "open" : null;
      const behind = skipBlanks(text, close + 1, delimiter);
      if (behind >= text.length && !isLast) return null;
      if (behind >= text.length || isCellEnd(text, behind, delimiter)) {
        cells.push(text.slice(start + 1, close).replaceAll('""', '"'));
        end = behind;
      } else {
        end = next.cellEnd(behind);
        cells.push(text.slice(start, end));
      }
    } else {
      end = next.cellEnd(at);
      cells.push(text.slice(at, end));
    }
    if (end >= text.length) return isLast ? { cells, end } : null;
    if (!text.startsWith(delimiter, end))
      return end === text.length - 1 && text.charCodeAt(end) === carriageReturn && !isLast
        ? null
        : { cells, end };
    at = end + delimiter.length;
  }
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || (text.charCodeAt(at) === tab && delimiter !== "\t")) at += 1;
  return at;
}

/** The quote that ends the cell: one that is not doubled. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

function isCellEnd(text: string, at: number, delimiter: string): boolean {
  const code = text.charCodeAt(at);
  return code === lineFeed || code === carriageReturn || text.startsWith(delimiter, at);
}

/** What has no end is a cell in quotes, or just a long line. */
function tooLong(rest: string, delimiter: string, row: number): Error {
  const isQuoted =
    rest.includes('"') && cutQuoted(rest, 0, delimiter, nextIn(rest, delimiter), true) === "open";
  return unreadable(isQuoted ? "QUOTE_OPEN" : "ROW_TOO_LONG", { row });
}

// Signs that turn the direction of writing or have no width: copied along from mails, phones and web pages, and unseen.
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text without signs that nobody sees. What joins letters (U+200C, U+200D) belongs to them. */
export function seen(text: string): string {
  return text.replace(unseen, "");
}

/** Trims the cells of a text that was rid of what nobody sees, in place. @returns whether there is a word in any of them */
export function trimAll(cells: string[]): boolean {
  let hasWords = false;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? "";
    if (cell === "") continue;
    const first = cell.charCodeAt(0);
    const last = cell.charCodeAt(cell.length - 1);
    const isTrim = first > 32 && first < 127 && last > 32 && last < 127;
    const trimmed = isTrim ? cell : cell.trim();
    if (!isTrim) cells[at] = trimmed;
    hasWords ||= trimmed !== "";
  }
  return hasWords;
}

/** The same for cells that come one by one, each rid of what nobody sees. */
export function trimSeen(cells: string[]): boolean {
  // A sheet has cells that aren't there, and forEach passes them over.
  cells.forEach((cell, at) => {
    cells[at] = seen(cell);
  });
  return trimAll(cells);
}

/** For what Vitalfew wrote itself: blanks belong to the texts, an apostrophe that disarms one doesn't. Says the same. */
export function rearmAll(cells: string[]): boolean {
  let hasWords = false;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? "";
    if (cell === "") continue;
    cells[at] = rearm(cell);
    hasWords = true;
  }
  return hasWords;
}
