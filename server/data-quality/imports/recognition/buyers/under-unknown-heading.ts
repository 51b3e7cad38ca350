import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, isFree } from "../writing/loose-map.ts";

const parties: ReadonlySet<ImportKind> = new Set(["organisation", "person", "prospect"]);
const names: ReadonlySet<string> = new Set(["name", "given_name", "family_name", "company_name"]);
const ofEach = 0.9;
const longest = 60;

/**
 * A list of customers has a name for each of them. Where no column is called so in words that are known here, the first one of an unknown heading that says
 * something else in words in every row is it: they would go by their mail addresses or numbers.
 */
export function underUnknownHeading(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
): string[] {
  const isNamed = Object.values(columns)
    .flatMap(fieldsOfTarget)
    .some((field) => names.has(field));
  if (!parties.has(kind) || isNamed) return [];
  const found = sketch.columns.find(({ column, filled, empty, distinct, shares, length }, at) => {
    const { words = 0, sentence = 0, street = 0, city = 0, country = 0, title = 0, yes = 0 } = shares;
    const isUnknown = columnWords[at]?.every(({ notions }) => notions.length === 0) ?? false;
    const isOther = Math.max(sentence, street, city, country, title, yes) > 0.4;
    return (
      isUnknown &&
      isFree(columns, column) &&
      filled > 1 &&
      empty === 0 &&
      distinct >= filled * ofEach &&
      words >= ofEach &&
      length <= longest &&
      !isOther
    );
  });
  if (found === undefined) return [];
  columns[found.column] = "name";
  return [found.column];
}
