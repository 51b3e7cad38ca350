import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { type CustomField, customFieldColumns } from "./list-custom-fields.ts";

/** Adds a field after those a kind of record has. Its key is its first title, and stays when it is renamed. */
export async function createCustomField({ tx, actor, input }: Call<typeof customers.createCustomField>) {
  const { recordKind, title, type, choices, isRequired, isHidden } = input;
  const [made] = await tx.sql<CustomField>`
    insert into custom_field (record_kind, key, title, type, choices, place, is_required, is_hidden, created_at)
    select ${recordKind}, ${title}, ${title}, ${type}, ${JSON.stringify(choices)}, coalesce(max(place), 0) + 1,
      ${isRequired}, ${isHidden}, ${tx.now}
    from custom_field
    where record_kind = ${recordKind}
    on conflict do nothing
    returning ${customFieldColumns}`;
  if (made === undefined) refuse("custom_field_known");
  await record(tx, actor, {
    name: "custom_field.created",
    subjectKind: "custom_field",
    subjectId: `${recordKind}/${made.key}`,
    differences: { title: { from: null, to: title }, type: { from: null, to: type } },
  });
  return made;
}
