import { Button } from "@mantine/core";
import { createImport, listRuns } from "../../contract/data-quality.ts";
import { useWrite } from "../api.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { FileDrop } from "../ui/forms/FileDrop.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { ProgressLine } from "../ui/states/ProgressLine.tsx";
import { FileList } from "./FileList.tsx";
import classes from "./ImportSteps.module.css";
import type { useUploads } from "./useUploads.ts";

type ChooseFilesProps = ReturnType<typeof useUploads> & { onRehearsal: (runId: string) => void };

/** The first step: drop files, see what they are, rehearse. */
export function ChooseFiles({ uploads, sending, problem, add, remove, onRehearsal }: ChooseFilesProps) {
  const { imports } = useDataQualityTexts();
  const rehearse = useWrite(createImport, {
    invalidates: [listRuns],
    onDone: ({ runId }) => onRehearsal(runId),
  });
  const isKnown = uploads.some((upload) => upload.kind !== null);
  return (
    <div className={classes.step}>
      <FileDrop onFiles={(files) => void add(files)} hint={imports.dropHint} isBusy={sending !== undefined} />
      {sending ? (
        <ProgressLine label={imports.sending(sending.name)} done={sending.done} total={sending.total} />
      ) : null}
      {problem ? <ErrorNote problem={problem} isInline /> : null}
      {uploads.length > 0 ? (
        <FileList files={uploads} keyOf={(file) => file.uploadId} onRemove={remove} />
      ) : null}
      {uploads.length > 0 ? (
        <div className={classes.go}>
          <Button
            variant="filled"
            loading={rehearse.isPending}
            disabled={sending !== undefined || !isKnown}
            title={isKnown ? undefined : imports.nothingRecognised}
            onClick={() =>
              rehearse.mutate({ uploadIds: uploads.map((upload) => upload.uploadId), dryRun: true })
            }
          >
            {imports.rehearse}
          </Button>
          <span className={classes.hint}>{isKnown ? imports.rehearseHint : imports.nothingRecognised}</span>
        </div>
      ) : null}
      {rehearse.error ? <ErrorNote problem={rehearse.error} isInline /> : null}
    </div>
  );
}
