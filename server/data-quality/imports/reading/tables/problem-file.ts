/** The last column of a file with rows to be mended; a file that has it is read like the one the rows came from. */
export const whyColumn = "Why it was not taken in";

const dangerous = /^[=+\-@\t\r]/;
const figure = /^-?[\d.,]+$/;
const madeSafe = /^'(?=[=+\-@\t\r'])/;

/** A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one, or looks like it was done before. */
export function safeCell(words: string): string {
  return (dangerous.test(words) && !figure.test(words)) || madeSafe.test(words) ? `'${words}` : words;
}

/** What `safeCell` was given. */
export function plainCell(words: string): string {
  return words.replace(madeSafe, "");
}

/** One line of comma-separated text, RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(words: string): string {
  return /[",\r\n]|^\s|\s$/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
