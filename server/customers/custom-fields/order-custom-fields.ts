import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { record } from "../../plumbing/events.ts";
import { customFieldsOf } from "./list-custom-fields.ts";

/** Puts a kind's fields in the order of `keys`; those not named keep theirs, after them. */
export async function orderCustomFields({ tx, actor, input }: Call<typeof customers.orderCustomFields>) {
  const { recordKind, keys } = input;
  await tx.sql`
    update custom_field f
    set place = n.place, version = version + 1
    from (
      select o.record_kind, o.key,
        (row_number() over (order by k.at nulls last, o.place, o.title, o.key))::integer as place
      from custom_field o
      left join unnest(${keys}::text[]) with ordinality k (key, at) on k.key = o.key
      where o.record_kind = ${recordKind}
    ) n
    where f.record_kind = n.record_kind and f.key = n.key and f.place <> n.place`;
  await record(tx, actor, {
    name: "custom_field.ordered",
    subjectKind: "custom_field",
    subjectId: recordKind,
    differences: { keys: { from: null, to: keys } },
  });
  return { rows: await customFieldsOf(tx, recordKind) };
}
