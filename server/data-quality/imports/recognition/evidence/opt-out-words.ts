import { readYes } from "../../reading/values/flags.ts";
import { nameWords } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";

const wordsMost = 12;
// Nobody is at an address that bounced for good; a mailbox that was full may be emptied.
const hard = /^(hard|permanent)(?![\p{L}])/iu;

/** The words of a column that say that somebody opted out, as `unsubscribed` does beside `subscribed`. */
export function optOutWords({ frequent, distinct }: ColumnSketch): string[] {
  if (distinct > wordsMost) return [];
  return frequent
    .map(({ value }) => value)
    .filter(
      (word) => hard.test(word) || nameWords(word).some(({ notions }) => notions.includes("suppression")),
    );
}

/** What the words of an opt-out column mean: some, since they say so; any, where a day says since when; plain yes and no as ever. */
export function optOutValues(field: string, column: ColumnSketch) {
  const { yes = 0, day = 0, instant = 0 } = column.shares;
  if (yes > 0.9) return field;
  if (day + instant > 0.9) return { field, otherwise: "true" };
  const said = new Set(optOutWords(column));
  const values = column.frequent.map(({ value }) => [
    value,
    said.has(value) ? "true" : (readYes(value) ?? "false"),
  ]);
  return { field, values: Object.fromEntries(values) as Record<string, string> };
}
