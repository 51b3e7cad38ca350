import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import classes from "./FieldList.module.css";
import type { Field } from "./useFields.ts";

type ChoicesDialogProps = { field: Field; onClose: () => void; onKeep: (choices: string[]) => void };

/** The words one can choose from, one on each line. */
export function ChoicesDialog({ field, onClose, onKeep }: ChoicesDialogProps) {
  const { fields: words, form } = useAdministrationTexts();
  const id = useId();
  const [typed, type] = useState(field.choices.join("\n"));

  function keep() {
    const lines = typed.split("\n").map((line) => line.trim());
    onKeep([...new Set(lines.filter(Boolean))].slice(0, 200));
  }

  return (
    <Dialog isOpen onClose={onClose} title={words.choicesEdit(field.title)}>
      <textarea
        className={classes.lines}
        rows={10}
        value={typed}
        data-autofocus
        aria-label={words.choicesEdit(field.title)}
        aria-describedby={id}
        onChange={(event) => type(event.target.value)}
      />
      <p id={id} className={classes.help}>
        {words.choicesHelp}
      </p>
      <div className={classes.foot}>
        <Button variant="filled" onClick={keep}>
          {words.choicesSave}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {form.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
