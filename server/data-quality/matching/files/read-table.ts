import type { Source } from "../../imports/reading/files/source.ts";
import { refuseDamaged } from "../../imports/reading/refuse-damaged.ts";
import { headerAgain } from "../../imports/reading/rows/header-again.ts";
import { readObjects } from "../../imports/reading/rows/read-objects.ts";
import { rawRows } from "../../imports/reading/rows/read-rows.ts";
import { isOfRecords, type Shape } from "../../imports/reading/rows/shape.ts";
import { type Packed, unpackRows } from "./packed-cells.ts";
import { type Lists, spreadRows } from "./spread-lists.ts";

/** Where a table of records lies and how its rows are cut; it can be told to another thread. */
export type Table = {
  source: Source;
  shape: Shape;
  named: readonly string[];
  lists: Lists | null;
  packed: Packed | null;
};

/** Hands over the cells of each row of a table, in order; they are the reader's and may be another row's afterwards. */
export function readTable(table: Table, onRow: (cells: readonly string[]) => void): Promise<void> {
  return refuseDamaged(table.source.path, async () => {
    for await (const bundle of bundlesOf(table)) for (const cells of bundle) onRow(cells);
  });
}

/** The rows of a table, some thousand at a time. */
export function bundlesOf({ source, shape, named, lists, packed }: Table) {
  const plain = rowsOf(source, shape, named);
  const spread = lists === null ? plain : spreadRows(plain, lists);
  return packed === null ? spread : unpackRows(spread, packed);
}

/**
 * Unlike an import this takes the last rows as they are: a record that looks like a sum is still a record. The header once
 * more is none.
 */
export async function* rowsOf(
  source: Source,
  shape: Shape,
  header: readonly string[],
): AsyncGenerator<readonly (readonly string[])[]> {
  const bundles = isOfRecords(shape) ? readObjects(source, shape, header) : rawRows(source, shape);
  const isHeader = isOfRecords(shape) ? () => false : headerAgain(header);
  for await (const bundle of bundles)
    yield bundle.flatMap((row) => (row.rowNo > shape.headerRow && !isHeader(row) ? [row.cells] : []));
}
