import { hasLegalForm, whoseName } from "../../../../matching/whose-name.ts";
import { namesIn, withoutLinks } from "../../reading/values/several-names.ts";

const signs = [";", "|", "\n", ","] as const;
const toldLeast = 0.5;
const longest = 300;

/**
 * What stands between several names that one cell of a column holds: `Ann Lee, Bob Ray`. A sign that no name has says it alone. A comma
 * stands in *Family, Given* as well: it counts where each piece stands alone in another cell of the column, or is a whole name by itself.
 */
export function signBetweenNames(cells: readonly string[]): string | undefined {
  for (const sign of signs) {
    const withSign = cells.filter((cell) => cell.length <= longest && cell.includes(sign));
    const several = withSign.map((cell) => namesIn(cell, sign)).filter(({ length }) => length > 1);
    if (several.length === 0) continue;
    const alone = sign === "," ? new Set(cells.filter((cell) => !cell.includes(sign))) : undefined;
    const told = several.filter((names) => (alone ? areWhole(names, alone) : names.every(isOfWords)));
    if (told.length >= several.length * toldLeast) return sign;
  }
  return undefined;
}

function isOfWords(name: string): boolean {
  return /^\p{L}[\p{L}\p{M}\d\s.,'’"&()/-]*$/u.test(name);
}

/** Each stands alone elsewhere, or all are whole names of people, or of companies with their legal form. */
function areWhole(names: readonly string[], alone: ReadonlySet<string>): boolean {
  if (!names.every((name) => isOfWords(name))) return false;
  const unknown = names.filter((name) => !alone.has(name));
  return unknown.every(isWholePerson) || unknown.every(hasLegalForm);
}

function isWholePerson(name: string): boolean {
  return name.includes(" ") && whoseName(name) === "person";
}

/** Whether the names in a column carry links in brackets. */
export function areLinked(cells: readonly string[]): boolean {
  const count = cells.filter((cell) => cell.includes(" (http") && withoutLinks(cell).trim() !== "").length;
  return count > 0 && count >= cells.length * toldLeast;
}
