import type { TextInputProps } from "@mantine/core";
import { TextInput } from "../controls/TextInput.ts";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type DateFieldProps = FieldWords & Omit<TextInputProps, "label" | "description" | "required" | "type">;

/** A business day as `2026-11-21`: the browser's own calendar, in the reader's own order of day and month. */
export function DateField({ label, help, isOptional = false, ...rest }: DateFieldProps) {
  return <TextInput type="date" {...useFieldProps({ label, help, isOptional })} {...rest} />;
}
