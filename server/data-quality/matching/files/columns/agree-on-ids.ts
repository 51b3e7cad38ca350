import { taxCode } from "../../../../matching/plain-code.ts";
import { fold } from "../../../imports/recognition/header-words.ts";
import type { FilePart } from "../file-part.ts";
import type { ColumnRole } from "./column-role.ts";

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
      if (shared === null) return withoutUnlike(agreed, role);
      return agreed.map((part) => ({
        ...part,
        columns: part.columns.map((column) => withId(column, role, shared)),
      }));
    },
    [...parts],
  );
}

/**
 * Without the ids of the later of two files that are not written alike (a VAT number, and one that a credit agency gives out), and of
 * which none is in the other: the country in front is said by one system and not by another.
 */
function withoutUnlike(parts: readonly FilePart[], role: (typeof identifying)[number]): FilePart[] {
  let known: ReadonlySet<string> | null = null;
  const codes = new Set<string>();
  return parts.map((part) => {
    const at = part.columns.findIndex((column) => column.role === role);
    if (at === -1) return part;
    const cells = part.file.sample.map((row) => row[at] ?? "");
    const shapes = shapesOf(cells);
    const own = cells.map(taxCode).filter(Boolean);
    const isKnown = [...shapes].some((shape) => known?.has(shape)) || own.some((code) => codes.has(code));
    if (known === null || shapes.size === 0 || isKnown) {
      known = new Set([...(known ?? []), ...shapes]);
      for (const code of own) codes.add(code);
      return part;
    }
    const why = "the files know their records by ids of different kinds";
    return {
      ...part,
      columns: part.columns.map((column, place) => (place === at ? { ...column, role: null, why } : column)),
    };
  });
}

/** How most ids of a column are written: how many letters and figures, in which order. */
function shapesOf(cells: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const cell of cells) {
    const plain = plainOf(cell);
    if (plain === "") continue;
    filled += 1;
    const shape = plain.replace(/\p{L}/gu, "a").replace(/\p{N}/gu, "0");
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([shape, count]) => (count * 20 >= filled ? [shape] : [])));
}

const plainOf = (cell: string) => cell.replace(/[^\p{L}\p{N}]/gu, "");

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
