/**
 * A column's name as mappings find it: `BILLINGSTREET`, `BillingStreet` and `Billing Street` are one column, and so are
 * names that differ in how their letters are composed, or in the star that marks a column as required.
 */
export function columnKey(column: string): string {
  return column
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, "")
    .replace(/(?<=.)\*$/, "");
}

/** Where the first column stands that a mapping means by this name; -1 where none does. */
export function columnAt(header: readonly string[], column: string): number {
  const key = columnKey(column);
  return header.findIndex((name) => columnKey(name) === key);
}
