/**
 * What a table of no known system is called among the ids it gave: its name without folder and ending, and without the day or
 * number that differs from delivery to delivery (`kunden-2024-05-01 (2).csv` → kunden).
 * @param whole keeps day and number, where two tables of one delivery differ in nothing else
 */
export function moduleName(path: string, { whole = false } = {}): string {
  const file = path.split("/").at(-1) ?? path;
  const stem = file.replace(/(\.(csv|tsv|tab|txt|gz|xlsx|jsonl|ndjson|json))+$/i, "").trim() || file;
  const lasting = whole ? stem : stem.replace(/([\s_.-]*\(\d+\)|[\s_.-]+\d[\d\s_.:T-]*Z?)+$/i, "");
  return (/\p{L}/u.test(lasting) ? lasting : stem).slice(0, 100);
}
