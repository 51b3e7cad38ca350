import { type FieldType, fieldsOf } from "../../../../contract/import-kinds.ts";
import type { Source } from "./files/source.ts";
import type { Decided } from "./read-record.ts";
import type { Recognised } from "./recognise.ts";
import { readRows } from "./rows/read-rows.ts";
import type { Shape } from "./rows/shape.ts";
import { type Decimal, decimalEvidence } from "./values/amounts.ts";
import { type DateOrder, orderEvidence } from "./values/moments.ts";

/** A column whose days can be read in two ways, and what stands in it. */
export type OpenQuestion = { column: string; samples: string[]; message: string };

export type Readings = {
  decided: Decided;
  questions: OpenQuestion[];
  /** Columns of figures that can be read in two ways and were read in the usual one. */
  assumed: OpenQuestion[];
};

const samplesMax = 5;

/**
 * Decides from all of a file how each of its columns writes days and figures, as far as the mapping leaves it open. Days
 * that can be read both ways, or that speak for both, are a question; they are never guessed.
 */
export async function decideReadings(
  source: Source,
  shape: Shape,
  header: readonly string[],
  recognised: Recognised,
): Promise<Readings> {
  const columns = columnsToDecide(header, recognised);
  if (columns.length > 0)
    for await (const rows of readRows(source, shape, header))
      for (const { cells } of rows) for (const column of columns) look(column, cells[column.at] ?? "");
  const dateOrders = new Map<number, DateOrder>();
  const decimals = new Map<number, Decimal>();
  const readings: Readings = { decided: { dateOrders, decimals }, questions: [], assumed: [] };
  for (const column of columns) {
    const first = [...column.found.keys()].filter((one) => one !== "open");
    if (column.what === "order") {
      const [only, other] = first;
      if (only !== undefined && other === undefined) dateOrders.set(column.at, only as DateOrder);
      else if (column.found.size > 0) readings.questions.push(dateQuestion(column));
    } else if (first.length === 1) decimals.set(column.at, first[0] as Decimal);
    else if (column.found.has("open")) readings.assumed.push(figureQuestion(column));
  }
  return readings;
}

type Evidence = DateOrder | Decimal | "open";
type ColumnAtWork = {
  at: number;
  column: string;
  what: "order" | "decimal";
  /** Words that speak for one way, or for neither. */
  found: Map<Evidence, string[]>;
};

const kinds: Partial<Record<FieldType, ColumnAtWork["what"]>> = {
  day: "order",
  instant: "order",
  amount: "decimal",
  number: "decimal",
  share: "decimal",
};

/** The columns that hold days or figures and of which nothing is said. */
function columnsToDecide(header: readonly string[], { profile, module }: Recognised): ColumnAtWork[] {
  const columns = new Map<string, ColumnAtWork>();
  for (const map of [module, ...Object.values(module.parts)])
    for (const [column, given] of Object.entries(map.columns))
      for (const target of [given].flat()) {
        const { field, ...said } = typeof target === "string" ? { field: target } : target;
        const { values, epoch, dateOrder, decimal } = {
          values: undefined,
          epoch: undefined,
          dateOrder: undefined,
          decimal: undefined,
          ...said,
        };
        const what = kinds[fieldsOf(map.kind)[field] ?? "text"];
        const at = header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
        if (what === undefined || at === -1 || values || epoch) continue;
        if (what === "order" ? (dateOrder ?? profile.dateOrder) : (decimal ?? profile.decimal)) continue;
        columns.set(`${what} ${at}`, { at, column: header[at] ?? column, what, found: new Map() });
      }
  return [...columns.values()];
}

function look({ what, found }: ColumnAtWork, words: string): void {
  if (words === "") return;
  const says = what === "order" ? orderEvidence(words) : decimalEvidence(words);
  if (says === null) return;
  const samples = found.get(says);
  if (samples === undefined) found.set(says, [words]);
  else if (samples.length < samplesMax && !samples.includes(words)) samples.push(words);
}

function dateQuestion({ column, found }: ColumnAtWork): OpenQuestion {
  const dayFirst = found.get("day-first");
  const monthFirst = found.get("month-first");
  const samples = [...(dayFirst ?? []), ...(monthFirst ?? []), ...(found.get("open") ?? [])].slice(
    0,
    samplesMax,
  );
  const message =
    dayFirst && monthFirst
      ? `${dayFirst[0]} writes the day first and ${monthFirst[0]} the month. Say with dateOrder, for this column of the mapping, which is meant.`
      : "These days can be read day first or month first, and none of them decides. Say with dateOrder, for this column of the mapping, which is meant.";
  return { column, samples, message };
}

function figureQuestion({ column, found }: ColumnAtWork): OpenQuestion {
  const samples = (found.get("open") ?? []).slice(0, samplesMax);
  const message =
    "Figures like these have a decimal point or one that groups thousands, and the column doesn't say which. A comma was read as grouping, a point as decimal; say decimal in the mapping if that is wrong.";
  return { column, samples, message };
}
