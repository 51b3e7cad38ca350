import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { LineInput } from "../controls/LineInput.tsx";
import { CheckField } from "../forms/CheckField.tsx";
import { Choice } from "../forms/Choice.tsx";
import { type FilterField, type Range, readChoices, readRange, writeRange } from "./clause.ts";
import classes from "./FilterSentence.module.css";

type EditorProps<Kind extends FilterField["kind"]> = {
  field: Extract<FilterField, { kind: Kind }>;
  text: string | undefined;
  onText: (text: string | undefined) => void;
  onDone: () => void;
};

/** What stands in a clause's popover. Choices count at once; figures and words when Enter says so. */
export function ClauseEditor(props: EditorProps<FilterField["kind"]>) {
  const { field, ...rest } = props;
  if (field.kind === "choices") return <ChoicesEditor field={field} {...rest} />;
  if (field.kind === "number") return <NumberEditor field={field} {...rest} />;
  if (field.kind === "text") return <TextEditor field={field} {...rest} />;
  return null;
}

function ChoicesEditor({ field, text, onText }: EditorProps<"choices">) {
  const { filter } = useTexts();
  const [sought, setSought] = useState("");
  const chosen = readChoices(text);
  const found = field.choices.filter((choice) => choice.label.toLowerCase().includes(sought.toLowerCase()));

  function toggle(value: string) {
    const kept = field.choices
      .map((choice) => choice.value)
      .filter((other) => (other === value ? !chosen.includes(value) : chosen.includes(other)));
    onText(kept.length > 0 ? kept.join(",") : undefined);
  }

  return (
    <div className={classes.editor}>
      {field.choices.length > 8 ? (
        <LineInput
          aria-label={filter.find}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          data-autofocus
        />
      ) : null}
      <div className={classes.choices}>
        {found.map((choice) => (
          <CheckField
            key={choice.value}
            asRow
            label={choice.label}
            isOn={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
        ))}
      </div>
    </div>
  );
}

function NumberEditor({ field, text, onText, onDone }: EditorProps<"number">) {
  const { filter } = useTexts();
  const begun = text === undefined ? undefined : readRange(text);
  const [form, setForm] = useState<Range["form"]>(begun?.form ?? "above");
  const [low, setLow] = useState(begun?.form === "between" ? begun.low : (begun?.bound ?? ""));
  const [high, setHigh] = useState(begun?.form === "between" ? begun.high : "");

  function send(event: FormEvent) {
    event.preventDefault();
    const given = form === "between" ? [low, high] : [low];
    if (given.every((bound) => /^-?\d+(\.\d+)?$/.test(bound))) {
      onText(writeRange(form === "between" ? { form, low, high } : { form, bound: low }));
    }
    onDone();
  }

  return (
    <form className={classes.editor} onSubmit={send}>
      <Choice
        label={field.label}
        isWide
        value={form}
        onChange={setForm}
        options={[
          { value: "above", label: filter.above },
          { value: "below", label: filter.below },
          { value: "between", label: filter.between },
        ]}
      />
      <div className={classes.bounds}>
        <Bound label={form === "between" ? filter.from : filter.value} value={low} onValue={setLow} isFirst />
        {form === "between" ? <Bound label={filter.to} value={high} onValue={setHigh} /> : null}
        {field.unit === undefined ? null : <span className={classes.unit}>{field.unit}</span>}
        <Button type="submit" variant="filled">
          {filter.done}
        </Button>
      </div>
    </form>
  );
}

function Bound({
  label,
  value,
  onValue,
  isFirst = false,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
  isFirst?: boolean;
}) {
  return (
    <LineInput
      className={classes.bound}
      aria-label={label}
      inputMode="decimal"
      value={value}
      onChange={(event) => onValue(event.target.value.replace(",", ".").trim())}
      data-autofocus={isFirst || undefined}
    />
  );
}

function TextEditor({ field, text, onText, onDone }: EditorProps<"text">) {
  const { filter } = useTexts();
  const [words, setWords] = useState(text ?? "");

  function send(event: FormEvent) {
    event.preventDefault();
    onText(words.trim() || undefined);
    onDone();
  }

  return (
    <form className={classes.editor} onSubmit={send}>
      <div className={classes.bounds}>
        <LineInput
          aria-label={field.label}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          data-autofocus
        />
        <Button type="submit" variant="filled">
          {filter.done}
        </Button>
      </div>
    </form>
  );
}
