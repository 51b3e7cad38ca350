import { type ReactNode, useId } from "react";
import { CheckField } from "./CheckField.tsx";
import classes from "./Checks.module.css";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type ChecksProps = FieldWords & {
  options: readonly string[];
  chosen: readonly string[];
  /** Gets what is chosen, in the order of the options. */
  onChange: (chosen: string[]) => void;
  error?: ReactNode;
};

/** Several of a list, each with its box. */
export function Checks({ label, help, isOptional, options, chosen, onChange, error }: ChecksProps) {
  const id = useId();
  const words = useFieldProps({ label, help, ...(isOptional !== undefined && { isOptional }) });
  return (
    <fieldset className={classes.checks} aria-describedby={error ? id : undefined}>
      <legend className={classes.label}>{words.label}</legend>
      {options.map((one) => (
        <CheckField
          key={one}
          label={one}
          isOn={chosen.includes(one)}
          onChange={(isOn) =>
            onChange(options.filter((other) => (other === one ? isOn : chosen.includes(other))))
          }
        />
      ))}
      {help ? <p className={classes.help}>{help}</p> : null}
      {error ? (
        <p id={id} className={classes.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
