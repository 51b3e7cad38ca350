import type { PasswordInputProps } from "@mantine/core";
import { useTexts } from "../../texts/TextsContext.tsx";
import { PasswordInput } from "../controls/PasswordInput.ts";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type PasswordFieldProps = FieldWords & { purpose?: "current" | "new" } & Omit<
    PasswordInputProps,
    "label" | "description" | "required"
  >;

/** A password, with the browser's own memory told which one it is. */
export function PasswordField({
  label,
  help,
  isOptional = false,
  purpose = "current",
  ...rest
}: PasswordFieldProps) {
  const { form } = useTexts();
  return (
    <PasswordInput
      autoComplete={purpose === "new" ? "new-password" : "current-password"}
      visibilityToggleButtonProps={{ "aria-label": form.showPassword, tabIndex: 0 }}
      {...useFieldProps({ label, help, isOptional })}
      {...rest}
    />
  );
}
