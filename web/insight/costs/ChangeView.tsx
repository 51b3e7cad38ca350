import { Button } from "@mantine/core";
import { useState } from "react";
import {
  approveCostChange,
  listActivityUse,
  listCostChanges,
  listCostGaps,
  listMonths,
  listRates,
  readCostChange,
  readCostModel,
  readFreshness,
  readReconciliation,
  withdrawCostChange,
} from "../../../contract/insight.ts";
import { useRead, useWrite } from "../../api.ts";
import type { ApiProblem } from "../../api-problem.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { ChangeEffect } from "./ChangeEffect.tsx";
import { changeTones } from "./change-tones.ts";
import classes from "./costs.module.css";
import { useDecisionWords } from "./useDecisionWords.ts";
import type { Change } from "./useDraft.ts";

/** One change: what it sets, what it would do, and who may put it in force. */
export function ChangeView({ changeId }: { changeId: string }) {
  const { change: t } = useCostsTexts();
  const decided = useDecisionWords();
  const { data, error, refetch } = useRead(
    readCostChange,
    { changeId },
    { every: (change) => (change?.preview.state === "working" ? 1000 : false) },
  );
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={8} lineHeight={36} />;
  return (
    <>
      <ButtonLink variant="subtle" className={classes.back} href={links.costs({ tab: "changes" })}>
        ← {t.back}
      </ButtonLink>
      <Section
        title={data.title}
        note={<StateMark {...changeTones[data.state]}>{t.states[data.state]}</StateMark>}
        actions={data.state === "draft" ? <Decisions change={data} /> : null}
        isFirst
      >
        <p className={classes.paragraph}>
          {data.reason} <span className={classes.quiet}>({decided(data)})</span>
          {data.decisionReason === null ? null : ` ${data.decisionReason}`}
        </p>
        {data.state === "draft" && t.why[data.approval.why] !== "" ? (
          <p className={classes.quiet}>{t.why[data.approval.why]}</p>
        ) : null}
      </Section>
      <Section title={t.sets}>
        {data.changes?.length === 0 ? <p>{t.nothing}</p> : null}
        <ul className={classes.list}>
          {data.changes?.map((one) => (
            <li key={`${one.what} ${one.code}`}>{one.words}</li>
          ))}
        </ul>
      </Section>
      <ChangeEffect change={data} />
    </>
  );
}

/** Approving and withdrawing; who may not approve reads why. */
function Decisions({ change }: { change: Change }) {
  const { change: t } = useCostsTexts();
  const mayDraft = useMay("cost.write");
  const [asked, setAsked] = useState<"approve" | "withdraw">();
  return (
    <>
      {mayDraft ? (
        <Button variant="subtle" onClick={() => setAsked("withdraw")}>
          {t.withdraw}
        </Button>
      ) : null}
      <Button
        variant="filled"
        disabled={!change.approval.may}
        title={t.why[change.approval.why]}
        onClick={() => setAsked("approve")}
      >
        {t.approve}
      </Button>
      {asked === undefined ? null : (
        <Decide change={change} what={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

type DecideProps = { change: Change; what: "approve" | "withdraw"; onClose: () => void };

function Decide({ change, what, onClose }: DecideProps) {
  const { change: t, draft } = useCostsTexts();
  const format = useFormat();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<ApiProblem | { message: string }>();
  const reads = [
    readCostChange,
    listCostChanges,
    readCostModel,
    listRates,
    listCostGaps,
    listActivityUse,
    readReconciliation,
    readFreshness,
    listMonths,
  ];
  const approve = useWrite(approveCostChange, { invalidates: reads });
  const withdraw = useWrite(withdrawCostChange, { invalidates: reads });
  const isApproval = what === "approve";
  const { changeId, version, preview } = change;

  async function confirm() {
    if (isApproval && reason.trim() === "") return setProblem({ message: `${t.reason}: ${draft.fill}` });
    try {
      if (isApproval) await approve.mutateAsync({ changeId, version, reason });
      else await withdraw.mutateAsync({ changeId, version, ...(reason.trim() !== "" && { reason }) });
      toastDone(isApproval ? t.approved : t.withdrawn);
      onClose();
    } catch (refusal) {
      setProblem(refusal as ApiProblem);
    }
  }

  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={isApproval ? t.approveTitle : t.withdrawTitle}
      verb={isApproval ? t.approveVerb : t.withdraw}
      onConfirm={confirm}
      problem={problem}
    >
      <p>{isApproval ? t.approveWords : t.withdrawWords}</p>
      {isApproval && preview.effect ? (
        <p>
          {t.sentence(
            format.count(preview.effect.moved, t.customersMove),
            format.count(preview.effect.ratingsMoved, t.ratingsChange),
          )}
        </p>
      ) : null}
      <TextField
        label={t.reason}
        isOptional={!isApproval}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  );
}
