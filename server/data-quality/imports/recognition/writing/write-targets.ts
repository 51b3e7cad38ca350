import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { isWish } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { readAmount } from "../../reading/values/amounts.ts";
import { readCountry } from "../../reading/values/countries.ts";
import { readYes } from "../../reading/values/flags.ts";
import { epochAsNamed, epochOf, isInCents } from "../columns/counted-time.ts";
import { countryAmong } from "../columns/foreign-countries.ts";
import { customTypeOf } from "../custom-type.ts";
import { optOutValues } from "../evidence/opt-out-words.ts";
import type { NameWord } from "../header-words.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";
import type { Taken } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { wordsAs } from "./words-as.ts";

/** A field, and where its words are not ours what they mean. */
export function targetOf(
  kind: ImportKind,
  { slot }: Taken,
  { sketch, columnWords }: TableAtHand,
  at: number,
) {
  const field = slot.field ?? "";
  const column = sketch.columns[at];
  if (column === undefined) return field;
  if (slot.type === "choice") return wordsAs(kind, field, column) ?? field;
  const epoch = slot.type === "day" || slot.type === "instant" ? epochOf(column) : undefined;
  if (epoch !== undefined) return { field, epoch };
  if (slot.type === "amount" && isInCents(column)) return { field, isInCents: true };
  if (field === "minutes" && columnWords[at]?.some(({ notions }) => notions.includes("hours")))
    return { field, isInHours: true };
  if (field.startsWith("discount_") && slot.type === "amount" && isTakenOff(column, sketch))
    return { field, isOpposite: true };
  if (isWish(field)) return optOutTargets(field, column, columnWords[at] ?? []);
  const words = column.frequent.map(({ value }) => value);
  if (slot.type === "country") {
    const foreign = words.filter((word) => readCountry(word) === null && countryAmong(word) !== null);
    if (foreign.length === 0 || column.distinct > words.length) return field;
    const codes = words.map((word) => [word, readCountry(word) ?? countryAmong(word) ?? word] as const);
    return { field, values: Object.fromEntries(codes) };
  }
  const isTurned = columnWords[at]?.some(({ notions }) => notions.includes("discontinued")) ?? false;
  if (slot.type !== "yes" || !isTurned) return field;
  const turned = words.flatMap((word) => {
    const yes = readYes(word);
    return yes === null ? [] : [[word, yes === "true" ? "false" : "true"]];
  });
  return { field, values: Object.fromEntries(turned) };
}

/** Discounts written as what they take off, each with a minus, beside amounts without: `-$1.00`. */
function isTakenOff(column: ColumnSketch, { columns }: TableSketch): boolean {
  const figures = column.frequent.map(({ value }) => Number(readAmount(value) ?? 0));
  const areAll = figures.some((figure) => figure < 0) && figures.every((figure) => figure <= 0);
  const isMoney = ({ shares }: ColumnSketch) => (shares.fraction ?? 0) + (shares.money ?? 0) > 0.9;
  return areAll && columns.some((one) => one !== column && isMoney(one) && (one.shares.negative ?? 0) < 0.5);
}

/** A column that is kept as it is, as what all its cells can be read. */
export function asCustom(column: ColumnSketch, words: readonly NameWord[]) {
  const epoch = epochAsNamed(column, words);
  if (epoch !== undefined) return { field: "custom", type: "instant" as const, epoch };
  const type = customTypeOf(column);
  // Nobody is born in years to come.
  const isPast = type === "day" && words.some(({ notions }) => notions.includes("birth"));
  return { field: "custom", type, ...(isPast && { isPast }) };
}

/** Who is not to be contacted is neither written to nor called. */
function optOutTargets(field: string, column: ColumnSketch, words: readonly NameWord[]) {
  const isOfAll = words.some(({ word }) => ["nocontact", "donotcontact", "kontaktsperre"].includes(word));
  const own = optOutValues(field, column);
  return isOfAll
    ? ["no_mail", "no_phone"].map((one) => (one === field ? own : optOutValues(one, column)))
    : own;
}
