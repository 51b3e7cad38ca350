import { IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { LineInput } from "../controls/LineInput.tsx";
import { Pop } from "../pop/Pop.tsx";
import type { FilterField } from "./clause.ts";
import classes from "./FilterSentence.module.css";

type AddClauseProps = {
  fields: readonly FilterField[];
  isFirst: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onAdd: (field: FilterField) => void;
};

/** The open end of the sentence: type the name of a filter, Enter takes it. */
export function AddClause({ fields, isFirst, isOpen, onOpen, onAdd }: AddClauseProps) {
  const { filter } = useTexts();
  const id = useId();
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const found = fields.filter((field) =>
    `${field.label} ${field.before}`.toLowerCase().includes(sought.toLowerCase()),
  );
  const current = found[Math.min(at, found.length - 1)];

  function press(event: KeyboardEvent) {
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setAt((at - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter" && current) take(current);
    else return;
    event.preventDefault();
  }

  function take(field: FilterField) {
    setSought("");
    setAt(0);
    onAdd(field);
  }

  return (
    <Pop
      label={filter.find}
      isOpen={isOpen}
      onOpen={onOpen}
      className={classes.dropdown}
      button={
        <button type="button" className={classes.add}>
          <IconPlus size={14} stroke={2} aria-hidden />
          {isFirst ? filter.first : filter.add}
        </button>
      }
    >
      <LineInput
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-label={filter.find}
        placeholder={filter.find}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        data-autofocus
      />
      <div id={id} role="listbox" aria-label={filter.find} className={classes.options}>
        {found.map((field) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the keyboard
          <div
            key={field.id}
            id={`${id}-${field.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={field === current}
            className={classNames(classes.option, field === current && classes.at)}
            onClick={() => take(field)}
            onPointerMove={() => setAt(found.indexOf(field))}
          >
            {field.label}
            <span className={classes.optionPhrase}>{field.before} …</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className={classes.none}>{filter.none}</p> : null}
    </Pop>
  );
}
