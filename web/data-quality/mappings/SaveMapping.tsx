import { type FormEvent, useId, useState } from "react";
import {
  listImportMappings,
  saveImportMapping,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import { useWrite } from "../../api.ts";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./SaveMapping.module.css";

type SaveMappingProps = { draftId: string; isOpen: boolean; onClose: () => void };

/** Keeps how a delivery is read under a name, for the next one with the same columns. */
export function SaveMapping({ draftId, isOpen, onClose }: SaveMappingProps) {
  const { mappings: words, form } = useDataQualityTexts();
  const id = useId();
  const [title, setTitle] = useState("");
  const [isShared, share] = useState(true);
  const save = useWrite(saveImportMapping, {
    invalidates: [listImportMappings],
    onDone: (mapping) => {
      toastDone(words.saved(mapping.title));
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ draftId, title: title.trim(), isShared });
  }

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.saveTitle}>
      <form className={classes.form} onSubmit={submit}>
        <p className={classes.sentence}>{words.saveSentence}</p>
        <label className={classes.name} htmlFor={id}>
          {words.name}
          <LineInput
            id={id}
            value={title}
            maxLength={100}
            onChange={(event) => setTitle(event.target.value)}
            data-autofocus
          />
        </label>
        <CheckField label={words.shared} isOn={isShared} onChange={share} />
        {save.error ? <ErrorNote problem={save.error} isInline /> : null}
        <Submit
          verb={words.save}
          isBusy={save.isPending}
          onCancel={onClose}
          reason={title.trim() === "" ? form.missing : undefined}
        />
      </form>
    </Dialog>
  );
}
