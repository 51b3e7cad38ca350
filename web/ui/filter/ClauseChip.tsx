import { IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import { Pop } from "../pop/Pop.tsx";
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

  const words = (
    <>
      {field.before} {value === "" ? null : <strong className={classes.value}>{value}</strong>}
      {field.after === undefined ? null : ` ${field.after}`}
    </>
  );

  return (
    <span className={classes.chip}>
      {field.kind === "flag" ? (
        <button type="button" className={classes.clause} onKeyDown={press}>
          {words}
        </button>
      ) : (
        <Pop
          label={field.label}
          isOpen={isOpen}
          onOpen={onOpen}
          className={classes.dropdown}
          button={
            <button type="button" className={classes.clause} onKeyDown={press}>
              {words}
            </button>
          }
        >
          <ClauseEditor field={field} text={text} onText={onText} onDone={() => onOpen(false)} />
        </Pop>
      )}
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
