import type { ComponentProps } from "react";
import { classNames } from "../class-names.ts";
import input from "./LineInput.module.css";
import classes from "./LineSelect.module.css";

type LineSelectProps = Omit<ComponentProps<"select">, "onChange"> & {
  options: readonly { value: string; label: string }[];
  onPick: (value: string) => void;
};

/** One of a few, in a row of a list or beside a sentence: the browser's own, which a thumb and a keyboard know. In a form take SelectField. */
export function LineSelect({ options, onPick, className, ...rest }: LineSelectProps) {
  return (
    <select
      {...rest}
      className={classNames(input.input, classes.select, className)}
      onChange={(event) => onPick(event.target.value)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
