import type { Tx } from "../../plumbing/database/db.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { colleaguesOf, unfit } from "./fit-field.ts";
import { customFieldsOf } from "./list-custom-fields.ts";

/**
 * Refuses values that don't fit the fields they are given for, with the fields. What the workspace has no field for is
 * kept as it is; an empty value takes one away, unless its field is required.
 * @param values by key
 */
export async function requireCustomValues(
  tx: Tx,
  recordKind: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const fields = (await customFieldsOf(tx, recordKind)).filter(({ key }) => values[key] !== undefined);
  const colleagues = fields.some(({ type }) => type === "person")
    ? await colleaguesOf(tx)
    : new Set<string>();
  const problems = fields.flatMap((field) => {
    const { key, title, isRequired, isRetired } = field;
    const value = values[key];
    if (value === null || value === "")
      return isRequired && !isRetired ? [{ path: `custom.${key}`, message: `${title} can't be empty.` }] : [];
    const why = unfit(field, String(value), colleagues);
    return why === null ? [] : [{ path: `custom.${key}`, message: `${title}: ${why}` }];
  });
  if (problems.length > 0) refuse("custom_value_unreadable", {}, problems);
}
