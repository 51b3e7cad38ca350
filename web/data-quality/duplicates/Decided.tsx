import { Button } from "@mantine/core";
import {
  listDuplicateDecisions,
  undoDuplicateDecision,
} from "../../../contract/data-quality/duplicate-review.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useReadPages, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import classes from "./Decided.module.css";

type Decision = OutputOf<typeof listDuplicateDecisions>["rows"][number];
type DecidedProps = { isMine: boolean; onWhose: (isMine: boolean) => void };

/** What was decided, the newest first, each with who, when and why, and a way back. */
export function Decided({ isMine, onWhose }: DecidedProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const list = useReadPages(
    listDuplicateDecisions,
    { limit: 50, ...(isMine && { mine: "true" }) },
    { keepsFormer: true },
  );
  const undo = useWrite(undoDuplicateDecision, {
    invalidates: [listDuplicateDecisions],
    onDone: () => toastDone(t.done.undone),
  });
  return (
    <section aria-label={t.decided.label}>
      <div className={classes.whose}>
        <Choice
          label={t.decided.whose}
          value={isMine ? "mine" : "all"}
          onChange={(next) => onWhose(next === "mine")}
          options={[
            { value: "all", label: t.decided.everybody },
            { value: "mine", label: t.decided.mine },
          ]}
        />
      </div>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={8} lineHeight={44} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty title={t.decided.empty} sentence={t.decided.emptySentence} />
      ) : null}
      <ul className={classes.list}>
        {list.rows.map((one) => (
          <DecisionLine
            key={one.decisionId}
            decision={one}
            isBusy={undo.isPending && undo.variables.decisionId === one.decisionId}
            onUndo={() =>
              undo.mutate(
                { decisionId: one.decisionId },
                { onError: (problem) => toastProblem(problem.message) },
              )
            }
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {t.decided.more}
        </Button>
      ) : null}
    </section>
  );
}

type DecisionLineProps = { decision: Decision; isBusy: boolean; onUndo: () => void };

function DecisionLine({ decision: one, isBusy, onUndo }: DecisionLineProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { party, other } = one;
  const words = t.decided[one.decision](party.name, other.name);
  const noted =
    one.relationship === null
      ? null
      : one.relationship.direction === "from"
        ? t.relation[one.relationship.type](party.name, other.name)
        : t.relation[one.relationship.type](other.name, party.name);
  const isOver = one.takenBackAt !== null;
  return (
    <li className={classNames(classes.line, isOver && classes.over)}>
      <KindMark kind={party.kind} />
      <div className={classes.what}>
        <p className={classes.words}>
          <Link href={links.party(party.partyId)}>{party.name}</Link>
          <span className={classes.sign}>{t.decided.sign[one.decision]}</span>
          <Link href={links.party(other.partyId)}>{other.name}</Link>
          {one.records > 2 ? (
            <span className={classes.aside}> {t.decided.further(format.amount(one.records - 2))}</span>
          ) : null}
        </p>
        <p className={classes.aside}>
          {[
            t.decided.by(one.decidedByName),
            one.keptAs === null ? null : t.decided.keptAs(one.keptAs.name),
            noted,
            one.reason,
            one.takenBackByName === null ? null : t.decided.takenBack(one.takenBackByName),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <DateText value={one.decidedAt} as="relative" className={classes.when ?? ""} />
      {isOver ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={isBusy}
          aria-label={t.decided.undoOf(words)}
          onClick={onUndo}
        >
          {t.decided.undo}
        </Button>
      )}
    </li>
  );
}
