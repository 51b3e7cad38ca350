import { type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import classes from "./FieldList.module.css";
import { FieldRow } from "./FieldRow.tsx";
import { reordered } from "./reordered.ts";
import type { Field, FieldChange, FieldUse, useFields } from "./useFields.ts";

type FieldListProps = {
  kindTitle: string;
  fields: readonly Field[];
  use: FieldUse | undefined;
  mayChange: boolean;
  onChange: (field: Field, change: FieldChange) => void;
} & Pick<ReturnType<typeof useFields>, "show" | "send">;

/** The fields of one kind in their order, which the handles change: by dragging, or with the arrow keys. */
export function FieldList({ kindTitle, fields, use, mayChange, onChange, show, send }: FieldListProps) {
  const { fields: words } = useAdministrationTexts();
  const body = useRef<HTMLTableSectionElement>(null);
  const dragged = useRef<string>(undefined);
  const stepped = useRef<string>(undefined);
  const [said, say] = useState("");
  const keys = fields.map(({ key }) => key);

  // A row that is put elsewhere in the page loses the focus, and the next arrow key would go nowhere.
  useLayoutEffect(() => {
    if (stepped.current === undefined) return;
    body.current?.rows[fields.findIndex(({ key }) => key === stepped.current)]
      ?.querySelector("button")
      ?.focus();
    stepped.current = undefined;
  }, [fields]);

  function move(field: Field, to: number) {
    const next = reordered(keys, keys.indexOf(field.key), to);
    if (next.join("\n") === keys.join("\n")) return;
    stepped.current = field.key;
    send(next);
    say(words.movedTo(field.title, next.indexOf(field.key) + 1, next.length));
  }

  function drag(event: PointerEvent<HTMLButtonElement>, { key }: Field) {
    // The rows change places under the pointer, so what holds it is what stays.
    body.current?.setPointerCapture(event.pointerId);
    dragged.current = key;
  }

  function over(event: PointerEvent) {
    const key = dragged.current;
    if (key === undefined || body.current === null) return;
    const from = keys.indexOf(key);
    const rows = [...body.current.rows].map((row) => row.getBoundingClientRect());
    const to = rows.filter(({ top, height }, at) => at !== from && event.clientY > top + height / 2).length;
    if (to !== from) show(reordered(keys, from, to));
  }

  function drop() {
    if (dragged.current !== undefined) send(keys);
    dragged.current = undefined;
  }

  return (
    <>
      <table className={classes.table} aria-label={words.listOf(kindTitle)}>
        <thead>
          <tr>
            <th scope="col" className={classes.handle} aria-hidden />
            <th scope="col">{words.called}</th>
            <th scope="col" className={classes.holds}>
              {words.holds}
            </th>
            <th scope="col" className={classes.filled}>
              {words.filled}
            </th>
            <th scope="col" className={classes.check}>
              {words.required}
            </th>
            <th scope="col" className={classes.check}>
              {words.shown}
            </th>
            <th scope="col" className={classes.action} aria-hidden />
          </tr>
        </thead>
        <tbody ref={body} onPointerMove={over} onPointerUp={drop} onPointerCancel={drop}>
          {fields.map((field, at) => (
            <FieldRow
              key={field.key}
              {...{ field, use, mayChange, onChange }}
              handle={{
                onPointerDown: (event) => drag(event, field),
                onKeyDown: (event) => {
                  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
                  if (step === 0) return;
                  event.preventDefault();
                  move(field, at + step);
                },
              }}
            />
          ))}
        </tbody>
      </table>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}
