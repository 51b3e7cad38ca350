/**
 * What a table of no known system is called among the ids it gave: its name without folder and ending, and without the day or
 * number that differs from delivery to delivery (`kunden-2024-05-01 (2).csv` → kunden).
 * @param whole keeps day and number, where two tables of one delivery differ in nothing else
 */
export function moduleName(path: string, { whole = false } = {}): string {
  const [file = path, above] = path.split("/").reverse();
  const own = stemOf(file).replace(pageId, "");
  // A sheet for each year goes by the workbook.
  const isOfBook = above !== undefined && ending.test(above) && !/\p{L}/u.test(own);
  const stem = isOfBook ? `${stemOf(above)} ${own}` : own;
  const lasting = whole ? stem : stem.replace(/([\s_.-]*\(\d+\)|[\s_.-]+\d[\d\s_.:T-]*Z?)+$/i, "");
  return (/\p{L}/u.test(lasting) ? lasting : stem).slice(0, 100);
}

/** What Notion puts behind the name of a list. */
const pageId = /(?<=\p{L}.*) [\da-f]{32}(_all)?$/iu;
const ending = /(\.(csv|tsv|tab|txt|gz|xlsx|jsonl|ndjson|json|vcf))+$/i;

function stemOf(file: string): string {
  return file.replace(ending, "").trim() || file;
}
