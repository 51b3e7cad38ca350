import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;
type Mend = NonNullable<Given["mend"]>;

const people: ReadonlySet<ImportKind> = new Set(["person", "prospect"]);
const reached: ReadonlySet<ImportKind> = new Set(["organisation", "household", "person", "prospect"]);
const most = 0.8;
// “Smith, Jr.” has no given name behind its comma.
const familyFirst =
  /^\p{L}[\p{L}\s.'’-]*, (?!(?:jr|sr|ph\.?d|m\.?d|esq|inc|ltd|llc)\b)\p{L}[\p{L}\s.'’-]*$/iu;
const townBehind = /^(?:\p{Lu}{1,2}-)?\d{4,6} \p{L}/u;

/**
 * Cells that hold two things under one name: `Huber, Franz` is a family and a given name, `83022 Rosenheim` a postcode and a town,
 * `3 Stk.` a number. What is read of them are the columns that rules make.
 * @param columns of the map; those that are taken apart are replaced
 * @param name by which columns others name the rows
 */
export function cellsOfTwo(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
  name: readonly string[],
): { mend: Mend; name: string[] } {
  const mend: Mend = [];
  let names = [...name];
  for (const [at, column] of sketch.columns.entries()) {
    const words = columnWords[at] ?? [];
    const field = fieldOf(columns[column.column]);
    const apart = (
      sign: string,
      [first, second]: readonly [string, string],
      behind: readonly [string, string],
    ) => {
      const into: [string, string] = [`${column.column}: ${behind[0]}`, `${column.column}: ${behind[1]}`];
      mend.push({ column: column.column, split: sign, into });
      delete columns[column.column];
      columns[into[0]] = first;
      columns[into[1]] = second;
      return into;
    };
    if (people.has(kind) && isOfNames(field) && isMostly(column, familyFirst)) {
      if (has(columns, column.column, ["given_name", "family_name", "name"])) continue;
      const [family, given] = apart(",", ["family_name", "given_name"], ["family name", "given name"]);
      names = names.flatMap((one) => (one === column.column ? [given, family] : one));
    } else if (
      reached.has(kind) &&
      says(words, "postcode") &&
      says(words, "city") &&
      isMostly(column, townBehind)
    ) {
      if (!has(columns, column.column, ["postcode", "city"]))
        apart(" ", ["postcode", "city"], ["postcode", "town"]);
    } else if (field === "quantity") mend.push(...withoutUnits(column));
  }
  return { mend, name: names };
}

function isOfNames(field: string | undefined): boolean {
  return field === "name" || field === "family_name" || field === "given_name";
}

function withoutUnits({ column, frequent }: ColumnSketch): Mend {
  const units = frequent.flatMap(({ value }) => /\d(\s?[\p{L}²³]+\d?\.?)$/u.exec(value)?.[1] ?? []);
  // The longest first: `m²` is no `m` with something behind it.
  const different = [...new Set(units)].sort((one, other) => other.length - one.length);
  return different.slice(0, 20).map((unit) => ({ column, find: unit, with: "" }));
}

function has(columns: Columns, own: string, fields: readonly string[]): boolean {
  return Object.entries(columns).some(
    ([column, target]) => column !== own && fields.includes(fieldOf(target) ?? ""),
  );
}

function says(words: readonly NameWord[], notion: Notion): boolean {
  return words.some(({ notions }) => notions.includes(notion));
}

function isMostly({ frequent }: ColumnSketch, like: RegExp): boolean {
  return (
    frequent.length > 0 && frequent.filter(({ value }) => like.test(value)).length >= frequent.length * most
  );
}
