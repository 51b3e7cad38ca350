import { Button } from "@mantine/core";
import { listRuns, startImport } from "../../contract/data-quality.ts";
import { useWrite } from "../api.ts";
import { links } from "../links.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { CountsEquation } from "./CountsEquation.tsx";
import classes from "./ImportSteps.module.css";
import { ProblemsByKind } from "./ProblemsByKind.tsx";
import { RunProgress } from "./RunProgress.tsx";
import { RecordsTable, SumsTable } from "./rehearsed-tables.tsx";
import { type Import, isActive } from "./run-words.ts";

type RehearsalStepProps = { rehearsal: Import; onLoad: (runId: string) => void };

/** The third step: what would happen, held against the source, and the button that makes it so. */
export function RehearsalStep({ rehearsal, onLoad }: RehearsalStepProps) {
  const { imports, runs } = useDataQualityTexts();
  const format = useFormat();
  const start = useWrite(startImport, { invalidates: [listRuns], onDone: ({ runId }) => onLoad(runId) });
  const { run, files, records, problems } = rehearsal;
  if (isActive(run.state)) return <RunProgress run={run} mayCancel />;
  if (run.state !== "done")
    return (
      <Notice
        tone="cost"
        title={imports.rehearsalFailed}
        actions={<ButtonLink href={links.newImport()}>{imports.again}</ButtonLink>}
      >
        {run.failure ?? runs.states[run.state]}
      </Notice>
    );
  return (
    <div className={classes.step}>
      <p className={classes.hint}>{imports.rehearsalOf(format.amount(run.counts.read))}</p>
      <CountsEquation counts={run.counts} />
      <Section title={imports.problems}>
        <ProblemsByKind
          problems={problems}
          hrefOf={(kind) => links.run(run.runId, { code: kind.code, path: kind.path ?? undefined })}
        />
      </Section>
      <Section title={imports.records}>
        <RecordsTable records={records} />
      </Section>
      <Section title={imports.sums} note={imports.sumsNote}>
        <SumsTable files={files} />
      </Section>
      <div className={classes.go}>
        <Button variant="filled" loading={start.isPending} onClick={() => start.mutate({ runId: run.runId })}>
          {imports.load}
        </Button>
        <span className={classes.hint}>{imports.loadHint}</span>
      </div>
      {start.error ? <ErrorNote problem={start.error} isInline /> : null}
    </div>
  );
}
