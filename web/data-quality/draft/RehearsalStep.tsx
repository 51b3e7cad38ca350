import { links } from "../../links.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { WhoIsHere } from "../lookalikes/WhoIsHere.tsx";
import { CountsEquation } from "../runs/CountsEquation.tsx";
import { RunProgress } from "../runs/RunProgress.tsx";
import { RecordsTable, SumsTable } from "../runs/rehearsed-tables.tsx";
import { type Import, isActive } from "../runs/run-words.ts";
import type { Draft } from "./draft.ts";
import classes from "./ImportSteps.module.css";
import type { DraftChanges } from "./useDraft.ts";

type RehearsalStepProps = {
  draft: Draft;
  changes: DraftChanges;
  rehearsal: Import;
  /** Something was changed since. */
  isOutOfDate: boolean;
};

/** What would happen, held against the source. */
export function RehearsalStep({ draft, changes, rehearsal, isOutOfDate }: RehearsalStepProps) {
  const { imports, runs, draft: words } = useWizardTexts();
  const format = useFormat();
  const { run, files, records } = rehearsal;
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
  const hasSums = files.some((file) => (file.sums ?? []).some(({ loaded }) => loaded !== null));
  return (
    <div className={classes.step}>
      {isOutOfDate ? (
        <Notice tone="attention" title={words.outOfDate}>
          {words.outOfDateSentence}
        </Notice>
      ) : null}
      <p className={classes.hint}>{imports.rehearsalOf(format.amount(run.counts.read))}</p>
      <CountsEquation counts={run.counts} />
      <Section title={imports.records}>
        <RecordsTable records={records} />
      </Section>
      {hasSums ? (
        <Section title={imports.sums} note={imports.sumsNote}>
          <SumsTable files={files} />
        </Section>
      ) : null}
      <WhoIsHere draft={draft} changes={changes} />
      {isOutOfDate ? null : <p className={classes.hint}>{imports.loadHint}</p>}
    </div>
  );
}
