import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { type Decimal, decimalEvidence } from "../values/amounts.ts";
import { orderEvidence } from "../values/moments.ts";
import type { DateOrder } from "../values/reading.ts";

/** What can be written in two ways: the order of a day's parts, or the sign before a fraction. */
export type InTwoWays = "order" | "decimal";

/** The words of a column that speak for one way of writing or for the other, or could be either; a few of each. */
export type Ways = Partial<Record<DateOrder | Decimal | "open", string[]>>;

/** A column that can be read in two ways, and what stands in it. */
export type OpenQuestion = { column: string; samples: string[]; message: string };

const samplesMax = 5;

/** Fields whose words can be written in two ways. */
export const inTwoWays: Partial<Record<FieldType, InTwoWays>> = {
  day: "order",
  instant: "order",
  amount: "decimal",
  number: "decimal",
  share: "decimal",
  whole: "decimal",
  percent: "decimal",
};

/** Adds what one cell tells. */
export function noteWay(ways: Ways, what: InTwoWays, words: string): void {
  if (words === "") return;
  const says = what === "order" ? orderEvidence(words) : decimalEvidence(words);
  if (says === null) return;
  const samples = ways[says];
  if (samples === undefined) ways[says] = [words];
  else if (samples.length < samplesMax && !samples.includes(words)) samples.push(words);
}

/** In which order a column writes days: one that it shows; open where it shows none or both, and is asked about. */
export function orderOf(ways: Ways): DateOrder | "open" | null {
  const { "day-first": dayFirst, "month-first": monthFirst, open } = ways;
  if (dayFirst && monthFirst) return "open";
  if (dayFirst) return "day-first";
  if (monthFirst) return "month-first";
  return open ? "open" : null;
}

/** Which sign a column writes before a fraction; open where nothing shows it. */
export function decimalOf({ point, comma, open }: Ways): Decimal | "open" | null {
  if (point && !comma) return "point";
  if (comma && !point) return "comma";
  return open ? "open" : null;
}

/** Why nobody can say in which order a column writes days, and what stands in it. */
export function dateDoubt(ways: Ways): Pick<OpenQuestion, "samples" | "message"> {
  const { "day-first": dayFirst = [], "month-first": monthFirst = [], open = [] } = ways;
  const [day] = dayFirst;
  const [month] = monthFirst;
  const message =
    day !== undefined && month !== undefined
      ? `${day} writes the day first and ${month} the month.`
      : "These days can be read day first or month first, and none of them decides.";
  return { samples: [...dayFirst, ...monthFirst, ...open].slice(0, samplesMax), message };
}

/** What only a person can say of a column of days. */
export function dateQuestion(column: string, ways: Ways): OpenQuestion {
  const { samples, message } = dateDoubt(ways);
  const answer =
    "Say for all such columns which is meant (--dates day-first), or under each (dateOrder, in a file for --map).";
  return { column, samples, message: `${message} ${answer}` };
}

/** What was assumed of a column of figures. */
export function figureQuestion(column: string, { open = [] }: Ways): OpenQuestion {
  const message =
    "Figures like these have a decimal point or one that groups thousands, and the column doesn't say which. A comma was read as grouping, a point as decimal. If that is wrong, say under the column which it is.";
  return { column, samples: open, message };
}
