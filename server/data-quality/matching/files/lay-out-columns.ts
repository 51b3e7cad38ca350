import { type Role, roles } from "../../../matching/roles.ts";
import { fold } from "../../imports/recognition/header-words.ts";
import type { ColumnRole } from "./columns/column-role.ts";

/** Columns that several files share: the role of each, and for each file which of its cells goes where (-1: it has none). */
export type Layout = { columns: readonly Role[]; places: readonly (readonly number[])[] };

/**
 * Lays the columns of several files out beside each other: those of one role in their order, texts by their names. A text
 * that only one of several files has tells nothing and is left out; so are ids, which each system gives out by itself.
 */
export function layOutColumns(files: readonly (readonly ColumnRole[])[]): Layout {
  const columns: Role[] = [];
  const places: number[][] = files.map(() => []);
  const add = (role: Role, from: readonly number[]) => {
    columns.push(role);
    for (const [file, place] of from.entries()) places[file]?.push(place);
  };
  for (const role of roles) {
    if (role === "id" || role === "text") continue;
    const those = files.map((file) => file.flatMap((column, place) => (column.role === role ? [place] : [])));
    const count = Math.max(0, ...those.map((one) => one.length));
    for (let nth = 0; nth < count; nth += 1)
      add(
        role,
        those.map((one) => one[nth] ?? -1),
      );
  }
  for (const name of textColumns(files))
    add(
      "text",
      files.map((file) => file.findIndex((one) => one.role === "text" && fold(one.column) === fold(name))),
    );
  return { columns, places };
}

/** The texts that are compared, in their order, as the first file calls them. */
export function textColumns(files: readonly (readonly ColumnRole[])[]): string[] {
  const found = new Map<string, { name: string; times: number }>();
  for (const { column, role } of files.flat()) {
    if (role !== "text") continue;
    const { name, times } = found.get(fold(column)) ?? { name: column, times: 0 };
    found.set(fold(column), { name, times: times + 1 });
  }
  const least = Math.min(2, files.length);
  return [...found.values()].flatMap(({ name, times }) => (times >= least ? [name] : []));
}
