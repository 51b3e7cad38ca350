import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { search } from "../../contract/customers.ts";
import { useRead } from "../api.ts";
import { ListField } from "../ui/forms/ListField.tsx";

type PartyPickerProps = {
  label: string;
  help?: string;
  value: string | null;
  /** Stands in the field before anything was typed. */
  name?: string | undefined;
  /** `chosen` is what the list called it. */
  onChange: (partyId: string | null, chosen?: string) => void;
  isOptional?: boolean;
  error?: string | undefined;
  /** Only these: organisations to work for, say. */
  kinds?: readonly string[];
};

/** Finds a record by name, phone, mail or number as one types. */
export function PartyPicker({
  label,
  help,
  value,
  name,
  onChange,
  isOptional = false,
  error,
  kinds,
}: PartyPickerProps) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(value && name ? { value, label: name } : undefined);
  const [text] = useDebouncedValue(typed.trim(), 150);
  const isLong = text.length >= 2;
  const { data } = useRead(search, { text, limit: 12 }, { isOn: isLong, keepsFormer: true });
  const found = (isLong ? (data?.hits ?? []) : [])
    .filter((hit) => kinds === undefined || kinds.includes(hit.kind))
    .map((hit) => ({ value: hit.partyId, label: [hit.name, hit.place].filter(Boolean).join(", ") }));
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <ListField
      label={label}
      help={help}
      isOptional={isOptional}
      value={value}
      options={options}
      onSearch={setTyped}
      onChange={(next) => {
        const option = options.find((one) => one.value === next);
        setChosen(option);
        onChange(next, option?.label);
      }}
      error={error}
    />
  );
}
