import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import check from "../table/Check.module.css";
import classes from "./CheckField.module.css";

type CheckFieldProps = {
  label: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  help?: string;
  isDisabled?: boolean;
  name?: string;
  /** Fills its line and lights up under the pointer: in lists of choices. */
  asRow?: boolean;
};

/** Yes or no, with its words. */
export function CheckField({
  label,
  isOn,
  onChange,
  help,
  isDisabled = false,
  name,
  asRow = false,
}: CheckFieldProps) {
  return (
    <label className={classNames(classes.field, asRow && classes.row)}>
      <input
        className={classNames(check.box, classes.box)}
        type="checkbox"
        name={name}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {help === undefined ? null : <span className={classes.help}>{help}</span>}
      </span>
    </label>
  );
}
