import { type SelectProps } from "@mantine/core";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Select } from "../controls/Select.ts";
import { type FieldWords, useFieldProps } from "./Field.tsx";

type SelectFieldProps = FieldWords & Omit<SelectProps, "label" | "description" | "required">;

/** One of several; typed to filter when there are more than eight. */
export function SelectField({ label, help, isOptional = false, data, ...rest }: SelectFieldProps) {
  const { form } = useTexts();
  return (
    <Select
      data={data ?? []}
      searchable={(data?.length ?? 0) > 8}
      clearable={isOptional && Boolean(rest.value)}
      allowDeselect={isOptional}
      nothingFoundMessage={form.nothingFound}
      comboboxProps={{ shadow: "md" }}
      {...useFieldProps({ label, help, isOptional })}
      {...rest}
    />
  );
}
