import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { classNames } from "../class-names.ts";
import { LineInput } from "../controls/LineInput.tsx";
import classes from "./Picker.module.css";
import { Pop } from "./Pop.tsx";

export type PickerOption = {
  id: string;
  label: string;
  /** Options of one group stand together under its name. */
  group?: string | undefined;
  /** At the right in small ink. */
  detail?: ReactNode;
  /** Other words it is found by. */
  words?: string;
};

type PickerProps = {
  /** Read out as the name of the list: "What this column is". */
  label: string;
  button: ReactElement<{ popoverTarget?: string }>;
  /** Asked for when it opens, so that a page with hundreds of pickers costs nothing before. */
  options: () => readonly PickerOption[];
  current?: string | undefined;
  onPick: (id: string) => void;
  /** Governed from outside, when a key opens it too. */
  isOpen?: boolean;
  onOpen?: (isOpen: boolean) => void;
  /** What stands in the line to type into when it opens. */
  begun?: string;
  /** Gets what is typed, when somebody else looks for it: the options are then asked for anew, and all of them shown. */
  onSearch?: (typed: string) => void;
};

/** A button that opens a list to choose from: typed to filter, arrows move, Enter takes, Escape leaves it as it was. */
export function Picker({ label, button, onPick, isOpen: given, onOpen, ...list }: PickerProps) {
  const [own, setOwn] = useState(false);
  const isOpen = given ?? own;
  const setOpen = onOpen ?? setOwn;
  return (
    <Pop label={label} isOpen={isOpen} onOpen={setOpen} className={classes.picker} button={button}>
      <PickerList
        label={label}
        {...list}
        onPick={(id) => {
          setOpen(false);
          onPick(id);
        }}
      />
    </Pop>
  );
}

type PickerListProps = Omit<PickerProps, "button" | "isOpen" | "onOpen">;

function PickerList({ label, options: ask, current, onPick, begun = "", onSearch }: PickerListProps) {
  const { form } = useTexts();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [offered] = useState(ask);
  const options = onSearch ? ask() : offered;
  const [sought, setSought] = useState(begun);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.id === current),
    ),
  );
  const found = onSearch ? options : options.filter((option) => fits(option, sought));
  const marked = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    if (marked)
      list.current
        ?.querySelector(`[data-option="${CSS.escape(marked.id)}"]`)
        ?.scrollIntoView({ block: "nearest" });
  }, [marked]);

  function press(event: KeyboardEvent) {
    const last = found.length - 1;
    if (event.key === "ArrowDown") setAt(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setAt(at <= 0 ? last : at - 1);
    else if (event.key === "Home" && sought === "") setAt(0);
    else if (event.key === "End" && sought === "") setAt(last);
    else if (event.key === "Enter" && marked) onPick(marked.id);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <LineInput
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={marked ? `${id}-${marked.id}` : undefined}
        aria-label={label}
        placeholder={form.typeToFind}
        value={sought}
        onChange={(event) => {
          setSought(event.target.value);
          setAt(0);
          onSearch?.(event.target.value);
        }}
        onKeyDown={press}
        data-autofocus
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={classes.options} tabIndex={-1}>
        {groupsOf(found).map(({ group, options: inGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
          <div key={group} role="group" aria-label={group === "" ? undefined : group}>
            {group === "" ? null : (
              <div className={classes.group} aria-hidden>
                {group}
              </div>
            )}
            {inGroup.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the keyboard
              <div
                key={option.id}
                id={`${id}-${option.id}`}
                data-option={option.id}
                role="option"
                tabIndex={-1}
                aria-selected={option === marked}
                className={classNames(classes.option, option === marked && classes.marked)}
                onClick={() => onPick(option.id)}
                onPointerMove={() => setAt(found.indexOf(option))}
              >
                <span className={classes.label}>{option.label}</span>
                {option.detail === undefined ? null : <span className={classes.detail}>{option.detail}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className={classes.none}>{form.nothingFound}</p> : null}
    </>
  );
}

/** Every word that was typed stands somewhere in the option. */
function fits({ label, group = "", words = "" }: PickerOption, sought: string): boolean {
  const all = `${label} ${group} ${words}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** In the order in which groups first appear. */
function groupsOf(options: readonly PickerOption[]): { group: string; options: readonly PickerOption[] }[] {
  const groups = new Map<string, PickerOption[]>();
  for (const option of options) {
    const group = option.group ?? "";
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, inGroup]) => ({ group, options: inGroup }));
}
