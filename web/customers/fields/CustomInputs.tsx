import { type ReactNode, useState } from "react";
import { hasChoices, severalOf, writeSeveral } from "../../../contract/customers/custom-types.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Checks } from "../../ui/forms/Checks.tsx";
import { DateField } from "../../ui/forms/DateField.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { colleagueOf, useColleagues } from "../useColleagues.ts";
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
  if (fields.length === 0) return null;
  return (
    <Fields columns={2}>
      {fields.map((field) => (
        <CustomInput
          key={field.key}
          field={field}
          value={values[field.key] ?? ""}
          error={errors[`custom.${field.key}`]}
          onChange={(value) => onChange(field.key, value)}
        />
      ))}
    </Fields>
  );
}

type CustomInputProps = {
  field: CustomField;
  value: string;
  error: ReactNode;
  onChange: (value: string) => void;
};

function CustomInput({ field, value, error, onChange }: CustomInputProps) {
  const { data: t } = useCardTexts();
  const { title, type, isRequired } = field;
  const [before] = useState(value);
  const shared = { label: title, isOptional: !isRequired, error };
  const choices = hasChoices(type) ? field.choices : [];
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  const picked = (next: string | null) => onChange(next ?? "");
  if (type === "several" && choices.length > 0)
    return (
      <Checks
        {...shared}
        // What somebody chose before stays in sight when it is no longer offered.
        options={[...new Set([...choices, ...severalOf(before)])]}
        chosen={severalOf(value)}
        onChange={(next) => onChange(writeSeveral(next))}
      />
    );
  if (type === "person") return <PersonInput {...shared} value={value} onChange={picked} />;
  if (choices.length > 0 || type === "yes") {
    const yesOrNo = [
      { value: "true", label: t.yes },
      { value: "false", label: t.no },
    ];
    return (
      <SelectField {...shared} value={value} data={type === "yes" ? yesOrNo : choices} onChange={picked} />
    );
  }
  if (type === "day") return <DateField {...shared} value={value} onChange={typed} />;
  return (
    <TextField
      {...shared}
      value={value}
      help={type === "link" ? t.linkHelp : type === "several" ? t.severalHelp : undefined}
      {...(type === "number" || type === "amount" ? { inputMode: "decimal" as const } : {})}
      onChange={typed}
    />
  );
}

function PersonInput({
  value,
  ...rest
}: Pick<Parameters<typeof SelectField>[0], "label" | "isOptional" | "error" | "onChange"> & {
  value: string;
}) {
  const colleagues = useColleagues();
  const known = colleagueOf(colleagues, value);
  // What names nobody who works here stays what it is until somebody is chosen.
  const data = known || value === "" ? colleagues : [{ value, label: value }, ...colleagues];
  return <SelectField {...rest} value={known?.value ?? value} data={data} />;
}
