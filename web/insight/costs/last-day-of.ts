/** The last day of the month that a day lies in: 2024-02-01 → 2024-02-29. */
export function lastDayOf(month: string): string {
  const [year = 0, no = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, no, 0)).toISOString().slice(0, 10);
}
