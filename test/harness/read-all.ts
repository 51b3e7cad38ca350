import { refuseDamaged } from "../../server/data-quality/imports/reading/refuse-damaged.ts";
import { readRows } from "../../server/data-quality/imports/reading/rows/read-rows.ts";
import { lookAtFile } from "../../server/data-quality/imports/reading/tables/look-at-files.ts";
import type { Look } from "../../server/data-quality/imports/reading/tables/table-plan.ts";

/**
 * Reads all of a file as an import does: every table in it to its end. Throws as the import does.
 * @returns the tables, how many rows came, and the cells of the first of them
 */
export async function readAll(
  path: string,
  storedAt: string,
): Promise<{ looks: Look[]; count: number; first: readonly string[] }> {
  const looks = await lookAtFile({ path, storedAt });
  let count = 0;
  let first: readonly string[] = [];
  for (const look of looks) {
    if (look.trouble !== null) throw look.trouble;
    const { shape, header: columns } = look;
    if (shape === null) continue;
    await refuseDamaged(look.path, async () => {
      for await (const bundle of readRows(look, shape, columns)) {
        if (count === 0) first = bundle[0]?.cells ?? [];
        count += bundle.length;
      }
    });
  }
  return { looks, count, first };
}
