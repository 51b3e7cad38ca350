import { fold } from "../../imports/recognition/header-words.ts";
import type { ColumnRole, FilePart } from "./file-part.ts";

const identifying = ["taxId", "personalId"] as const;

/**
 * Makes the files compare the same id: a passport's number in one and a social security number in the other would look as if
 * they contradicted each other. Where several files have a column of one name, that one is compared, in all of them.
 */
export function agreeOnIds(parts: readonly FilePart[]): FilePart[] {
  if (parts.length < 2) return [...parts];
  return identifying.reduce<FilePart[]>(
    (agreed, role) => {
      const shared = nameInMost(agreed, role);
      if (shared === null) return agreed;
      return agreed.map((part) => ({
        ...part,
        columns: part.columns.map((column) => withId(column, role, shared)),
      }));
    },
    [...parts],
  );
}

function nameInMost(parts: readonly FilePart[], role: (typeof identifying)[number]): string | null {
  const times = new Map<string, number>();
  for (const { columns } of parts)
    for (const { column, named } of columns)
      if (named === role) times.set(fold(column), (times.get(fold(column)) ?? 0) + 1);
  const [most] = [...times].toSorted(([, one], [, other]) => other - one);
  return most !== undefined && most[1] > 1 ? most[0] : null;
}

function withId(column: ColumnRole, role: (typeof identifying)[number], shared: string): ColumnRole {
  if (column.role !== role && column.named !== role) return column;
  return fold(column.column) === shared
    ? { ...column, role, why: "is called the same in several files" }
    : { ...column, role: null, why: "the files have another id in common" };
}
