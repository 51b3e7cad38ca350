import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { recordsToLookAt } from "./count-custom-field-use.ts";
import { colleaguesOf, unfit } from "./fit-field.ts";

const othersShown = 20;
// More different values than this are long texts, of which nobody reads the rest.
const valuesMost = 100_000;

/** Says what of a field's values fits another type; the rest would stay as it stands and be shown as text. Changes nothing. */
export async function previewCustomFieldType({ tx, input }: Call<typeof customers.previewCustomFieldType>) {
  const { recordKind, key, type } = input;
  const [field] = await tx.sql<{ choices: string[] }>`
    select choices from custom_field where record_kind = ${recordKind} and key = ${key}`;
  if (field === undefined) refuse("not_found");
  const { looked, isSample } = await recordsToLookAt(tx, recordKind);
  const values = await tx.sql<{ value: string; records: number }>`
    select looked.custom->>${key} as value, count(*) as records
    from (${looked}) looked
    where looked.custom->>${key} <> ''
    group by 1
    order by 2 desc, 1
    limit ${valuesMost}`;
  const colleagues = type === "person" ? await colleaguesOf(tx) : new Set<string>();
  const others = values.filter(
    ({ value }) => unfit({ type, choices: field.choices }, value, colleagues) !== null,
  );
  const sum = (rows: readonly { records: number }[]) =>
    rows.reduce((total, { records }) => total + records, 0);
  return {
    filled: sum(values),
    fitting: sum(values) - sum(others),
    isSample: isSample || values.length === valuesMost,
    others: others
      .slice(0, othersShown)
      .map(({ value, records }) => ({ value: value.slice(0, 200), records })),
  };
}
