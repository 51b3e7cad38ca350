// What does something to the terminal or the line that shows it: steers it, or turns its direction.
const acting = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file's name without signs that would do something to the terminal or the line that shows it. */
export function shownName(name: string): string {
  return name.replace(acting, "\ufffd");
}
