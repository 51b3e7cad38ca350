import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  changeCustomField,
  countCustomFieldUse,
  listCustomFields,
  orderCustomFields,
} from "../../../contract/customers/custom-fields.ts";
import type { customRecordKinds } from "../../../contract/customers/custom-types.ts";
import type { GivenOf, OutputOf } from "../../../contract/endpoint.ts";
import { keyOf, useRead, useWrite } from "../../api.ts";

export type RecordKind = (typeof customRecordKinds)[number];
export type Field = OutputOf<typeof listCustomFields>["rows"][number];
export type FieldUse = OutputOf<typeof countCustomFieldUse>;
export type FieldChange = Pick<
  GivenOf<typeof changeCustomField>,
  "title" | "type" | "choices" | "isRequired" | "isHidden" | "isRetired"
>;

type Asked = { kind: RecordKind; key: string; changes: FieldChange };

/** All fields of the workspace, and what changes those of one kind. Changes stand on the screen before they are answered. */
export function useFields(kind: RecordKind, mayChange: boolean) {
  const client = useQueryClient();
  const list = useRead(listCustomFields, {});
  const use = useRead(countCustomFieldUse, { recordKind: kind }, { isOn: mayChange, staleMs: 60_000 });
  const [placed, place] = useState<{ kind: RecordKind; keys: readonly string[] }>();
  const [asked, ask] = useState<readonly Asked[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const change = useWrite(changeCustomField, { invalidates: [listCustomFields] });
  const order = useWrite(orderCustomFields, { invalidates: [listCustomFields] });
  const own = (list.data?.rows ?? [])
    .filter(({ recordKind }) => recordKind === kind)
    .map((field) => withAsked(field, asked));
  const rank = new Map((placed?.kind === kind ? placed.keys : []).map((key, at) => [key, at]));
  const rankOf = ({ key }: Field) => rank.get(key) ?? rank.size;
  const inUse = own.filter(({ isRetired }) => !isRetired).sort((a, b) => rankOf(a) - rankOf(b));

  /** One after the other, each on what the one before it made. */
  function inTurn(write: () => Promise<unknown>): Promise<void> {
    const turn = queue.current.then(async () => void (await write()));
    queue.current = turn.catch(() => undefined);
    return turn;
  }

  function changeField({ key }: Field, changes: FieldChange): Promise<void> {
    const one = { kind, key, changes };
    ask((before) => [...before, one]);
    const answered = inTurn(async () => {
      // Another one may have changed it, or an order counted it up since it was drawn.
      const now = client.getQueryData<OutputOf<typeof listCustomFields>>(keyOf(listCustomFields, {}));
      const version = now?.rows.find((row) => row.recordKind === kind && row.key === key)?.version;
      await change.mutateAsync({ recordKind: kind, key, version: version ?? 1, ...changes });
    });
    return answered.finally(() => ask((before) => before.filter((other) => other !== one)));
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
      // What was dragged elsewhere meanwhile stays where it is held.
      const letGo = () => place((now) => (now?.keys === keys ? undefined : now));
      void inTurn(() => order.mutateAsync({ recordKind: kind, keys: [...keys] })).then(letGo, letGo);
    },
  };
}

function withAsked(field: Field, asked: readonly Asked[]): Field {
  const own = asked.filter(({ kind, key }) => kind === field.recordKind && key === field.key);
  const said = own.flatMap(({ changes }) =>
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  return { ...field, ...Object.fromEntries(said) };
}

/** Fields that stand in no record at all; nothing is said where only some of the records were looked at. */
export function unusedOf(fields: readonly Field[], use: FieldUse | undefined): Field[] {
  if (use === undefined || use.isSample || use.looked === 0) return [];
  const filled = new Set(use.rows.filter((row) => row.filled > 0).map(({ key }) => key));
  return fields.filter(({ key }) => !filled.has(key));
}
