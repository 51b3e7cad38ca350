import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { previewCustomFieldType } from "../../../contract/customers/custom-fields.ts";
import { type CustomType, customTypes, hasChoices } from "../../../contract/customers/custom-types.ts";
import { useRead } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./FieldList.module.css";
import type { Field, FieldChange, RecordKind } from "./useFields.ts";

type HoldsDialogProps = {
  field: Field;
  onClose: () => void;
  onKeep: (change: Pick<FieldChange, "type" | "choices">) => void;
};

/** What a field holds: its type, what of its values fits another one, and the words one can choose from, one on each line. */
export function HoldsDialog({ field, onClose, onKeep }: HoldsDialogProps) {
  const { fields: words, form } = useAdministrationTexts();
  const id = useId();
  const [type, choose] = useState<CustomType>(field.type);
  const [typed, write] = useState(field.choices.join("\n"));

  function keep() {
    const lines = typed.split("\n").map((line) => line.trim());
    const choices = [...new Set(lines.filter(Boolean))].slice(0, 200);
    onKeep({
      ...(type !== field.type && { type }),
      ...(choices.join("\n") !== field.choices.join("\n") && { choices }),
    });
  }

  return (
    <Dialog isOpen onClose={onClose} title={words.holdsEdit(field.title)}>
      <span className={classes.pair}>
        <label htmlFor={`${id}type`}>{words.holds}</label>
        <LineSelect
          id={`${id}type`}
          value={type}
          data-autofocus
          options={customTypes.map((one) => ({ value: one, label: words.types[one] }))}
          onPick={(picked) => choose(customTypes.find((one) => one === picked) ?? type)}
        />
      </span>
      {type === field.type ? null : <WhatFits field={field} type={type} />}
      {hasChoices(type) ? (
        <>
          <textarea
            className={classes.lines}
            rows={8}
            value={typed}
            aria-label={words.choicesEdit(field.title)}
            aria-describedby={id}
            onChange={(event) => write(event.target.value)}
          />
          <p id={id} className={classes.help}>
            {words.choicesHelp}
          </p>
        </>
      ) : null}
      <div className={classes.foot}>
        <Button variant="filled" onClick={keep}>
          {words.holdsSave}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {form.cancel}
        </Button>
      </div>
    </Dialog>
  );
}

/** What would become of the values under another type. Nothing of them is changed. */
function WhatFits({ field, type }: { field: Field; type: CustomType }) {
  const { fields: words } = useAdministrationTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(previewCustomFieldType, {
    recordKind: field.recordKind as RecordKind,
    key: field.key,
    type,
  });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} isInline />;
  if (!data) return <SkeletonLines lines={2} />;
  const { filled, fitting, isSample, others } = data;
  const left = filled - fitting;
  return (
    <div className={classes.fits} role="status">
      <p>
        {filled === 0
          ? words.fitNone
          : left === 0
            ? words.fitAll(filled, format.amount(filled))
            : words.fitSome(format.amount(left), format.amount(filled), words.types[type])}
        {isSample ? ` ${words.fitSample}` : null}
      </p>
      {others.length > 0 ? (
        <ul className={classes.others}>
          {others.map(({ value, records }) => (
            <li key={value}>
              <span title={value}>{value}</span>
              <span>{words.inRecords(records, format.amount(records))}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
