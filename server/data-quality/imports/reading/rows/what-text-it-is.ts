import type { Row } from "./cut-rows.ts";

const starts: readonly { like: RegExp; what: string }[] = [
  {
    like: /^<(!doctype html|html|head|body|table)\b/i,
    what: "a web page (HTML)",
  },
  { like: /^<\?xml\b|^<[a-z][\w:.-]*(\s[^<>]*)?>\s*</i, what: "an XML document" },
  { like: /^begin:vcalendar\b/i, what: "a calendar (iCalendar)" },
  {
    like: /^(--[^\n]*\n|\/\*[\s\S]*?\*\/|\s|set [^;]*;|use [^;]*;)*(insert\s+into|create\s+(table|database)|drop\s+table)\s/i,
    what: "a script for a database (SQL)",
  },
];

/**
 * What a text is that is no table, by how it begins and how its lines read; null for what may be one. A text in sentences
 * is told by both: most lines are sentences, and no sign cuts them into the same columns.
 * @param rows its first rows, cut by the sign that fits best
 */
export function whatTextItIs(start: string, rows: readonly Row[]): string | null {
  const begun = start.replace(/^\ufeff/, "").trimStart();
  const known = starts.find(({ like }) => like.test(begun));
  if (known !== undefined) return known.what;
  const lines = begun
    .slice(0, charactersRead)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "");
  if (lines.some((line) => ruleOfMarkdown.test(line))) return toBeRead;
  const sentences = lines.filter(isSentence).length;
  return sentences * 2 >= lines.length && shareOfUsualWidth(rows) < 0.75 ? toBeRead : null;
}

const toBeRead = "a text for people to read";
const charactersRead = 20_000;
const ruleOfMarkdown = /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)+\|?\s*$/;
const wordsOfSentence = 6;

/** Words that mostly begin small: neither names nor addresses do. */
function isSentence(line: string): boolean {
  const words = line.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length >= wordsOfSentence && small * 2 >= words.length;
}

/** Among the rows that are cut at all; a text of one column has no width that could speak for it. */
function shareOfUsualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  const filled = rows.filter(({ cells }) => cells.some(Boolean));
  for (const { cells } of filled) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  return Math.max(0, ...counts.values()) / Math.max(1, filled.length);
}
