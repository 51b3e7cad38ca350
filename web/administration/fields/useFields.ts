import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  changeCustomField,
  countCustomFieldUse,
  listCustomFields,
  orderCustomFields,
} from "../../../contract/custom-fields.ts";
import type { customRecordKinds } from "../../../contract/custom-types.ts";
import type { GivenOf, OutputOf } from "../../../contract/endpoint.ts";
import { keyOf, useRead, useWrite } from "../../api.ts";

export type RecordKind = (typeof customRecordKinds)[number];
export type Field = OutputOf<typeof listCustomFields>["rows"][number];
export type FieldUse = OutputOf<typeof countCustomFieldUse>;
export type FieldChange = Pick<
  GivenOf<typeof changeCustomField>,
  "title" | "choices" | "isRequired" | "isHidden" | "isRetired"
>;

/** All fields of the workspace, and what changes those of one kind. An order stands on the screen before it is answered. */
export function useFields(kind: RecordKind, mayChange: boolean) {
  const client = useQueryClient();
  const list = useRead(listCustomFields, {});
  const use = useRead(countCustomFieldUse, { recordKind: kind }, { isOn: mayChange, staleMs: 60_000 });
  const [placed, place] = useState<{ kind: RecordKind; keys: readonly string[] }>();
  const change = useWrite(changeCustomField, { invalidates: [listCustomFields] });
  const order = useWrite(orderCustomFields, { invalidates: [listCustomFields] });
  const own = (list.data?.rows ?? []).filter(({ recordKind }) => recordKind === kind);
  const rank = new Map((placed?.kind === kind ? placed.keys : []).map((key, at) => [key, at]));
  const rankOf = ({ key }: Field) => rank.get(key) ?? rank.size;
  const inUse = own.filter(({ isRetired }) => !isRetired).sort((a, b) => rankOf(a) - rankOf(b));

  async function changeField({ key }: Field, changes: FieldChange) {
    // Another one may have changed it, or an order counted it up since it was drawn.
    const now = client.getQueryData<OutputOf<typeof listCustomFields>>(keyOf(listCustomFields, {}));
    const version = now?.rows.find((one) => one.recordKind === kind && one.key === key)?.version;
    await change.mutateAsync({ recordKind: kind, key, version: version ?? 1, ...changes });
  }

  return {
    list,
    use: use.data,
    inUse,
    retired: own.filter(({ isRetired }) => isRetired),
    problem: change.error ?? order.error ?? undefined,
    changeField,
    /** Shows an order without sending it, as while something is dragged. */
    show: (keys: readonly string[]) => place({ kind, keys }),
    send: (keys: readonly string[]) => {
      place({ kind, keys });
      order.mutate({ recordKind: kind, keys: [...keys] }, { onSettled: () => place(undefined) });
    },
  };
}

/** Fields that stand in no record at all; nothing is said where only some of the records were looked at. */
export function unusedOf(fields: readonly Field[], use: FieldUse | undefined): Field[] {
  if (use === undefined || use.isSample || use.looked === 0) return [];
  const filled = new Set(use.rows.filter((row) => row.filled > 0).map(({ key }) => key));
  return fields.filter(({ key }) => !filled.has(key));
}
