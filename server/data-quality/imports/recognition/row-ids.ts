import type { z } from "zod";
import { fieldOf } from "../../../../contract/data-quality/imports/fields-of-target.ts";
import { type ImportKind, importKinds } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Delivery, Taken } from "./read-as-kind.ts";
import { linkKinds } from "./slots.ts";
import type { TableAtHand } from "./table-at-hand.ts";

type Targets = NonNullable<z.input<typeof ModuleMap>["columns"]>;

/** The columns that tell the rows of a table apart, as other systems name them. */
export function idOf(
  delivery: Delivery,
  table: TableAtHand,
  kind: ImportKind,
  own: readonly [number, Taken][],
): string[] {
  const { sketch } = table;
  const told = own.find(([, { slot }]) => slot.as === "id")?.[0];
  const named = referencesTo(delivery, table, own);
  const isNamedBy = (at: number) => named.some(({ column }) => column === at);
  // The number on a document is for people where its lines name it by another column: *DocEntry* beside *DocNum*.
  const ofLines = named.find(
    ({ from, column }) => canName(delivery.kinds[from], kind) && sketch.columns[column]?.isUnique,
  )?.column;
  const single =
    (told !== undefined && !isNamedBy(told) ? ofLines : undefined) ??
    told ??
    named[0]?.column ??
    // A number that tells every row apart: without it a changed row of a later delivery would be another record.
    own.find(([at, { slot }]) => slot.field === numbered[kind] && sketch.columns[at]?.isUnique)?.[0];
  const places = single === undefined ? (sketch.jointId ?? []) : [single];
  return places.map((at) => sketch.columns[at]?.column ?? "");
}

const referredLeast = 0.6;

/**
 * By which columns other tables name the rows: their id, though it may stand twice in a row or two. One that names the others'
 * rows is none: of two payments for an invoice each is one of its own.
 */
function referencesTo(
  { tables, references, unnaming }: Delivery,
  table: TableAtHand,
  taken: readonly [number, Taken][],
): { from: number; column: number }[] {
  const own = tables.indexOf(table);
  const linked = new Set(taken.flatMap(([at, { slot }]) => (slot.as === "link" ? at : [])));
  return references.flatMap((columns, from) =>
    columns.flatMap(([best]) =>
      best !== undefined &&
      from !== own &&
      best.table === own &&
      best.by === "id" &&
      best.share >= referredLeast &&
      !unnaming[own]?.has(best.column) &&
      !linked.has(best.column)
        ? { from, column: best.column }
        : [],
    ),
  );
}

/** Whether records of a kind may name those of another. */
function canName(from: ImportKind | null | undefined, to: ImportKind): boolean {
  return from != null && importKinds[from].links.some((link) => linkKinds[link]?.includes(to));
}

const numbered: Readonly<Partial<Record<ImportKind, string>>> = {
  document: "number",
  product: "code",
  case_file: "number",
  asset: "serial",
};

/** What names a document, an article or a case in the other system is its number here, where nothing else is. */
export function alsoNumbered(kind: ImportKind, [id, ...more]: readonly string[], columns: Targets): void {
  const field = numbered[kind];
  if (field === undefined || id === undefined || more.length > 0 || columns[id] !== undefined) return;
  if (
    !Object.values(columns)
      .flat()
      .some((target) => fieldOf(target) === field)
  )
    columns[id] = field;
}
