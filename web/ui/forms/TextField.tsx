import type { TextareaProps, TextInputProps } from "@mantine/core";
import { Textarea } from "../controls/Textarea.ts";
import { TextInput } from "../controls/TextInput.ts";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type TextFieldProps = FieldWords & Omit<TextInputProps, "label" | "description" | "required">;

/** One line of text. Spread `form.getInputProps(name)` into it. */
export function TextField({ label, help, isOptional = false, ...rest }: TextFieldProps) {
  return <TextInput {...useFieldProps({ label, help, isOptional })} {...rest} />;
}

type NoteFieldProps = FieldWords & Omit<TextareaProps, "label" | "description" | "required">;

/** Several lines of text; grows with what is written. */
export function NoteField({ label, help, isOptional = false, ...rest }: NoteFieldProps) {
  return (
    <Textarea autosize minRows={3} maxRows={12} {...useFieldProps({ label, help, isOptional })} {...rest} />
  );
}
