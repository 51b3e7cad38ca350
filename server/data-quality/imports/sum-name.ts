/** What the sum of a field is called: of a record that rows describe besides their own by its module, `Orders.gross_total`. */
export function sumName(part: string | null, field: string): string {
  return part === null ? field : `${part}.${field}`;
}

/** Of which record a sum is, `null` being the row's own, and of which field. */
export function ofSumName(name: string): { part: string | null; field: string } {
  const at = name.lastIndexOf(".");
  return at === -1 ? { part: null, field: name } : { part: name.slice(0, at), field: name.slice(at + 1) };
}
