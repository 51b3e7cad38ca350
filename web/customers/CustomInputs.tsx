import type { ReactNode } from "react";
import { useTexts } from "../texts/TextsContext.tsx";
import { DateField } from "../ui/forms/DateField.tsx";
import { Fields } from "../ui/forms/Field.tsx";
import { SelectField } from "../ui/forms/SelectField.tsx";
import { TextField } from "../ui/forms/TextField.tsx";
import type { CustomField } from "./CustomFacts.tsx";

type CustomInputsProps = {
  fields: readonly CustomField[];
  values: Readonly<Record<string, string>>;
  onChange: (key: string, value: string) => void;
  /** What the server said of a value, by its path. */
  errors: Readonly<Record<string, ReactNode>>;
};

/** Inputs for the fields of the workspace, each as its type is written. */
export function CustomInputs({ fields, values, onChange, errors }: CustomInputsProps) {
  const { data: t } = useTexts();
  if (fields.length === 0) return null;
  return (
    <Fields columns={2}>
      {fields.map(({ key, title, type, choices, isRequired }) => {
        const shared = {
          label: title,
          isOptional: !isRequired,
          value: values[key] ?? "",
          error: errors[`custom.${key}`],
        };
        const typed = (event: { currentTarget: { value: string } }) =>
          onChange(key, event.currentTarget.value);
        if (choices.length > 0 || type === "yes")
          return (
            <SelectField
              key={key}
              {...shared}
              data={
                type === "yes"
                  ? [
                      { value: "true", label: t.yes },
                      { value: "false", label: t.no },
                    ]
                  : choices
              }
              onChange={(value) => onChange(key, value ?? "")}
            />
          );
        if (type === "day") return <DateField key={key} {...shared} onChange={typed} />;
        return (
          <TextField
            key={key}
            {...shared}
            {...(type === "number" || type === "amount" ? { inputMode: "decimal" as const } : {})}
            onChange={typed}
          />
        );
      })}
    </Fields>
  );
}
