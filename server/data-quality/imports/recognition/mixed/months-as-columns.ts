import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { monthNumber } from "../../../../plumbing/month-names.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { nameWords } from "../header-words.ts";
import type { TableSketch } from "../proposal.ts";
import type { LooseMap } from "../writing/loose-map.ts";

type Loose = Pick<LooseMap, "columns" | "parts">;

const monthsLeast = 2;
const ofSales = new Set(["revenue", "sales", "invoice", "order"]);
const parties: ReadonlySet<ImportKind> = new Set(["organisation", "person"]);

/**
 * The columns of a table that has one for each month, with what was sold in it, by their places: the last day of that month. Empty
 * unless names say the months, the year and that it is about sales.
 */
export function monthsOfSales({ name, columns }: TableSketch): ReadonlyMap<number, string> {
  const years = new Set(name.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
  const [year] = years.size === 1 ? years : [];
  const found = new Map<number, string>();
  const words = nameWords(name);
  for (const [at, column] of columns.entries()) {
    const day =
      (column.shares.figure ?? 0) > 0.9 || column.filled === 0 ? monthEnd(column.column, year) : null;
    if (day !== null) found.set(at, day);
    if (day !== null) words.push(...nameWords(column.column));
  }
  const isAboutSales = words.some(({ notions }) => notions.some((notion) => ofSales.has(notion)));
  return found.size >= monthsLeast && isAboutSales ? found : new Map();
}

const named = /^(?:.*[^\p{L}])?(\p{L}{3,12})\.?[\s'’_/-]*((?:19|20)?\d\d)?$/u;
const yearFirst = /^((?:19|20)\d\d)[-/._ ]?M?(0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?$/;
const yearLast = /^(0?[1-9]|1[0-2])[-/._ ]((?:19|20)\d\d)$/;

function monthEnd(name: string, yearOfAll: string | undefined): string | null {
  const words = name.trim();
  const first = words.match(yearFirst);
  if (first) return lastDay(Number(first[1]), Number(first[2]));
  const last = words.match(yearLast);
  if (last) return lastDay(Number(last[2]), Number(last[1]));
  const [, month = "", said] = words.match(named) ?? [];
  const year = said ?? yearOfAll;
  const number = monthNumber(month);
  return number === 0 || year === undefined
    ? null
    : lastDay(year.length === 2 ? 2000 + Number(year) : Number(year), number);
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** What was sold in each month is a line of the ledger on its last day; a month of nothing is none. */
export function monthsAsLines(
  {
    kind,
    name,
    id,
    named: by,
  }: { kind: ImportKind; name: string; id: readonly string[]; named: readonly string[] },
  { sketch, months }: { sketch: TableSketch; months: ReadonlyMap<number, string> },
  { columns, parts }: Loose,
): void {
  const key = id.length > 0 ? id : by;
  if (!parties.has(kind) || key.length === 0) return;
  for (const [at, day] of months) {
    const column = sketch.columns[at];
    if (column === undefined || column.filled === 0) continue;
    parts[`${name}, ${column.column}`] = {
      kind: "external_line",
      id: [...key],
      unless: [{ column: column.column, is: noughtsOf(column) }],
      columns: { [column.column]: "amount" },
      links: { account: { column: [...key], to: name, by: id.length > 0 ? "id" : "name" } },
      always: { on_day: day, category: "list_sales", description: column.column },
      party: ["account"],
    };
    delete columns[column.column];
  }
}
