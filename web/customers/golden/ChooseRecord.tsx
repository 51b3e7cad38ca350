import { useId, useState } from "react";
import { listCustomers, listPartyEvents, listPeople, readParty } from "../../../contract/customers.ts";
import { pinGoldenValue, readGoldenRecord } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "./golden.module.css";
import { useGroupWords } from "./useGroupWords.ts";

type ChooseRecordProps = {
  partyId: string;
  surviving: OutputOf<typeof readGoldenRecord>["groups"][number];
  onClose: () => void;
};

/** Whose values count in a group of fields: one record's, chosen by hand, or whose the rules say. */
export function ChooseRecord({ partyId, surviving, onClose }: ChooseRecordProps) {
  const { survivors: t } = useMergedRecordsTexts();
  const format = useFormat();
  const wordsOf = useGroupWords();
  const name = useId();
  const { group, said, from, pinned } = surviving;
  const [recordId, setRecord] = useState<string | null>(pinned === null ? null : from.partyId);
  const pin = useWrite(pinGoldenValue, {
    invalidates: [readGoldenRecord, readParty, listPartyEvents, listCustomers, listPeople],
    onDone: () => {
      toastDone(recordId === null ? t.leftToRules(t.groups[group]) : t.chosen(t.groups[group]));
      onClose();
    },
  });
  const option = (id: string | null, words: string, aside: string) => (
    <label key={id ?? ""} className={classes.option}>
      <input
        type="radio"
        name={name}
        checked={recordId === id}
        onChange={() => setRecord(id)}
        {...(recordId === id && { "data-autofocus": true })}
      />
      <span className={classes.value}>
        {words}
        <span className={classes.why}>{aside}</span>
      </span>
    </label>
  );
  return (
    <Dialog isOpen onClose={onClose} title={t.chooseTitle(t.groups[group])} width={520}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          pin.mutate({ partyId, group, recordId });
        }}
      >
        <FormProblems problem={pin.error ?? undefined} />
        <fieldset className={classes.options}>
          <legend className="unseen">{t.chooseTitle(t.groups[group])}</legend>
          {option(null, t.byRules, t.rulesInOrder)}
          {said.map(({ record, values, changedAt }) =>
            option(
              record.partyId,
              wordsOf(group, values) || t.nothing,
              t.saidBy(record.name, format.date(changedAt)),
            ),
          )}
        </fieldset>
        <Submit verb={t.verb} isBusy={pin.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
