import { z } from "zod";
import type { Permission } from "../../../contract/permissions.ts";
import { guardOf } from "../../../contract/values.ts";

type Filter = (value: unknown, may: ReadonlySet<Permission>) => unknown;

/**
 * Makes the function that takes guarded fields (see `money()` in contract/values.ts) out of a reply for those who may
 * not see them. Works on what the contract declares, so a new field is guarded where it is declared.
 * @returns undefined when the output holds no guarded field
 */
export function replyFilter(schema: z.ZodType): Filter | undefined {
  if (schema instanceof z.ZodObject) return objectFilter(schema);
  if (schema instanceof z.ZodArray) {
    const inner = replyFilter(schema.element as z.ZodType);
    return inner && ((value, may) => (Array.isArray(value) ? value.map((item) => inner(item, may)) : value));
  }
  if (schema instanceof z.ZodRecord) {
    const inner = replyFilter(schema.valueType as z.ZodType);
    return inner && ((value, may) => mapValues(value, (item) => inner(item, may)));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return replyFilter(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodUnion) {
    const filters = schema.options
      .map((option) => replyFilter(option as z.ZodType))
      .filter((filter) => filter !== undefined);
    if (filters.length === 0) return undefined;
    return (value, may) => filters.reduce((kept, filter) => filter(kept, may), value);
  }
  return undefined;
}

function objectFilter(schema: z.ZodObject): Filter | undefined {
  const guarded: [string, Permission][] = [];
  const nested: [string, Filter][] = [];
  for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
    const guard = guardOf(field);
    if (guard !== undefined) guarded.push([name, guard]);
    const inner = replyFilter(field);
    if (inner !== undefined) nested.push([name, inner]);
  }
  if (guarded.length === 0 && nested.length === 0) return undefined;
  return (value, may) => {
    if (typeof value !== "object" || value === null) return value;
    const kept: Record<string, unknown> = { ...value };
    for (const [name, permission] of guarded) if (!may.has(permission)) delete kept[name];
    for (const [name, inner] of nested) if (name in kept) kept[name] = inner(kept[name], may);
    return kept;
  };
}

function mapValues(value: unknown, change: (item: unknown) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item)]));
}
