import { Button } from "@mantine/core";
import { useState } from "react";
import {
  answerMergeCheck,
  mergeSureDuplicates,
  nextMergeCheck,
  readAutomaticMerging,
} from "../../../contract/data-quality/automatic-merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useDuplicatesTexts } from "../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./Decided.module.css";
import { MergeCheck } from "./MergeCheck.tsx";
import reviewClasses from "./ReviewQueue.module.css";

type State = OutputOf<typeof readAutomaticMerging>["rows"][number];

/** Pairs that a search is sure of: merged all at once, and measured by those that a person looks at. */
export function SureOnes() {
  const { duplicates: t } = useDuplicatesTexts();
  const states = useRead(readAutomaticMerging, {}, { every: 5000 });
  const mayPolicy = useMay("policy.read");
  const check = useRead(nextMergeCheck, {}, { keepsFormer: true });
  const [merging, merge] = useState<State>();
  const answer = useWrite(answerMergeCheck, {
    invalidates: [readAutomaticMerging, nextMergeCheck],
    onDone: (_, { wasRight }) => toastDone(wasRight ? t.sure.saidRight : t.sure.saidWrong),
  });
  if (states.error) return <ErrorNote problem={states.error} onRetry={() => void states.refetch()} />;
  if (!states.data) return <SkeletonLines lines={6} lineHeight={44} />;
  const shown = states.data.rows.filter(({ open, merged, checked }) => open + merged + checked > 0);
  const toCheck = states.data.rows.reduce((sum, row) => sum + row.toCheck, 0);
  return (
    <section aria-label={t.sure.label} className={reviewClasses.review}>
      <p className={reviewClasses.lead}>
        {shown.length === 0 ? t.sure.nothing : t.sure.sentence}{" "}
        {mayPolicy ? <Link href={links.duplicatePolicy()}>{t.sure.policy}</Link> : null}
      </p>
      <ul className={classes.list}>
        {shown.map((state) => (
          <SureLine key={state.kind} state={state} onMerge={() => merge(state)} />
        ))}
      </ul>
      {check.data?.check ? (
        <MergeCheck
          check={check.data.check}
          left={toCheck}
          isBusy={answer.isPending}
          problem={answer.error ?? undefined}
          onAnswer={(wasRight) => {
            const { mergedId = "", mergeId = "" } = check.data?.check ?? {};
            answer.mutate({ mergedId, mergeId, wasRight });
          }}
        />
      ) : null}
      {merging ? <MergeAll state={merging} onClose={() => merge(undefined)} /> : null}
    </section>
  );
}

function SureLine({ state, onMerge }: { state: State; onMerge: () => void }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { kind, setting, isPaused, open, merged, checked, right, shareLow } = state;
  const measured =
    shareLow === null
      ? t.sure.unmeasured
      : `${t.sure.right(format.amount(right), format.amount(checked))}, ${t.sure.low(format.percent(shareLow, { decimals: 1 }))}`;
  const count = format.amount(open);
  return (
    <li className={classes.line}>
      <KindMark kind={kind} />
      <div className={classes.what}>
        <p className={classes.words}>
          {t.sure.kinds[kind]}: {t.sure.open(count)}
        </p>
        <p className={classes.aside}>
          {[t.sure.merged(format.amount(merged)), measured, setting === "merge" ? t.sure.auto : null]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {isPaused ? <StateMark tone="attention">{t.sure.paused}</StateMark> : null}
      {setting === "off" ? <span className={classes.aside}>{t.sure.off}</span> : null}
      {setting !== "off" && !isPaused && open > 0 ? (
        <Button aria-label={t.sure.mergeOf(t.sure.kinds[kind], count)} onClick={onMerge}>
          {t.sure.merge(count)}
        </Button>
      ) : null}
    </li>
  );
}

function MergeAll({ state, onClose }: { state: State; onClose: () => void }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const merge = useWrite(mergeSureDuplicates, { invalidates: [readAutomaticMerging] });
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t.sure.confirmTitle(format.amount(state.open))}
      verb={t.sure.confirmVerb}
      problem={merge.error ?? undefined}
      onConfirm={async () => {
        await merge
          .mutateAsync({ kind: state.kind })
          .then(() => {
            toastDone(t.sure.asked);
            onClose();
          })
          .catch(() => undefined);
      }}
    >
      {t.sure.confirm}
    </Confirm>
  );
}
