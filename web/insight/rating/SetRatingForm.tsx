import { useState } from "react";
import { readParty } from "../../../contract/customers.ts";
import { listRatingHistory, listSetRatings, setRating } from "../../../contract/insight/rating.ts";
import { readPartyRating } from "../../../contract/insight/rating-card.ts";
import { readPartyValue } from "../../../contract/insight.ts";
import { useWrite } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { Choice } from "../../ui/forms/Choice.tsx";
import { DateField } from "../../ui/forms/DateField.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField } from "../../ui/forms/TextField.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./rating.module.css";

/** Sets a rating by hand: which letter, why, until when. */
export function SetRatingForm({ partyId, onClose }: { partyId: string; onClose: () => void }) {
  const { rating } = useRatingTexts();
  const t = rating.card;
  const [letter, setLetter] = useState<"A" | "B" | "C">("B");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const send = useWrite(setRating, {
    invalidates: [readPartyRating, readParty, readPartyValue, listRatingHistory, listSetRatings],
    onDone: () => {
      toastDone(t.saved);
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t.setTitle} width={480}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ partyId, letter, reason, until });
        }}
      >
        <FormProblems problem={send.error ?? undefined} />
        <p className={classes.quiet}>{t.setSentence}</p>
        <Choice
          label={t.letter}
          value={letter}
          onChange={setLetter}
          options={(["A", "B", "C"] as const).map((value) => ({ value, label: value }))}
        />
        <NoteField
          label={rating.reason}
          value={reason}
          error={send.error?.fields?.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <DateField
          label={t.until}
          help={t.untilHelp}
          value={until}
          error={send.error?.fields?.until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Submit verb={t.save} isBusy={send.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
