/** A number as it was typed, with a comma or a point; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".");
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** A number as a field shows it. */
export function typed(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
