import { Button } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { type ComponentProps, useState } from "react";
import { hasChoices } from "../../../contract/customers/custom-types.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { SettledInput } from "../../ui/controls/SettledInput.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import check from "../../ui/table/Check.module.css";
import classes from "./FieldList.module.css";
import { HoldsDialog } from "./HoldsDialog.tsx";
import type { Field, FieldChange, FieldUse } from "./useFields.ts";

type FieldRowProps = {
  field: Field;
  use: FieldUse | undefined;
  mayChange: boolean;
  handle: ComponentProps<"button">;
  onChange: (field: Field, change: FieldChange) => void;
};

export function FieldRow({ field, use, mayChange, handle, onChange }: FieldRowProps) {
  const { fields: words } = useAdministrationTexts();
  const { key, title, isRequired, isHidden } = field;
  return (
    <tr className={classes.row}>
      <td className={classes.handle}>
        <button
          type="button"
          className={classes.grip}
          aria-label={words.move(title)}
          disabled={!mayChange}
          {...handle}
        >
          <IconGripVertical size={16} stroke={1.6} aria-hidden />
        </button>
      </td>
      <th scope="row" className={classes.called}>
        <SettledInput
          aria-label={words.calledOf(key)}
          value={title}
          title={title}
          maxLength={100}
          disabled={!mayChange}
          onSettle={(text) => text.trim() !== "" && onChange(field, { title: text.trim() })}
        />
        {key === title ? null : <span className={classes.key}>{words.key(key)}</span>}
      </th>
      <td className={classes.holds}>
        <Holds field={field} mayChange={mayChange} onChange={(change) => onChange(field, change)} />
      </td>
      <td className={classes.filled} data-label={words.filled}>
        {mayChange ? <Filled field={field} use={use} /> : null}
      </td>
      <Check
        label={words.requiredOf(title)}
        title={words.required}
        isOn={isRequired}
        isDisabled={!mayChange}
        onChange={(isOn) => onChange(field, { isRequired: isOn })}
      />
      <Check
        label={words.shownOf(title)}
        title={words.shown}
        isOn={!isHidden}
        isDisabled={!mayChange}
        onChange={(isOn) => onChange(field, { isHidden: !isOn })}
      />
      <td className={classes.action}>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={!mayChange}
          aria-label={words.retireOf(title)}
          onClick={() => onChange(field, { isRetired: true })}
        >
          {words.retire}
        </Button>
      </td>
    </tr>
  );
}

type CheckProps = {
  label: string;
  title: string;
  isOn: boolean;
  isDisabled: boolean;
  onChange: (isOn: boolean) => void;
};

function Check({ label, title, isOn, isDisabled, onChange }: CheckProps) {
  return (
    <td className={classes.check} data-label={title}>
      <input
        type="checkbox"
        className={check.box}
        aria-label={label}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </td>
  );
}

type HoldsProps = Pick<FieldRowProps, "field" | "mayChange"> & { onChange: (change: FieldChange) => void };

/** The type, or how many words one can choose from; pressed, both can be changed. */
function Holds({ field, mayChange, onChange }: HoldsProps) {
  const { fields: words } = useAdministrationTexts();
  const [isOpen, open] = useState(false);
  const { type, choices, title } = field;
  const held =
    !hasChoices(type) || choices.length === 0
      ? words.types[type]
      : type === "several"
        ? words.severalOf(choices.length)
        : words.choicesOf(choices.length);
  return (
    <>
      <button
        type="button"
        className={classes.choices}
        title={choices.join(", ")}
        aria-label={`${words.holdsEdit(title)}: ${held}`}
        disabled={!mayChange}
        onClick={() => open(true)}
      >
        {held}
      </button>
      {isOpen ? (
        <HoldsDialog
          field={field}
          onClose={() => open(false)}
          onKeep={(change) => {
            open(false);
            if (Object.keys(change).length > 0) onChange(change);
          }}
        />
      ) : null}
    </>
  );
}

function Filled({ field: { key }, use }: { field: Field; use: FieldUse | undefined }) {
  const { fields: words } = useAdministrationTexts();
  const format = useFormat();
  if (use === undefined) return <span className={classes.quiet}>{words.counting}</span>;
  const filled = use.rows.find((row) => row.key === key)?.filled ?? 0;
  const share = use.looked === 0 ? 0 : filled / use.looked;
  return (
    <span className={filled === 0 ? classes.quiet : undefined}>
      {use.isSample
        ? words.aboutFilled(format.percent(share))
        : words.filledOf(format.amount(filled), format.amount(use.looked))}
    </span>
  );
}
