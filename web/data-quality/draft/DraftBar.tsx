import { Button } from "@mantine/core";
import { listRuns } from "../../../contract/data-quality.ts";
import {
  listImportDrafts,
  loadImportDraft,
  readImportDraft,
  rehearseImportDraft,
} from "../../../contract/import-drafts.ts";
import { useWrite } from "../../api.ts";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "./DraftBar.module.css";
import type { Draft } from "./draft.ts";
import { type OpenMatter, openMatters } from "./open-matters.ts";

type DraftBarProps = {
  draft: Draft;
  /** A rehearsal or load is at work. */
  isAtWork: boolean;
  onShow: (matter: OpenMatter) => void;
};

/** Always in sight: how much is open, whether the last rehearsal still holds, and the one next step. */
export function DraftBar({ draft, isAtWork, onShow }: DraftBarProps) {
  const { draft: words } = useDataQualityTexts();
  const { draftId } = draft;
  const matters = openMatters(draft);
  const isAsking = matters.some(({ about }) => about === "question");
  const rehearse = useWrite(rehearseImportDraft, { invalidates: [readImportDraft, listRuns] });
  const load = useWrite(loadImportDraft, { invalidates: [readImportDraft, listRuns, listImportDrafts] });
  const problem = rehearse.error ?? load.error;
  const [first] = matters;
  return (
    <section className={classes.bar} aria-label={words.stillOpen}>
      {problem ? <ErrorNote problem={problem} isInline /> : null}
      <div className={classes.line}>
        <span className={classes.state} role="status">
          <BarState draft={draft} matters={matters} isAtWork={isAtWork} />
        </span>
        {first === undefined ? null : (
          <Button variant="subtle" onClick={() => onShow({ ...first })}>
            {words.nextOpen}
          </Button>
        )}
        {draft.isRehearsed ? (
          <Button
            variant="filled"
            loading={load.isPending}
            disabled={isAtWork}
            title={isAtWork ? words.atWork : undefined}
            onClick={() => load.mutate({ draftId })}
          >
            {words.load}
          </Button>
        ) : (
          <Button
            variant="filled"
            loading={rehearse.isPending}
            disabled={isAtWork || isAsking}
            title={isAsking ? words.answerFirst : isAtWork ? words.atWork : undefined}
            onClick={() => rehearse.mutate({ draftId })}
          >
            {draft.rehearsalRunId === null ? words.rehearse : words.rehearseAgain}
          </Button>
        )}
      </div>
    </section>
  );
}

type BarStateProps = { draft: Draft; matters: readonly OpenMatter[]; isAtWork: boolean };

function BarState({ draft, matters, isAtWork }: BarStateProps) {
  const { draft: words } = useDataQualityTexts();
  const format = useFormat();
  const count = (about: OpenMatter["about"]) => matters.filter((matter) => matter.about === about).length;
  const questions = count("question");
  const kinds = count("kind");
  const needed = count("needed");
  const open = [
    questions > 0 ? words.questionsOpen(questions, format.amount(questions)) : undefined,
    kinds > 0 ? words.kindsOpen(kinds, format.amount(kinds)) : undefined,
    needed > 0 ? words.neededOpen(needed, format.amount(needed)) : undefined,
  ].filter((fact) => fact !== undefined);
  if (isAtWork)
    return (
      <StateMark tone="active" shape="half">
        {words.atWork}
      </StateMark>
    );
  if (open.length > 0) return <StateMark tone="attention">{open.join(" · ")}</StateMark>;
  if (draft.isRehearsed) return <StateMark tone="gain">{words.rehearsed}</StateMark>;
  if (draft.rehearsalRunId !== null)
    return (
      <StateMark tone="attention" shape="half">
        {words.outOfDate}
      </StateMark>
    );
  return (
    <StateMark tone="quiet" shape="half">
      {words.readyToRehearse}
    </StateMark>
  );
}
