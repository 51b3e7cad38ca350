/** The end of a path in so many characters, filled up with blanks; a mark says where the beginning is left away. */
export function pathText(path: string, width: number): string {
  return (path.length > width ? `…${path.slice(1 - width)}` : path).padEnd(width);
}
