import { fieldOf, fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind, Wish } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { addressesOf } from "../../reading/tables/opt-outs-of-rows.ts";
import { readYes } from "../../reading/values/flags.ts";
import { agreementInWord, type Wish as Told, wishInName } from "../evidence/wish-in-name.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns, Parts } from "../writing/loose-map.ts";

// What is said of colleagues, and what is told of wishes already.
const ofUs: ReadonlySet<ImportKind> = new Set(["user", "suppression", "consent", "contact_point"]);
const wordsMost = 12;
const clearLeast = 0.5;

/**
 * Columns of a list of customers, or of what they ordered, that say by yes and no who agreed to be written to or called, or who doesn't want it: whoever says no
 * is not to be reached. They would else be kept as they are, and nobody would see the no.
 */
export function saidOfReaching(
  kind: ImportKind,
  { sketch }: TableAtHand,
  { columns, parts }: { columns: Columns; parts: Parts },
): void {
  if (ofUs.has(kind)) return;
  const map = { columns, parts } as Pick<ModuleMap, "columns" | "parts">;
  for (const column of sketch.columns) {
    const wish = wishInName(column.column);
    const isFree = columns[column.column] === undefined || fieldOf(columns[column.column] ?? "") === "custom";
    if (wish === null || !isFree || fieldsOfTarget(columns[column.column]).length > 1) continue;
    const values = clearWords(column, wish.says);
    const fields = fieldsOfWish(wish).filter((field) => addressesOf(map, field).length > 0);
    if (values === null || fields.length === 0) continue;
    columns[column.column] = fields.map((field) => (values === undefined ? field : { field, values }));
  }
}

function fieldsOfWish({ says, mail, phone }: Told): Wish[] {
  return [...(mail ? [`${says}_mail` as const] : []), ...(phone ? [`${says}_phone` as const] : [])];
}

/** The words of a column that say yes or no otherwise than in those words; undefined where none does, null where it says neither. */
function clearWords(column: ColumnSketch, says: "may" | "no"): Record<string, string> | undefined | null {
  if ((column.shares.yes ?? 0) > 0.9) return undefined;
  if (column.filled === 0 || column.distinct > wordsMost) return null;
  const told = column.frequent.flatMap(({ value, count }) => {
    const plain = readYes(value);
    const word = agreementInWord(value);
    const agreed = word === null ? null : word === "yes";
    // In a column of who doesn't want it a word for yes says that, and “unsubscribed” does as well.
    if (plain !== null) return [{ value, count, said: plain }];
    return agreed === null ? [] : [{ value, count, said: String(says === "may" ? agreed : !agreed) }];
  });
  const clear = told.reduce((sum, { count }) => sum + count, 0);
  if (clear < column.filled * clearLeast) return null;
  return Object.fromEntries(told.map(({ value, said }) => [value, said]));
}
