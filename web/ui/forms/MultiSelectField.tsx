import { MultiSelect, type MultiSelectProps } from "@mantine/core";
import "@mantine/core/styles/Pill.layer.css";
import "@mantine/core/styles/PillsInput.layer.css";
import { useTexts } from "../../texts/TextsContext.tsx";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type MultiSelectFieldProps = FieldWords & Omit<MultiSelectProps, "label" | "description" | "required">;

/** Several of many, typed to find. */
export function MultiSelectField({ label, help, isOptional = false, ...rest }: MultiSelectFieldProps) {
  const { form } = useTexts();
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      nothingFoundMessage={form.nothingFound}
      {...useFieldProps({ label, help, isOptional })}
      {...rest}
    />
  );
}
