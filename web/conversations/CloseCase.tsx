import { useState } from "react";
import { findings } from "../../contract/conversations/conversation-words.ts";
import {
  closeCase,
  listCases,
  listTimeline,
  readCase,
  readOpenMatters,
} from "../../contract/conversations.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useRead, useWrite } from "../api.ts";
import type { ApiProblem } from "../api-problem.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { Choice } from "../ui/forms/Choice.tsx";
import { Confirm } from "../ui/states/Confirm.tsx";
import { toastDone } from "../ui/states/toast.tsx";

type CloseCaseProps = { row: OutputOf<typeof listCases>["rows"][number]; onClose: () => void };

/** Closes a case; a complaint says what it came to. */
export function CloseCase({ row, onClose }: CloseCaseProps) {
  const { cases: t } = useCardTexts();
  const { partyId, caseId } = row;
  const [finding, setFinding] = useState<(typeof findings)[number]>("our_fault");
  const [problem, setProblem] = useState<ApiProblem>();
  const { data } = useRead(readCase, { partyId, caseId });
  const close = useWrite(closeCase, { invalidates: [listCases, readCase, listTimeline, readOpenMatters] });

  async function confirm() {
    if (!data) return;
    try {
      const said = row.kind === "complaint" ? { finding } : {};
      await close.mutateAsync({ partyId, caseId, version: data.version, ...said });
      toastDone(t.closed);
      onClose();
    } catch (refusal) {
      setProblem(refusal as ApiProblem);
    }
  }

  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t.closeTitle}
      verb={t.closeVerb}
      onConfirm={confirm}
      problem={problem}
    >
      <p>{row.subject}</p>
      {row.kind === "complaint" ? (
        <Choice
          label={t.finding}
          isWide
          value={finding}
          onChange={setFinding}
          options={findings.map((value) => ({ value, label: t.findings[value] }))}
        />
      ) : null}
    </Confirm>
  );
}
