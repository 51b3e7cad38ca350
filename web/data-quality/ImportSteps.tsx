import { readImport } from "../../contract/data-quality.ts";
import { useRead } from "../api.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { type Step, Steps } from "../ui/states/Steps.tsx";
import { ChooseFiles } from "./ChooseFiles.tsx";
import { countColumns, FileColumns } from "./FileColumns.tsx";
import { FileList } from "./FileList.tsx";
import { Folded } from "./Folded.tsx";
import { LoadStep } from "./LoadStep.tsx";
import { RehearsalStep } from "./RehearsalStep.tsx";
import { type Import, isActive } from "./run-words.ts";
import { useUploads } from "./useUploads.ts";

type ImportStepsProps = {
  rehearsalId: string | undefined;
  loadId: string | undefined;
  onRehearsal: (runId: string) => void;
  onLoad: (runId: string) => void;
};

const lookEveryMs = 700;

/** From files to a load in four steps on one page. Rehearsal and load stand in the address, so it can be left and found again. */
export function ImportSteps({ rehearsalId, loadId, onRehearsal, onLoad }: ImportStepsProps) {
  const { imports } = useDataQualityTexts();
  const uploads = useUploads();
  const rehearsal = useFollowed(rehearsalId);
  const load = useFollowed(loadId);
  const files = rehearsal.data?.files ?? uploads.uploads;
  const known = files.filter((file) => file.kind !== null);
  const steps: Step[] = [
    {
      id: "files",
      title: imports.stepFiles,
      state: rehearsalId === undefined ? "current" : "done",
      ...useFilesOutcome(rehearsal.data),
      content:
        rehearsalId === undefined ? (
          <ChooseFiles {...uploads} onRehearsal={onRehearsal} />
        ) : rehearsal.data ? (
          <Folded label={imports.showFiles}>
            <FileList
              files={rehearsal.data.files}
              keyOf={(file) => String(file.fileNo)}
              isRead={rehearsal.data.run.state === "done"}
            />
          </Folded>
        ) : undefined,
    },
    {
      id: "columns",
      title: imports.stepColumns,
      state: rehearsalId !== undefined ? "done" : known.length > 0 ? "current" : "next",
      ...useColumnsOutcome(known),
      ...(known.length > 0 && {
        content:
          rehearsalId === undefined ? (
            <FileColumns files={known} />
          ) : (
            <Folded label={imports.showColumns}>
              <FileColumns files={known} />
            </Folded>
          ),
      }),
    },
    {
      id: "rehearsal",
      title: imports.stepRehearsal,
      state: rehearsalId === undefined ? "next" : loadId === undefined ? stateOf(rehearsal.data) : "done",
      ...(rehearsalId !== undefined && {
        content: rehearsal.error ? (
          <ErrorNote problem={rehearsal.error} onRetry={() => void rehearsal.refetch()} />
        ) : rehearsal.data && loadId === undefined ? (
          <RehearsalStep rehearsal={rehearsal.data} onLoad={onLoad} />
        ) : undefined,
      }),
    },
    {
      id: "load",
      title: imports.stepLoad,
      state: loadId === undefined ? "next" : load.data?.run.state === "done" ? "done" : stateOf(load.data),
      ...(load.data && { content: <LoadStep load={load.data} /> }),
    },
  ];
  return <Steps steps={steps} />;
}

/** A run with its files, looked at again and again while it is at work. */
function useFollowed(runId: string | undefined) {
  return useRead(
    readImport,
    { runId: runId ?? "" },
    {
      isOn: runId !== undefined,
      every: (followed) => (followed === undefined || isActive(followed.run.state)) && lookEveryMs,
    },
  );
}

function stateOf(run: Import | undefined): Step["state"] {
  return run?.run.state === "failed" || run?.run.state === "unbalanced" ? "failed" : "current";
}

function useFilesOutcome(rehearsal: Import | undefined): { outcome?: string } {
  const { imports } = useDataQualityTexts();
  const format = useFormat();
  if (rehearsal === undefined || isActive(rehearsal.run.state)) return {};
  const known = rehearsal.files.filter((file) => file.kind !== null).length;
  return {
    outcome: imports.filesOutcome(
      imports.files(known, format.amount(known)),
      format.amount(rehearsal.run.counts.read),
    ),
  };
}

function useColumnsOutcome(files: Parameters<typeof countColumns>[0]): { outcome?: string } {
  const { imports } = useDataQualityTexts();
  const format = useFormat();
  if (files.length === 0) return {};
  const { mapped, custom } = countColumns(files);
  return { outcome: imports.columnsOutcome(format.amount(mapped), format.amount(custom)) };
}
