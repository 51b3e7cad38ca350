import { useState } from "react";
import { addContactPoint, listPartyEvents, readParty } from "../../../contract/customers.ts";
import { contactPointKinds } from "../../../contract/party-words.ts";
import { useWrite } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { WhyAnother } from "../entering/WhyAnother.tsx";
import type { Party } from "./PartyHeader.tsx";

/** Adds a phone, mail address, postal address or site. */
export function ContactPointForm({ party, onClose }: { party: Party; onClose: () => void }) {
  const { partyId } = party;
  const { data: t } = useCardTexts();
  const [reason, setReason] = useState("");
  const add = useWrite(addContactPoint, { invalidates: [readParty, listPartyEvents] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).ContactPointFields,
    initialValues: { kind: "phone", raw: "", label: "", city: "", postcode: "", country: "" },
    send: async ({ country, kind, raw, ...rest }) => {
      await add.mutateAsync({
        partyId,
        kind,
        raw,
        ...rest,
        ...(kind === "address" ? { line1: raw } : {}),
        ...(reason.trim() && { saveAnyway: { reason: reason.trim() } }),
        ...(country ? { country: country.toUpperCase() } : {}),
      });
      onClose();
    },
  });
  const isAddress = form.getValues().kind === "address";
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields columns={2}>
        <SelectField
          label={t.kind}
          data={contactPointKinds.map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        <TextField label={isAddress ? t.line1 : t.value} autoFocus {...form.getInputProps("raw")} />
        {isAddress ? (
          <>
            <TextField label={t.postcode} isOptional {...form.getInputProps("postcode")} />
            <TextField label={t.city} isOptional {...form.getInputProps("city")} />
            <TextField label={t.country} isOptional {...form.getInputProps("country")} />
          </>
        ) : null}
        <TextField label={t.label} help={t.labelHelp} isOptional {...form.getInputProps("label")} />
      </Fields>
      <WhyAnother party={party} problem={problem} value={reason} onChange={setReason} />
      <Submit verb={t.add} isBusy={isBusy} onCancel={onClose} />
    </form>
  );
}
