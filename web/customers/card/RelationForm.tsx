import { type FormEvent, useState } from "react";
import { addRelationship, listPeople, readParty } from "../../../contract/customers.ts";
import { relationshipTypes } from "../../../contract/party-words.ts";
import { useWrite } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { PartyPicker } from "../PartyPicker.tsx";

/** Says how this record stands to another one, read from either side. */
export function RelationForm({ partyId, onClose }: { partyId: string; onClose: () => void }) {
  const { relations: t } = useCardTexts();
  const [other, setOther] = useState<string | null>(null);
  const [how, setHow] = useState("to works_for");
  const [title, setTitle] = useState("");
  const add = useWrite(addRelationship, { invalidates: [readParty, listPeople], onDone: onClose });
  const [direction, type] = how.split(" ");

  function submit(event: FormEvent) {
    event.preventDefault();
    const known = relationshipTypes.find((one) => one === type);
    if (other === null || known === undefined) return;
    add.mutate({
      partyId,
      otherPartyId: other,
      type: known,
      direction: direction === "from" ? "from" : "to",
      ...(title.trim() ? { title: title.trim() } : {}),
    });
  }

  return (
    <Dialog isOpen onClose={onClose} title={t.add} width={480}>
      <form onSubmit={submit} noValidate>
        <FormProblems problem={add.error ?? undefined} />
        <Fields>
          <PartyPicker label={t.other} help={t.otherHelp} value={other} onChange={setOther} />
          <SelectField
            label={t.type}
            value={how}
            onChange={(next) => setHow(next ?? how)}
            data={[
              ...relationshipTypes.map((one) => ({ value: `to ${one}`, label: t.to[one] })),
              ...relationshipTypes.map((one) => ({ value: `from ${one}`, label: `… ${t.from[one]}` })),
            ]}
          />
          <TextField
            label={t.title}
            isOptional
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Fields>
        <Submit
          verb={t.save}
          isBusy={add.isPending}
          onCancel={onClose}
          reason={other === null ? t.otherHelp : undefined}
        />
      </form>
    </Dialog>
  );
}
