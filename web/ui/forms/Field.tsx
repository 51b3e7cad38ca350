import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./Field.module.css";

/** Fields one under the other, or two beside each other where there is room. */
export function Fields({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 }) {
  return <div className={columns === 2 ? classes.two : classes.one}>{children}</div>;
}

/** What Mantine's inputs share here: the label above, help under it, the error under the field, "optional" instead of a star. */
export type FieldWords = { label: string; help?: string | undefined; isOptional?: boolean };

export function useFieldProps({ label, help, isOptional = false }: FieldWords) {
  const { form } = useTexts();
  return {
    label: isOptional ? (
      <>
        {label} <span className={classes.optional}>{form.optional}</span>
      </>
    ) : (
      label
    ),
    description: help,
    required: !isOptional,
    withAsterisk: false,
    inputWrapperOrder: ["label", "input", "description", "error"] satisfies (
      | "label"
      | "description"
      | "input"
      | "error"
    )[],
  };
}
