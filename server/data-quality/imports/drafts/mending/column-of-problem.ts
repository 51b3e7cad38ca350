import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { columnKey } from "../../reading/tables/column-key.ts";

/**
 * The column a problem is about. Problems name a column of theirs, the columns of a link with commas between them, or, where a
 * required field stayed empty, the field of ours.
 */
export function columnOfProblem(
  field: string | null,
  header: readonly string[],
  maps: readonly ModuleMap[],
): string | null {
  if (!field) return null;
  const own =
    header.find((column) => column === field) ??
    header.find((column) => columnKey(column) === columnKey(field));
  if (own !== undefined) return own;
  const [first] = field.split(", ");
  const named = header.find((column) => column === first);
  if (named !== undefined) return named;
  const mapped = maps.flatMap((map) => columnsFilling(map, field))[0];
  return header.find((column) => mapped !== undefined && columnKey(column) === columnKey(mapped)) ?? null;
}

function columnsFilling({ columns }: ModuleMap, field: string): string[] {
  return Object.entries(columns).flatMap(([column, given]) =>
    fieldsOfTarget(given).includes(field) ? column : [],
  );
}
