import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import type { Draft } from "../draft/draft.ts";
import type { DraftChanges } from "../draft/useDraft.ts";
import { ProblemRows } from "../runs/ProblemRows.tsx";
import { type Import, isActive, type ProblemKind } from "../runs/run-words.ts";
import { MendRows } from "./MendRows.tsx";
import classes from "./ProblemsStep.module.css";
import { type Mending, useMending } from "./useMending.ts";

type ProblemsStepProps = { draft: Draft; rehearsal: Import | undefined; changes: DraftChanges };

const tones = { refused: "cost", warning: "attention", note: "quiet" } as const;

/** What the last rehearsal found, by kind; each opens to its rows, where they are mended in place. */
export function ProblemsStep({ draft, rehearsal, changes }: ProblemsStepProps) {
  const { draft: words } = useWizardTexts();
  const [open, setOpen] = useState<string>();
  const mending = useMending(changes, rehearsal?.run.runId);
  if (rehearsal === undefined || isActive(rehearsal.run.state))
    return <p className={classes.quiet}>{words.stepProblemsNext}</p>;
  if (rehearsal.run.state === "done" && rehearsal.problems.length === 0)
    return <p className={classes.quiet}>{words.noProblems}</p>;
  return (
    <ul className={classes.kinds}>
      {rehearsal.problems.map((kind) => (
        <ProblemKindRow
          // Rows of another rehearsal are other rows.
          key={`${rehearsal.run.runId} ${keyOfKind(kind)}`}
          kind={kind}
          isOpen={open === keyOfKind(kind)}
          onOpen={(isOpen) => setOpen(isOpen ? keyOfKind(kind) : undefined)}
          draft={draft}
          runId={rehearsal.run.runId}
          mending={mending}
        />
      ))}
    </ul>
  );
}

function keyOfKind({ code, path, field, severity }: ProblemKind): string {
  return [code, severity, path, field].join("\n");
}

type ProblemKindRowProps = {
  kind: ProblemKind;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  draft: Draft;
  runId: string;
  mending: Mending;
};

function ProblemKindRow({ kind, isOpen, onOpen, draft, runId, mending }: ProblemKindRowProps) {
  const { runs } = useWizardTexts();
  const format = useFormat();
  const id = useId();
  const title = runs.codes[kind.code] ?? kind.code.replaceAll("_", " ");
  const table = draft.tables.find(({ name }) => name === kind.path);
  return (
    <li className={classes.kind}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onOpen(!isOpen)}
      >
        <IconChevronRight
          className={classNames(classes.chevron, isOpen && classes.turned)}
          size={15}
          aria-hidden
        />
        <span className={classes.count}>{format.amount(kind.count)}</span>
        <span className={classes.words}>
          <span className={classes.title}>
            {title}
            <span className={classes.where}>
              {[kind.path, kind.field?.replaceAll("_", " ")].filter(Boolean).join(", ")}
            </span>
          </span>
          <span className={classes.message}>{kind.message}</span>
        </span>
        <StateMark tone={tones[kind.severity]}>{runs.severities[kind.severity]}</StateMark>
      </button>
      <div id={id} className={classes.rows}>
        {!isOpen ? null : kind.severity === "note" || table === undefined ? (
          <ProblemRows runId={runId} code={kind.code} path={kind.path ?? undefined} />
        ) : (
          <MendRows
            draft={draft}
            mending={mending}
            tableNo={table.tableNo}
            code={kind.code}
            column={kind.field}
            title={title}
          />
        )}
      </div>
    </li>
  );
}
