import { isEndOfName } from "../../../../matching/whose-name.ts";

/**
 * The names that stand in one cell with a sign between them: `Ann Lee, Bob Ray`. A comma within quotes is a part of the name, and so is
 * one before a legal form, a degree or what tells father from son: `Harbour Fish, Inc.` is one name.
 */
export function namesIn(words: string, sign: string): string[] {
  if (sign.trim() !== ",") return words.split(sign).map(trimmed).filter(Boolean);
  const names: string[] = [];
  for (const piece of outsideOfQuotes(words)) {
    const before = names.at(-1);
    if (before !== undefined && isEndOfName(piece)) names[names.length - 1] = `${before}, ${piece}`;
    else if (piece !== "") names.push(piece);
  }
  return names;
}

function trimmed(words: string): string {
  return words.trim();
}

/** Cut at commas, but within quotes; these go. */
function outsideOfQuotes(words: string): string[] {
  if (!words.includes('"')) return words.split(",").map(trimmed);
  const pieces: string[] = [];
  let piece = "";
  let isWithin = false;
  for (const sign of words) {
    if (sign === '"') isWithin = !isWithin;
    else if (sign === "," && !isWithin) {
      pieces.push(piece.trim());
      piece = "";
    } else piece += sign;
  }
  return [...pieces, piece.trim()];
}

/** `Ann Lee (https://notes.example/Ann-Lee-0123)`: what is named, and behind it where it is written about. */
const linked = / ?\((https?:\/\/[^\s)]+)\)/g;

/** The words of a cell without links in brackets behind them. */
export function withoutLinks(words: string): string {
  return words.replace(linked, "");
}
