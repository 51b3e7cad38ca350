import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { readImportDraft } from "../../../contract/data-quality/imports/import-drafts.ts";
import { readImport, readRun } from "../../../contract/data-quality.ts";
import { keyOf, useRead } from "../../api.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { type Step, Steps } from "../../ui/states/Steps.tsx";
import { ProblemsStep } from "../mending/ProblemsStep.tsx";
import { FileColumns } from "../runs/FileColumns.tsx";
import { RunProgress } from "../runs/RunProgress.tsx";
import { type Import, isActive } from "../runs/run-words.ts";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { DraftBar } from "./DraftBar.tsx";
import { DraftTables } from "./DraftTables.tsx";
import { type Draft, isMapped } from "./draft.ts";
import { Folded } from "./Folded.tsx";
import { LoadStep } from "./LoadStep.tsx";
import { isTaken, type OpenMatter } from "./open-matters.ts";
import { RehearsalStep } from "./RehearsalStep.tsx";
import { useDraft } from "./useDraft.ts";

type DraftStepsProps = {
  draftId: string;
  /** Of the table whose columns are shown. */
  tableNo: number | undefined;
  onTable: (tableNo: number) => void;
};

const lookEveryMs = 700;
const noFolds = { of: null, open: {} };

/** From files that were sent to a load, in steps below each other: tables, columns, problems, rehearsal, load. */
export function DraftSteps({ draftId, tableNo, onTable }: DraftStepsProps) {
  const { data: draft, error, refetch, changes, refused } = useDraft(draftId);
  const rehearsal = useFollowed(draft?.rehearsalRunId ?? null, draftId);
  const load = useFollowed(draft?.loadRunId ?? null, draftId);
  const [wanted, want] = useState<OpenMatter>();
  const [folds, setFolds] = useState<{ of: string | null; open: Readonly<Record<string, boolean>> }>(noFolds);
  const { imports } = useWizardTexts();
  const steps = useSteps({ draft, rehearsal, load });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (draft === undefined) return <SkeletonLines lines={10} lineHeight={36} />;
  if (draft.state === "looking") return <Looking draft={draft} />;

  const { rehearsalRunId } = draft;
  const contents: Record<string, Step["content"]> = {
    files: (
      <Folded label={imports.showFiles} {...fold("files")}>
        <DraftTables draft={draft} changes={changes} />
      </Folded>
    ),
    columns:
      draft.state === "open" ? (
        <Folded label={imports.showColumns} {...fold("columns")}>
          <ColumnsStep
            draft={draft}
            changes={changes}
            refused={refused}
            tableNo={tableNo}
            wanted={wanted}
            onTable={onTable}
          />
        </Folded>
      ) : load ? (
        <LoadedColumns load={load} />
      ) : undefined,
    problems:
      draft.state === "open" ? (
        <ProblemsStep draft={draft} rehearsal={rehearsal} changes={changes} />
      ) : undefined,
    rehearsal:
      rehearsal && draft.state === "open" ? (
        <RehearsalStep
          draft={draft}
          changes={changes}
          rehearsal={rehearsal}
          isOutOfDate={!draft.isRehearsed}
        />
      ) : undefined,
    load: load ? <LoadStep load={load} /> : undefined,
  };
  const isAtWork = isActive(rehearsal?.run.state) || isActive(load?.run.state);
  // The load is over a moment before the draft is known to be: it isn't offered again.
  const isOpen = draft.state === "open" && load?.run.state !== "done";

  /** With each rehearsal what was settled before folds to a line, until somebody opens it. */
  function fold(step: "files" | "columns") {
    return {
      isOpen: (folds.of === rehearsalRunId ? folds.open[step] : undefined) ?? rehearsalRunId === null,
      onOpen: (isOpen: boolean) => unfold(step, isOpen),
    };
  }

  function unfold(step: string, isOpen: boolean) {
    setFolds(({ of, open }) => ({
      of: rehearsalRunId,
      open: { ...(of === rehearsalRunId ? open : {}), [step]: isOpen },
    }));
  }

  function show(matter: OpenMatter) {
    unfold("columns", true);
    onTable(matter.tableNo);
    want(matter);
  }

  return (
    <>
      <Steps steps={steps.map((step) => ({ ...step, content: contents[step.id] }))} />
      {isOpen ? <DraftBar draft={draft} changes={changes} isAtWork={isAtWork} onShow={show} /> : null}
    </>
  );
}

/** A run with its files, looked at again and again while it is at work; at its end the draft has something to say. */
function useFollowed(runId: string | null, draftId: string): Import | undefined {
  const client = useQueryClient();
  const { data } = useRead(
    readImport,
    { runId: runId ?? "" },
    {
      isOn: runId !== null,
      every: (followed) => (followed === undefined || isActive(followed.run.state)) && lookEveryMs,
    },
  );
  const state = data?.run.state;
  const isOver = state !== undefined && !isActive(state);
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: keyOf(readImportDraft, { draftId }) });
  }, [isOver, client, draftId]);
  return runId === null ? undefined : data;
}

type StepsGiven = { draft: Draft | undefined; rehearsal: Import | undefined; load: Import | undefined };

/** Which step is done, which one is now, and what each came to. */
function useSteps({ draft, rehearsal, load }: StepsGiven): Step[] {
  const { imports, draft: words } = useWizardTexts();
  const format = useFormat();
  if (draft === undefined) return [];
  const tables = draft.tables.filter(isTaken);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const columns = tables
    .filter(isMapped)
    .flatMap((table) => table.columns)
    .filter(({ uses }) => uses[0]?.as !== "ignored");
  const custom = columns.filter(({ uses }) => uses.some(({ as }) => as === "custom"));
  const isRehearsed = draft.isRehearsed || draft.state === "loaded";
  const isLoading = load !== undefined;
  const counts = rehearsal && !isActive(rehearsal.run.state) ? rehearsal.run.counts : undefined;
  const warnings = rehearsal?.problems
    .filter(({ severity }) => severity === "warning")
    .reduce((sum, { count }) => sum + count, 0);
  return [
    {
      id: "files",
      title: imports.stepFiles,
      state: "done",
      outcome: words.tablesOutcome(
        words.tables(tables.length, format.amount(tables.length)),
        format.amount(rows),
      ),
    },
    {
      id: "columns",
      title: imports.stepColumns,
      state: isRehearsed ? "done" : "current",
      outcome: imports.columnsOutcome(
        format.amount(columns.length - custom.length),
        format.amount(custom.length),
      ),
    },
    {
      id: "problems",
      title: words.stepProblems,
      state: counts === undefined ? "next" : counts.refused > 0 && !isLoading ? "current" : "done",
      ...(counts && {
        outcome: words.problemsOutcome(format.amount(counts.refused), format.amount(warnings ?? 0)),
      }),
    },
    {
      id: "rehearsal",
      title: imports.stepRehearsal,
      state: isLoading ? "done" : rehearsal === undefined ? "next" : stateOf(rehearsal),
    },
    {
      id: "load",
      title: imports.stepLoad,
      state: load === undefined ? "next" : load.run.state === "done" ? "done" : stateOf(load),
    },
  ];
}

function stateOf({ run }: Import): Step["state"] {
  if (isActive(run.state)) return "current";
  return run.state === "done" ? "current" : "failed";
}

/** The files are being looked at: how far, and what is done meanwhile. */
function Looking({ draft }: { draft: Draft }) {
  const { draft: words } = useWizardTexts();
  const run = useRead(
    readRun,
    { runId: draft.lookRunId ?? "" },
    { isOn: draft.lookRunId !== null, every: lookEveryMs },
  );
  if (run.data === undefined) return <SkeletonLines lines={8} lineHeight={36} />;
  if (run.data.state === "failed") {
    return (
      <Notice tone="cost" title={words.lookFailed}>
        {run.data.failure}
      </Notice>
    );
  }
  return (
    <>
      <RunProgress run={{ ...run.data, step: run.data.step ?? words.looking }} mayCancel />
      <SkeletonLines lines={8} lineHeight={36} />
    </>
  );
}

function LoadedColumns({ load }: { load: Import }) {
  const { imports } = useWizardTexts();
  return (
    <Folded label={imports.showColumns}>
      <FileColumns files={load.files.filter((file) => file.kind !== null)} />
    </Folded>
  );
}
