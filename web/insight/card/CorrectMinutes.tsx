import { changeContact, listTimeline, readContact } from "../../../contract/conversations.ts";
import { listPartyEvents } from "../../../contract/customers.ts";
import { listLedger, readFreshness, readPartyValue } from "../../../contract/insight.ts";
import { useRead, useWrite } from "../../api.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSendForm } from "../../ui/forms/useSendForm.ts";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./LedgerPeek.module.css";

type CorrectMinutesProps = {
  partyId: string;
  contactId: string;
  onClose: () => void;
};

/** Corrects how long a contact really took, with the reason; what it was, who changed it and why stays beside it. */
export function CorrectMinutes({ partyId, contactId, onClose }: CorrectMinutesProps) {
  const { correction: t, draft } = useCostsTexts();
  const format = useFormat();
  const { data } = useRead(readContact, { partyId, contactId });
  const change = useWrite(changeContact, {
    invalidates: [readContact, listTimeline, listLedger, readPartyValue, readFreshness, listPartyEvents],
  });
  const { form, problem, isBusy, submit } = useSendForm({
    initialValues: { minutes: "", reason: "" },
    check: ({ minutes, reason }) => ({
      ...(!/^\d{1,5}([.,]\d{1,3})?$/.test(minutes.trim()) && { minutes: draft.number }),
      ...(reason.trim() === "" && { reason: draft.fill }),
    }),
    send: async ({ minutes, reason }) => {
      if (data === undefined) return;
      await change.mutateAsync({
        partyId,
        contactId,
        version: data.version,
        minutes: Number(minutes.trim().replace(",", ".")),
        reason: reason.trim(),
      });
      toastDone(t.saved);
      onClose();
    },
  });
  const written = (minutes: number | null) => (minutes === null ? t.unmeasured : format.amount(minutes));
  return (
    <form onSubmit={submit} noValidate className={classes.form} aria-label={t.title}>
      <FormProblems problem={problem} />
      <TextField label={t.minutes} inputMode="decimal" data-autofocus {...form.getInputProps("minutes")} />
      <TextField label={t.reason} help={t.reasonHelp} {...form.getInputProps("reason")} />
      {data?.corrections.map((one) => (
        <p key={one.at} className={classes.about}>
          {t.was(written(one.from), written(one.to), one.by)}, {format.instant(one.at)}
          {one.reason === null ? null : `: ${one.reason}`}
        </p>
      ))}
      <Submit verb={t.save} isBusy={isBusy || data === undefined} onCancel={onClose} />
    </form>
  );
}
