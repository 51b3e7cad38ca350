import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { refuse } from "../refuse.ts";

/** One column of a list's order, with the value it had on the last row of the page before. */
export type SortKey = {
  column: RawBuilder<unknown>;
  direction: "asc" | "desc";
  value: unknown;
  /** The column may be empty; empty ones stand last in either direction (write `nulls last` in the order). */
  nullable?: boolean;
};

/** The mark of a page: the sort key of its last row, as base64url JSON. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/**
 * Reads a page's mark back.
 * @param schema the shape of the sort key, usually `z.tuple([…])`
 * @returns undefined when no mark was given; refuses with `cursor_invalid` when it is not one of this list
 */
export function decodeCursor<Key>(text: string | undefined, schema: z.ZodType<Key>): Key | undefined {
  if (text === undefined) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    refuse("cursor_invalid");
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) refuse("cursor_invalid");
  return parsed.data;
}

/**
 * The condition "comes after the last row of the page before". The last key must be unique (an id).
 * With one direction and no empty values it is a row comparison, which an index over the same columns answers from any
 * depth; otherwise it is spelled out column by column, with the first column's range in front for the index.
 */
export function afterKeys(keys: readonly SortKey[]): RawBuilder<boolean> {
  const first = keys[0];
  if (first === undefined) return sql<boolean>`true`;
  const oneWay = keys.every((key) => key.direction === first.direction && !key.nullable);
  if (oneWay) {
    const columns = sql.join(keys.map((key) => key.column));
    const values = sql.join(keys.map((key) => sql`${key.value}`));
    return first.direction === "asc"
      ? sql<boolean>`((${columns}) > (${values}))`
      : sql<boolean>`((${columns}) < (${values}))`;
  }
  const cases = keys.map((key, at) => sql.join([...keys.slice(0, at).map(sameAs), beyond(key)], sql` and `));
  return sql<boolean>`(${sql.join(
    cases.map((one) => sql`(${one})`),
    sql` or `,
  )})`;
}

function sameAs(key: SortKey): RawBuilder<unknown> {
  return key.value === null ? sql`${key.column} is null` : sql`${key.column} = ${key.value}`;
}

function beyond(key: SortKey): RawBuilder<unknown> {
  if (key.value === null) return sql`false`;
  const further =
    key.direction === "asc" ? sql`${key.column} > ${key.value}` : sql`${key.column} < ${key.value}`;
  return key.nullable ? sql`(${further} or ${key.column} is null)` : further;
}

/**
 * Makes a page of rows that were read with `limit + 1`: the one too many only says that there is more.
 * @param keyOf the sort key of a row, in the order of the list
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly unknown[],
): { rows: Row[]; next: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
