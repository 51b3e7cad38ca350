import type { NameWord } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import { withoutCents } from "./cents-in-names.ts";

// From 2000 to some day in 2033: figures beyond are numbers of something else.
const [least, most] = [946_684_800, 2_000_000_000];

/** In what a column of moments counts since the beginning of 1970, where all its figures could be such. */
export function epochOf({ shares, frequent }: ColumnSketch): "seconds" | "milliseconds" | undefined {
  if ((shares.digits ?? 0) < 0.99 || frequent.length === 0) return undefined;
  const counts = (length: number, unit: number) =>
    frequent.every(
      ({ value }) => value.length === length && Number(value) >= least * unit && Number(value) < most * unit,
    );
  return counts(10, 1) ? "seconds" : counts(13, 1_000) ? "milliseconds" : undefined;
}

const ofTime = new Set([
  "date",
  "time",
  "created",
  "modified",
  "start",
  "end",
  "closed",
  "opened",
  "due",
  "issued",
]);

/** The same of a column that is kept as it is: its name has to say that it is about time. */
export function epochAsNamed(column: ColumnSketch, words: readonly NameWord[]) {
  const isOfTime = words.some(
    ({ word, notions }) => /^(at|ts|timestamp)$/.test(word) || notions.some((notion) => ofTime.has(notion)),
  );
  return isOfTime ? epochOf(column) : undefined;
}

/** Whether a column's name says that its figures are hundredths, and none of them has a fraction. */
export function isInCents({ column, shares }: ColumnSketch): boolean {
  return withoutCents(column) !== column && (shares.fraction ?? 0) === 0 && (shares.whole ?? 0) > 0.99;
}
