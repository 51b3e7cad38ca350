import { getRouteApi } from "@tanstack/react-router";
import { readImport, readRun } from "../../contract/data-quality.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useRead } from "../api.ts";
import { CountsEquation } from "../data-quality/runs/CountsEquation.tsx";
import { FileColumns } from "../data-quality/runs/FileColumns.tsx";
import { FileList } from "../data-quality/runs/FileList.tsx";
import { ProblemRows } from "../data-quality/runs/ProblemRows.tsx";
import { ProblemsByKind } from "../data-quality/runs/ProblemsByKind.tsx";
import { RejectedRows } from "../data-quality/runs/RejectedRows.tsx";
import { RunProgress } from "../data-quality/runs/RunProgress.tsx";
import { RunState } from "../data-quality/runs/RunState.tsx";
import { RecordsTable, SumsTable } from "../data-quality/runs/rehearsed-tables.tsx";
import { isActive } from "../data-quality/runs/run-words.ts";
import { UndoLoad } from "../data-quality/undo/UndoLoad.tsx";
import { links } from "../links.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/imports/$runId");
const lookEveryMs = 700;

type RunShown = OutputOf<typeof readRun>;

export function RunPage() {
  const { runs } = useDataQualityTexts();
  const { runId } = route.useParams();
  const run = useRead(readRun, { runId }, { every: (shown) => isActive(shown?.state) && lookEveryMs });
  return (
    <Page>
      <Trail steps={[{ label: runs.title, href: links.imports() }, { label: run.data?.title ?? runs.run }]} />
      {run.error ? <ErrorNote problem={run.error} onRetry={() => void run.refetch()} /> : null}
      {run.data ? <RunShownPage run={run.data} /> : null}
      {run.data || run.error ? null : <SkeletonLines lines={8} lineHeight={36} />}
    </Page>
  );
}

function RunShownPage({ run }: { run: RunShown }) {
  const { runs } = useDataQualityTexts();
  const format = useFormat();
  const { code, path } = route.useSearch();
  const { state, counts } = run;
  const found = run.problems.reduce((sum, kind) => sum + kind.count, 0);
  const isLoad = run.kind === "import" && !run.isRehearsal;
  return (
    <>
      <PageHeader
        title={run.title}
        facts={<RunFacts run={run} />}
        actions={
          isLoad && (state === "done" || state === "unbalanced") ? (
            <UndoLoad runId={run.runId} rows={counts.read} isAllowed={run.canUndo} />
          ) : undefined
        }
      />
      {isActive(state) ? <RunProgress run={run} mayCancel={run.canCancel} /> : null}
      {run.failure === null ? null : <Notice tone="cost">{run.failure}</Notice>}
      {run.undoneByRunId === null ? null : (
        <Notice tone="attention">
          {runs.undoneBy} <Link href={links.run(run.undoneByRunId)}>{runs.undoneOpen}</Link>
        </Notice>
      )}
      {run.undoes === null ? null : (
        <Notice>
          <Link href={links.run(run.undoes)}>{runs.undoes}</Link>
        </Notice>
      )}
      {isActive(state) ? null : (
        <Section title={runs.equation} isFirst>
          <CountsEquation counts={counts} />
        </Section>
      )}
      <Section title={runs.found} note={runs.foundNote(format.amount(found))}>
        <ProblemsByKind
          problems={run.problems}
          hrefOf={(kind) => links.run(run.runId, { code: kind.code, path: kind.path ?? undefined })}
        />
      </Section>
      {code === undefined ? null : (
        <Section
          title={runs.rowsOf(runs.codes[code] ?? code)}
          note={path}
          actions={<Link href={links.run(run.runId)}>{runs.allKinds}</Link>}
        >
          <ProblemRows runId={run.runId} code={code} path={path} />
        </Section>
      )}
      {run.kind === "import" ? <ImportParts runId={run.runId} isActive={isActive(state)} /> : null}
    </>
  );
}

function RunFacts({ run }: { run: RunShown }) {
  const { runs } = useDataQualityTexts();
  const format = useFormat();
  const { startedAt, finishedAt } = run;
  const seconds = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null;
  return (
    <>
      <RunState state={run.state} />
      <DateText value={run.createdAt} as="relative" />
      <span>{runs.startedBy(run.startedByName)}</span>
      {seconds === null ? null : <span>{runs.took(format.duration(seconds))}</span>}
    </>
  );
}

/** What only an import has: its files and their columns, records by kind, amounts against the source. */
function ImportParts({ runId, isActive: isAtWork }: { runId: string; isActive: boolean }) {
  const { imports, runs } = useDataQualityTexts();
  const load = useRead(readImport, { runId }, { every: isAtWork ? lookEveryMs : false });
  if (load.data === undefined) return <SkeletonLines lines={4} />;
  const { files, records } = load.data;
  return (
    <>
      {isAtWork || records.every(({ created, updated }) => created + updated === 0) ? null : (
        <Section title={load.data.run.isRehearsal ? imports.records : imports.recordsDone}>
          <RecordsTable records={records} isDone={!load.data.run.isRehearsal} />
        </Section>
      )}
      <Section title={runs.files}>
        <FileList files={files} keyOf={(file) => String(file.fileNo)} isRead={!isAtWork} />
        {isAtWork ? null : <RejectedRows runId={runId} files={files} />}
      </Section>
      {isAtWork || !files.some((file) => (file.sums ?? []).length > 0) ? null : (
        <Section title={imports.sums} note={imports.sumsNote}>
          <SumsTable files={files} />
        </Section>
      )}
      <Section title={imports.stepColumns}>
        <FileColumns files={files.filter((file) => file.kind !== null)} />
      </Section>
    </>
  );
}
