import { links } from "../../links.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { CountsEquation } from "../runs/CountsEquation.tsx";
import { RejectedRows } from "../runs/RejectedRows.tsx";
import { RunProgress } from "../runs/RunProgress.tsx";
import { RecordsTable, SumsTable } from "../runs/rehearsed-tables.tsx";
import { type Import, isActive } from "../runs/run-words.ts";
import { UndoLoad } from "../undo/UndoLoad.tsx";
import classes from "./ImportSteps.module.css";

/** The last step: the load at work, and then what came of it, with the way back. */
export function LoadStep({ load }: { load: Import }) {
  const { imports, runs } = useWizardTexts();
  const { run, records, files } = load;
  const hasSums = files.some((file) => (file.sums ?? []).some(({ loaded }) => loaded !== null));
  if (isActive(run.state)) return <RunProgress run={run} mayCancel />;
  return (
    <div className={classes.step}>
      {run.state === "done" ? null : (
        <Notice tone={run.state === "failed" ? "cost" : "attention"} title={runs.states[run.state]}>
          {run.failure}
        </Notice>
      )}
      <CountsEquation counts={run.counts} />
      <RecordsTable records={records} isDone />
      {hasSums ? <SumsTable files={files} /> : null}
      <RejectedRows runId={run.runId} files={files} />
      <div className={classes.go}>
        <ButtonLink variant="filled" href={links.customers()}>
          {imports.toCustomers}
        </ButtonLink>
        <ButtonLink href={links.run(run.runId)}>{imports.openRun}</ButtonLink>
        {run.state === "done" || run.state === "unbalanced" ? (
          <UndoLoad runId={run.runId} rows={run.counts.read} isAllowed />
        ) : null}
      </div>
    </div>
  );
}
