/**
 * Ids or whole numbers as the text of an array, as PostgreSQL writes it: the driver, which asks of each element what it is and
 * how it is quoted, takes three times as long.
 */
export function arrayText(plain: readonly (string | number)[]): string {
  return `{${plain.join()}}`;
}
