import { useState } from "react";
import { TextField } from "../../ui/forms/TextField.tsx";

type NumberFieldProps = {
  label: string;
  value: number | null;
  onChange: (value: number) => void;
  /** Shown as so many times the value: 100 for shares that are read in percent. */
  scale?: number;
  error?: string | undefined;
};

/** A number of a policy, typed as text so that half a number is no other number meanwhile. */
export function NumberField({ label, value, onChange, scale = 1, error }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? "" : String(Math.round(value * scale * 10_000) / 10_000));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      error={error}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = Number(typed.replace(",", "."));
        // What is no number is sent as it is, and the server says what is missing.
        onChange(typed.trim() === "" || Number.isNaN(read) ? Number.NaN : read / scale);
      }}
    />
  );
}
