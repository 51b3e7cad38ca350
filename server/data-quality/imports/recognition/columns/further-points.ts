import type { z } from "zod";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { customTypeOf } from "../custom-type.ts";
import type { NameWord, Notion } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import type { Columns } from "../writing/loose-map.ts";

type Given = z.input<typeof ModuleMap>;

const reached: ReadonlySet<ImportKind> = new Set(["organisation", "household", "person", "prospect"]);
const besides: readonly Notion[] = [
  "mail",
  "phone",
  "mobile",
  "number",
  "address",
  "private",
  "business",
  "other",
];
const between = " ::: ";

/**
 * Further mail addresses and numbers of whom the rows are about, which columns of their own hold: they stand behind the first, or in
 * its place where it is empty. Their columns are taken out of `columns`.
 */
export function furtherPoints(
  kind: ImportKind,
  { sketch, columnWords }: TableAtHand,
  columns: Columns,
): { mend: NonNullable<Given["mend"]>; ignored: string[] } {
  if (!reached.has(kind)) return { mend: [], ignored: [] };
  const mend: NonNullable<Given["mend"]> = [];
  const ignored: string[] = [];
  for (const field of ["mail", "phone"] as const) {
    const first = Object.keys(columns).find((column) => columns[column] === field);
    const further = sketch.columns.filter(
      (column, at) =>
        isOwnField(columns[column.column]) &&
        customTypeOf(column) === field &&
        isOfThem(columnWords[at] ?? []),
    );
    if (first === undefined || further.length === 0) continue;
    const names = further.map(({ column }) => column);
    for (const orColumn of names) mend.push({ column: first, orColumn });
    mend.push({ column: first, join: names, with: between });
    for (const name of names) delete columns[name];
    ignored.push(...names);
  }
  return { mend, ignored };
}

function isOwnField(target: Columns[string] | undefined): boolean {
  return typeof target === "object" && !Array.isArray(target) && target.field === "custom";
}

/** `Home Phone`, `E-mail 2 Address`: whose else it may be, a colleague's or a second person's, no word says. */
function isOfThem(words: readonly NameWord[]): boolean {
  return words.every(
    ({ word, notions }) => /^\d+$/.test(word) || notions.some((notion) => besides.includes(notion)),
  );
}
