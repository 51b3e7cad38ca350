import { channels, contactKinds, feelings } from "../../contract/conversations/conversation-words.ts";
import { listTasks, listTimeline, logContact, readOpenMatters } from "../../contract/conversations.ts";
import { useWrite } from "../api.ts";
import { useLogContactTexts } from "../texts/party/useLogContactTexts.ts";
import { Choice } from "../ui/forms/Choice.tsx";
import { Fields } from "../ui/forms/Field.tsx";
import { FormProblems } from "../ui/forms/FormProblems.tsx";
import { SelectField } from "../ui/forms/SelectField.tsx";
import { Submit } from "../ui/forms/Submit.tsx";
import { NoteField, TextField } from "../ui/forms/TextField.tsx";
import { useSchemaForm } from "../ui/forms/useSchemaForm.ts";
import { Dialog } from "../ui/pop/Dialog.tsx";
import { toastDone } from "../ui/states/toast.tsx";
import { contactOf, type Sharer } from "./contact-form.ts";
import classes from "./conversations.module.css";
import { type CustomerPicker, SharedWith } from "./SharedWith.tsx";

type LogContactProps = { partyId: string; name: string; Picker: CustomerPicker; onClose: () => void };

/** Notes a call, visit, mail or task in a few keys. */
export function LogContact({ partyId, name, Picker, onClose }: LogContactProps) {
  const { contact: t, timeline } = useLogContactTexts();
  const log = useWrite(logContact, { invalidates: [listTimeline, readOpenMatters, listTasks] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("./schemas.ts")).ContactFields,
    initialValues: {
      channel: "phone",
      direction: "in",
      kind: "enquiry",
      subject: "",
      note: "",
      minutes: "",
      dueOn: "",
      feeling: "even",
      ownWeight: "1",
      sharers: [] as Sharer[],
    },
    send: async (values) => {
      await log.mutateAsync({ partyId, ...contactOf(values) });
      toastDone(t.saved);
      onClose();
    },
  });
  const { channel, direction, feeling, ownWeight, sharers } = form.getValues();
  const isTask = channel === "task";
  return (
    <Dialog isOpen onClose={onClose} title={t.title(name)} width={560}>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        noValidate
        className={classes.form}
      >
        <FormProblems problem={problem} />
        <Fields columns={2}>
          <SelectField
            label={t.channel}
            data={channels.map((value) => ({ value, label: timeline.channels[value] ?? value }))}
            {...form.getInputProps("channel")}
          />
          <SelectField
            label={t.kind}
            data={contactKinds.map((value) => ({ value, label: t.kinds[value] }))}
            {...form.getInputProps("kind")}
          />
        </Fields>
        <TextField label={t.subject} isOptional data-autofocus {...form.getInputProps("subject")} />
        <NoteField label={t.note} isOptional {...form.getInputProps("note")} />
        <Fields columns={2}>
          {isTask ? (
            <TextField label={t.dueOn} isOptional type="date" {...form.getInputProps("dueOn")} />
          ) : (
            <TextField
              label={t.minutes}
              help={t.minutesHelp}
              isOptional
              inputMode="decimal"
              {...form.getInputProps("minutes")}
            />
          )}
        </Fields>
        {isTask ? null : (
          <SharedWith
            Picker={Picker}
            name={name}
            ownWeight={ownWeight}
            sharers={sharers}
            errors={form.errors}
            onOwnWeight={(weight) => form.setFieldValue("ownWeight", weight)}
            onChange={(next) => form.setFieldValue("sharers", next)}
          />
        )}
        {isTask ? null : (
          <div className={classes.kinds}>
            <Choice
              label={t.direction}
              value={direction}
              onChange={(next) => form.setFieldValue("direction", next)}
              options={[
                { value: "in", label: t.in },
                { value: "out", label: t.out },
              ]}
            />
            <Choice
              label={t.feeling}
              value={feeling}
              onChange={(next) => form.setFieldValue("feeling", next)}
              options={feelings.map((value) => ({ value, label: timeline.feelings[value] }))}
            />
          </div>
        )}
        <Submit verb={t.save} isBusy={isBusy} onCancel={onClose} withKey />
      </form>
    </Dialog>
  );
}
