import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { given } from "../../plumbing/given.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type CustomField, customFieldColumns } from "./list-custom-fields.ts";

/**
 * Renames, hides or requires a field, says anew what it holds, retires it or takes it back. Values stay where and as they
 * are: of a retired one, and those that don't fit a new type.
 */
export async function changeCustomField({ tx, actor, input }: Call<typeof customers.changeCustomField>) {
  const { recordKind, key, version, ...fields } = input;
  const [before] = await tx.sql<CustomField>`
    select ${customFieldColumns}
    from custom_field
    where record_kind = ${recordKind} and key = ${key}
    for update`;
  if (before === undefined) refuse("not_found");
  if (before.version !== version) refuse("version_stale");
  const after = { ...before, ...given(fields) };
  const differences = differencesBetween(before, after);
  if (Object.keys(differences).length === 0) return before;
  await tx.sql`
    update custom_field
    set title = ${after.title}, type = ${after.type}, choices = ${JSON.stringify(after.choices)}, is_required = ${after.isRequired},
      is_hidden = ${after.isHidden}, is_retired = ${after.isRetired}, version = version + 1
    where record_kind = ${recordKind} and key = ${key}`;
  await record(tx, actor, {
    name: "custom_field.changed",
    subjectKind: "custom_field",
    subjectId: `${recordKind}/${key}`,
    differences,
  });
  return { ...after, version: before.version + 1 };
}
