import { Popover } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import { ClauseEditor } from "./ClauseEditor.tsx";
import { type FilterField, valueWords } from "./clause.ts";
import classes from "./FilterSentence.module.css";

type ClauseChipProps = {
  field: FilterField;
  text: string | undefined;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onText: (text: string | undefined) => void;
};

/** One clause of the sentence: its words, its editor, its way out. */
export function ClauseChip({ field, text, isOpen, onOpen, onText }: ClauseChipProps) {
  const { filter } = useTexts();
  const format = useFormat();
  const value =
    text === undefined
      ? "…"
      : valueWords(field, text, {
          ...filter,
          or: format.or,
          amount: (bound) => format.amount(bound, { decimals: bound.includes(".") ? 1 : 0 }),
        });
  const phrase = [field.before, value, field.after].filter(Boolean).join(" ");

  function press(event: KeyboardEvent) {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    onText(undefined);
  }

  return (
    <span className={classes.chip}>
      <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus returnFocus withinPortal>
        <Popover.Target>
          <button
            type="button"
            className={classes.clause}
            onClick={() => field.kind !== "flag" && onOpen(!isOpen)}
            onKeyDown={press}
          >
            {field.before} {value === "" ? null : <strong className={classes.value}>{value}</strong>}
            {field.after === undefined ? null : ` ${field.after}`}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={field.label} className={classes.dropdown ?? ""}>
          <ClauseEditor field={field} text={text} onText={onText} onDone={() => onOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={classes.remove}
        aria-label={filter.remove(phrase)}
        onClick={() => onText(undefined)}
      >
        <IconX size={13} stroke={2} />
      </button>
    </span>
  );
}
