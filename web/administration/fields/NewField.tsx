import { Button } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { createCustomField, listCustomFields } from "../../../contract/customers/custom-fields.ts";
import { type CustomType, customTypes } from "../../../contract/customers/custom-types.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./FieldList.module.css";
import type { RecordKind } from "./useFields.ts";

/** A line to add a field to a kind of record. */
export function NewField({ kind }: { kind: RecordKind }) {
  const { fields: words } = useAdministrationTexts();
  const id = useId();
  const [title, call] = useState("");
  const [type, choose] = useState<CustomType>("text");
  const create = useWrite(createCustomField, {
    invalidates: [listCustomFields],
    onDone: (made) => {
      call("");
      choose("text");
      toastDone(words.added(made.title));
    },
  });

  function add(event: FormEvent) {
    event.preventDefault();
    if (title.trim() !== "") create.mutate({ recordKind: kind, title: title.trim(), type });
  }

  return (
    <form className={classes.add} onSubmit={add}>
      <span className={classes.pair}>
        <label htmlFor={`${id}called`}>{words.addCalled}</label>
        <LineInput
          id={`${id}called`}
          value={title}
          maxLength={100}
          onChange={(event) => call(event.target.value)}
        />
      </span>
      <span className={classes.pair}>
        <label htmlFor={`${id}holds`}>{words.holds}</label>
        <LineSelect
          id={`${id}holds`}
          value={type}
          options={customTypes.map((one) => ({ value: one, label: words.types[one] }))}
          onPick={(picked) => choose(customTypes.find((one) => one === picked) ?? "text")}
        />
      </span>
      <Button
        type="submit"
        loading={create.isPending}
        disabled={title.trim() === ""}
        title={title.trim() === "" ? words.addNeeded : undefined}
      >
        {words.addVerb}
      </Button>
      {create.error ? <ErrorNote problem={create.error} isInline /> : null}
    </form>
  );
}
