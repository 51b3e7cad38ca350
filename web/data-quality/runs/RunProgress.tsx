import { cancelRun, listRuns, readImport, readRun } from "../../../contract/data-quality.ts";
import { useWrite } from "../../api.ts";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { ProgressLine } from "../../ui/states/ProgressLine.tsx";
import { pace, type Run } from "./run-words.ts";

type RunProgressProps = {
  run: Pick<Run, "runId" | "title" | "step" | "counts" | "expected" | "startedAt">;
  mayCancel: boolean;
};

/** A run at work: what it does just now, how far, how fast, how long yet, and a way to stop it. */
export function RunProgress({ run, mayCancel }: RunProgressProps) {
  const { runs } = useDataQualityTexts();
  const cancel = useWrite(cancelRun, { invalidates: [readRun, readImport, listRuns] });
  const { rate, secondsLeft } = pace(run.counts.read, run.expected, run.startedAt, Date.now());
  const isReading = run.expected !== null && run.counts.read < run.expected;
  return (
    <div>
      <ProgressLine
        label={run.step ?? runs.states.waiting}
        done={run.counts.read}
        total={isReading ? (run.expected ?? undefined) : undefined}
        rate={isReading ? rate : undefined}
        secondsLeft={isReading ? secondsLeft : undefined}
        {...(mayCancel && { onCancel: () => cancel.mutate({ runId: run.runId }) })}
      />
      {cancel.error ? <ErrorNote problem={cancel.error} isInline /> : null}
    </div>
  );
}
