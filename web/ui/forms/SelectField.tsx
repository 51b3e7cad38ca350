import { IconChevronDown } from "@tabler/icons-react";
import { NativeSelect } from "../controls/NativeSelect.ts";
import { useFieldProps } from "./Field.tsx";
import { ListField, type SelectFieldProps, type SelectOption } from "./ListField.tsx";

/** More than fit on a screen are found by typing. */
const shortMax = 12;

/** One of several: the browser's own list, or one to type into when there are more than a dozen. */
export function SelectField({ data, ...rest }: SelectFieldProps) {
  const options = data.map((one) => (typeof one === "string" ? { value: one, label: one } : one));
  return options.length > shortMax ? (
    <ListField {...rest} options={options} />
  ) : (
    <ShortList {...rest} options={options} />
  );
}

type ShortListProps = Omit<SelectFieldProps, "data"> & { options: readonly SelectOption[] };

function ShortList({
  label,
  help,
  isOptional = false,
  options,
  value,
  onChange,
  placeholder = "",
  ...rest
}: ShortListProps) {
  const chosen = options.some((one) => one.value === value) ? (value ?? "") : "";
  // Without it the browser would show the first option as if somebody had chosen it.
  const isOpen = isOptional || options.every((one) => one.value !== chosen);
  return (
    <NativeSelect
      {...useFieldProps({ label, help, isOptional })}
      {...rest}
      data={[...(isOpen ? [{ value: "", label: placeholder }] : []), ...options]}
      value={chosen}
      onChange={({ currentTarget: { value: next } }) =>
        onChange(next === "" && options.every((one) => one.value !== "") ? null : next)
      }
      rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden />}
    />
  );
}
