/** A file's name without signs that would do something to the terminal or the line that shows it. */
export function shownName(name: string): string {
  return name.replace(/\p{Cc}/gu, "\ufffd");
}
