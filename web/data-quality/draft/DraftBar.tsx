import { Button } from "@mantine/core";
import { useRef } from "react";
import {
  listImportDrafts,
  loadImportDraft,
  readImportDraft,
  rehearseImportDraft,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import { listRuns } from "../../../contract/data-quality.ts";
import { useWrite } from "../../api.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { KeyHint } from "../../ui/marks/KeyHint.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import classes from "./DraftBar.module.css";
import type { Draft } from "./draft.ts";
import { type OpenMatter, openMatters } from "./open-matters.ts";
import type { DraftChanges } from "./useDraft.ts";

type DraftBarProps = {
  draft: Draft;
  changes: DraftChanges;
  /** A rehearsal or load is at work. */
  isAtWork: boolean;
  onShow: (matter: OpenMatter) => void;
};

/** Always in sight: how much is open, whether the last rehearsal still holds, and the one next step. */
export function DraftBar({ draft, changes, isAtWork, onShow }: DraftBarProps) {
  const { draft: words } = useWizardTexts();
  const { draftId, isRehearsed } = draft;
  const matters = openMatters(draft);
  const isAsking = matters.some(({ about }) => about === "question");
  const rehearse = useWrite(rehearseImportDraft, { invalidates: [readImportDraft, listRuns] });
  const load = useWrite(loadImportDraft, { invalidates: [readImportDraft, listRuns, listImportDrafts] });
  const problem = rehearse.error ?? load.error;
  const [first] = matters;
  const state = useRef<HTMLSpanElement>(null);
  const reason = isAtWork ? words.atWork : isAsking ? words.answerFirst : undefined;

  async function goOn() {
    if (reason !== undefined || rehearse.isPending || load.isPending) return;
    // What had the focus may go with the step it stands in.
    state.current?.focus({ preventScroll: true });
    // What is typed last is on its way: it belongs to what is rehearsed.
    await changes.arrived();
    if (isRehearsed) load.mutate({ draftId });
    else rehearse.mutate({ draftId });
  }

  useKeys(words.keys, [
    { keys: "n", words: words.keyNext, run: () => first && onShow({ ...first }) },
    { keys: "mod+Enter", words: words.keyGo, run: () => void goOn(), inFields: true },
  ]);

  return (
    <section className={classes.bar} aria-label={words.stillOpen}>
      {problem ? <ErrorNote problem={problem} isInline /> : null}
      <div className={classes.line}>
        <span ref={state} className={classes.state} role="status" tabIndex={-1}>
          <BarState draft={draft} matters={matters} isAtWork={isAtWork} />
        </span>
        {first === undefined ? null : (
          <Button variant="subtle" onClick={() => onShow({ ...first })}>
            {words.nextOpen}
          </Button>
        )}
        <Button
          variant="filled"
          loading={rehearse.isPending || load.isPending}
          disabled={reason !== undefined}
          title={reason}
          onClick={() => void goOn()}
        >
          {isRehearsed ? words.load : draft.rehearsalRunId === null ? words.rehearse : words.rehearseAgain}
        </Button>
        <KeyHint keys="mod+Enter" />
      </div>
    </section>
  );
}

type BarStateProps = { draft: Draft; matters: readonly OpenMatter[]; isAtWork: boolean };

function BarState({ draft, matters, isAtWork }: BarStateProps) {
  const { draft: words } = useWizardTexts();
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
