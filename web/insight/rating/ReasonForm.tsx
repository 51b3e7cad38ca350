import { useState } from "react";
import type { ApiProblem } from "../../api-problem.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField } from "../../ui/forms/TextField.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import classes from "./rating.module.css";

type ReasonFormProps = {
  title: string;
  sentence: string;
  verb: string;
  isBusy: boolean;
  problem: ApiProblem | null;
  isOptional?: boolean;
  onSend: (reason: string) => void;
  onClose: () => void;
};

/** Asks for the reason of a decision before it is made. */
export function ReasonForm({
  title,
  sentence,
  verb,
  isBusy,
  problem,
  isOptional = false,
  onSend,
  onClose,
}: ReasonFormProps) {
  const { rating } = useRatingTexts();
  const [reason, setReason] = useState("");
  return (
    <Dialog isOpen onClose={onClose} title={title} width={480}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend(reason);
        }}
      >
        <FormProblems problem={problem ?? undefined} />
        <p className={classes.quiet}>{sentence}</p>
        <NoteField
          label={rating.reason}
          isOptional={isOptional}
          data-autofocus
          value={reason}
          error={problem?.fields?.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Submit verb={verb} isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
