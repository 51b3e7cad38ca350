import { channels } from "../../contract/conversations/conversation-words.ts";
import { listCases, listTimeline, openCase, readOpenMatters } from "../../contract/conversations.ts";
import { useWrite } from "../api.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { Choice } from "../ui/forms/Choice.tsx";
import { FormProblems } from "../ui/forms/FormProblems.tsx";
import { SelectField } from "../ui/forms/SelectField.tsx";
import { Submit } from "../ui/forms/Submit.tsx";
import { TextField } from "../ui/forms/TextField.tsx";
import { useSchemaForm } from "../ui/forms/useSchemaForm.ts";
import { Dialog } from "../ui/pop/Dialog.tsx";
import { toastDone } from "../ui/states/toast.tsx";
import classes from "./conversations.module.css";

/** Opens a support case or a complaint. */
export function CaseForm({ partyId, onClose }: { partyId: string; onClose: () => void }) {
  const { cases: t, timeline } = useCardTexts();
  const open = useWrite(openCase, { invalidates: [listCases, listTimeline, readOpenMatters] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("./schemas.ts")).CaseFields,
    initialValues: { subject: "", kind: "support", channel: "phone" },
    send: async (values) => {
      await open.mutateAsync({ partyId, ...values });
      toastDone(t.opened_);
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t.open} width={480}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <FormProblems problem={problem} />
        <TextField label={t.subject} data-autofocus {...form.getInputProps("subject")} />
        <Choice
          label={t.kind}
          value={form.getValues().kind}
          onChange={(kind) => form.setFieldValue("kind", kind)}
          options={[
            { value: "support", label: t.support },
            { value: "complaint", label: t.complaint },
          ]}
        />
        <SelectField
          label={t.channel}
          data={channels.map((value) => ({ value, label: timeline.channels[value] ?? value }))}
          {...form.getInputProps("channel")}
        />
        <Submit verb={t.save} isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
