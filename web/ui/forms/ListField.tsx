import { IconChevronDown } from "@tabler/icons-react";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { InputButton } from "../controls/InputButton.ts";
import { Picker, type PickerOption } from "../pop/Picker.tsx";
import { type FieldWords, useFieldProps } from "./Field.tsx";
import classes from "./ListField.module.css";

export type SelectOption = { value: string; label: string };

export type SelectFieldProps = FieldWords & {
  data: readonly (string | SelectOption)[];
  value: string | null | undefined;
  /** Null when an optional one is left open. */
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
  error?: ReactNode;
  disabled?: boolean;
  name?: string;
  "data-path"?: string;
};

type ListFieldProps = Omit<SelectFieldProps, "data"> & {
  options: readonly SelectOption[];
  /** Gets what is typed, when somebody else looks for it: `options` are then what was found. */
  onSearch?: (typed: string) => void;
};

/** One of many: a field that opens a list to type into. What is typed on the field itself is sought at once. */
export function ListField({
  label,
  help,
  isOptional = false,
  options,
  value,
  onChange,
  onSearch,
  ...rest
}: ListFieldProps) {
  const { form } = useTexts();
  const words = useFieldProps({ label, help, isOptional });
  const [begun, setBegun] = useState("");
  const [isOpen, setOpen] = useState(false);
  const chosen = options.find((one) => one.value === value);

  // Opened at once, not by a click of the button: what is typed next must find the line to type into.
  function begin(letter: string, opens: boolean) {
    setBegun(letter);
    onSearch?.(letter);
    if (opens) setOpen(true);
  }

  return (
    <Picker
      label={label}
      current={value ?? undefined}
      begun={begun}
      isOpen={isOpen}
      onOpen={setOpen}
      options={() =>
        offered(options, isOptional && chosen ? (rest.placeholder ?? form.leaveOpen) : undefined)
      }
      onPick={(id) => onChange(isOptional && id === nothing ? null : id)}
      {...(onSearch && { onSearch })}
      button={<ListButton {...rest} words={words} shown={chosen?.label} onBegin={begin} />}
    />
  );
}

/** The option that leaves the field open; no id and no code is written so. */
const nothing = "(nothing)";

/** What was chosen in an optional field can be taken back, by a first option of its own. */
function offered(options: readonly SelectOption[], open: string | undefined): PickerOption[] {
  const all = options.map(({ value, label }) => ({ id: value, label }));
  return open === undefined ? all : [{ id: nothing, label: open }, ...all];
}

type ListButtonProps = Omit<
  ListFieldProps,
  "label" | "help" | "isOptional" | "options" | "value" | "onChange" | "onSearch"
> & {
  words: ReturnType<typeof useFieldProps>;
  shown: string | undefined;
  /** The letter that was typed on the field, or nothing when it was pressed, which opens the list by itself. */
  onBegin: (letter: string, opens: boolean) => void;
} & Pick<ComponentProps<"button">, "popoverTarget" | "aria-expanded" | "aria-haspopup">;

function ListButton({ words, shown, placeholder, onBegin, onBlur, ...rest }: ListButtonProps) {
  function press(event: KeyboardEvent<HTMLButtonElement>) {
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    if (rest["aria-expanded"] || !(isLetter || event.key === "ArrowDown" || event.key === "ArrowUp")) return;
    event.preventDefault();
    onBegin(isLetter ? event.key : "", true);
  }
  return (
    <InputButton
      component="button"
      type="button"
      role="combobox"
      pointer
      {...words}
      {...rest}
      aria-controls={rest.popoverTarget}
      onPointerDown={() => onBegin("", false)}
      onKeyDown={press}
      // Into its own list is not away from the field.
      onBlur={({ relatedTarget }) => (relatedTarget?.closest("[popover]") ? undefined : onBlur?.())}
      rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden />}
      rightSectionPointerEvents="none"
    >
      <span className={shown === undefined ? classes.open : classes.chosen}>{shown ?? placeholder}</span>
    </InputButton>
  );
}
