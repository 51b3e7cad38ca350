import { useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { approvePolicy, listPolicyVersions } from "../../../contract/insight/rating.ts";
import { useWrite } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { DateField } from "../../ui/forms/DateField.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField } from "../../ui/forms/TextField.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./rating.module.css";

type ApproveFormProps = {
  kind: "rating" | "fit" | "duplicate";
  draft: OutputOf<typeof listPolicyVersions>["rows"][number];
  today: string;
  onClose: () => void;
};

/** Puts a draft in force: from which day, and why. */
export function ApproveForm({ kind, draft, today, onClose }: ApproveFormProps) {
  const { rating: t } = useRatingTexts();
  const [validFrom, setFrom] = useState(today);
  const [reason, setReason] = useState(draft.reason);
  const send = useWrite(approvePolicy, {
    invalidates: [listPolicyVersions],
    onDone: () => {
      toastDone(t.approved);
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t.approveTitle} width={520}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ kind, validFrom, reason, seenAt: draft.writtenAt });
        }}
      >
        <FormProblems problem={send.error ?? undefined} />
        <DateField
          label={t.firstDay}
          min={today}
          value={validFrom}
          error={send.error?.fields?.validFrom}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NoteField
          label={t.reason}
          help={t.reasonHelp}
          value={reason}
          error={send.error?.fields?.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Submit verb={t.approveVerb} isBusy={send.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
