import { Button } from "@mantine/core";
import { useEffect } from "react";
import { createImportDraft, listImportDrafts } from "../../../contract/data-quality/imports/import-drafts.ts";
import { useWrite } from "../../api.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { FileDrop } from "../../ui/forms/FileDrop.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { ProgressLine } from "../../ui/states/ProgressLine.tsx";
import { FileList } from "../runs/FileList.tsx";
import classes from "./ImportSteps.module.css";
import { useUploads } from "./useUploads.ts";

/** The first step: drop files, a folder or copied rows, see what they are, and have their tables looked at. */
export function ChooseFiles({ onDraft }: { onDraft: (draftId: string) => void }) {
  const { imports, draft } = useWizardTexts();
  const { uploads, refused, sending, add, remove } = useUploads();
  const begin = useWrite(createImportDraft, {
    invalidates: [listImportDrafts],
    onDone: ({ draftId }) => onDraft(draftId),
  });
  usePastedFiles((files) => void add(files), `${draft.pasted}.csv`);
  return (
    <div className={classes.step}>
      <FileDrop
        onFiles={(files) => void add(files)}
        hint={`${draft.dropHint} ${draft.paste}`}
        isBusy={sending !== undefined}
      />
      {sending ? (
        <ProgressLine label={imports.sending(sending.name)} done={sending.done} total={sending.total} />
      ) : null}
      {refused.length > 0 ? (
        <ul className={classes.refused} role="alert">
          {refused.map(({ name, problem }) => (
            <li key={name}>
              <strong>{draft.refused(name)}.</strong> {problem.message}
            </li>
          ))}
        </ul>
      ) : null}
      {uploads.length > 0 ? (
        <FileList files={uploads} keyOf={(file) => file.uploadId} onRemove={remove} />
      ) : null}
      {uploads.length > 0 ? (
        <div className={classes.go}>
          <Button
            variant="filled"
            loading={begin.isPending}
            disabled={sending !== undefined}
            title={sending === undefined ? undefined : imports.sending(sending.name)}
            onClick={() => begin.mutate({ uploadIds: uploads.map((upload) => upload.uploadId) })}
          >
            {draft.look}
          </Button>
          <span className={classes.hint}>{draft.lookHint}</span>
        </div>
      ) : null}
      {begin.error ? <ErrorNote problem={begin.error} isInline /> : null}
    </div>
  );
}

/** Files in the clipboard, or rows of a spreadsheet, which come as text with tabs between the cells. */
function usePastedFiles(onFiles: (files: readonly File[]) => void, name: string): void {
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (isTyping || event.clipboardData === null) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData("text/plain");
      if (files.length > 0) onFiles(files);
      else if (text.includes("\n")) onFiles([new File([text], name, { type: "text/plain" })]);
    }
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });
}
