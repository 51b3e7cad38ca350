import { useId } from "react";
import classes from "./Choice.module.css";

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** As wide as its surroundings. */
  isWide?: boolean;
};

/** One of a few, all in sight. Radio buttons underneath, so arrows move and forms know it. */
export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
  isWide = false,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <div className={classes.choice} role="radiogroup" aria-label={label} data-wide={isWide || undefined}>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input
            className={classes.radio}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={classes.words}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
