import type { z } from "zod";
import { fieldOf } from "../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import type { Delivery, Taken } from "./read-as-kind.ts";
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
  const referred = referredBy(delivery, table, own);
  // The number on a document is for people where other tables name it by another column: *DocEntry* beside *DocNum*.
  const isForPeople =
    told !== undefined && referred !== undefined && sketch.columns[referred]?.isUnique === true;
  const single =
    (isForPeople && !isReferredTo(delivery, table, told) ? referred : told) ??
    referred ??
    // A number that tells every row apart: without it a changed row of a later delivery would be another record.
    own.find(([at, { slot }]) => slot.field === numbered[kind] && sketch.columns[at]?.isUnique)?.[0];
  const places = single === undefined ? (sketch.jointId ?? []) : [single];
  return places.map((at) => sketch.columns[at]?.column ?? "");
}

const referredLeast = 0.6;

/** Whether rows of other tables name this table's by that column. */
function isReferredTo({ tables, references }: Delivery, table: TableAtHand, at: number): boolean {
  const own = tables.indexOf(table);
  return references.some(
    (columns, from) =>
      from !== own &&
      columns.some(([best]) => best?.table === own && best.column === at && best.share >= referredLeast),
  );
}

/**
 * The column by which other tables name the rows: it is their id, though it may stand twice in a row or two. One that names the others'
 * rows is none: of two payments for an invoice each is one of its own.
 */
function referredBy(
  { tables, references, unnaming }: Delivery,
  table: TableAtHand,
  taken: readonly [number, Taken][],
): number | undefined {
  const own = tables.indexOf(table);
  const linked = new Set(taken.flatMap(([at, { slot }]) => (slot.as === "link" ? at : [])));
  return references
    .flatMap((columns, from) => (from === own ? [] : columns))
    .flatMap(([best]) => (best === undefined ? [] : [best]))
    .find(
      ({ table: to, column, by, share }) =>
        to === own &&
        by === "id" &&
        share >= referredLeast &&
        !unnaming[own]?.has(column) &&
        !linked.has(column),
    )?.column;
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
