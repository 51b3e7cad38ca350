import { useState } from "react";
import {
  changeParty,
  listCustomers,
  listPartyEvents,
  listPeople,
  readParty,
} from "../../../contract/customers.ts";
import { readGoldenRecord } from "../../../contract/data-quality/merging.ts";
import { stages } from "../../../contract/party-words.ts";
import { useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField, TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { useNavigation } from "../../ui/Link.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import classes from "../customers.module.css";
import { WhyAnother } from "../entering/WhyAnother.tsx";
import { type CustomField, wordsOf } from "../fields/CustomFacts.tsx";
import { CustomInputs } from "../fields/CustomInputs.tsx";
import { useColleagues } from "../useColleagues.ts";
import type { Party } from "./PartyHeader.tsx";
import type { Origins } from "./useOrigins.ts";

type PartyFormProps = { party: Party; fields: readonly CustomField[]; origins: Origins };

/** Changes a record's fields, or those that count of several. Nothing of what somebody else changed meanwhile is overwritten: the version says so. */
export function PartyForm({ party, fields, origins }: PartyFormProps) {
  const { data: t, origins: o, stages: stageWords } = useMergedRecordsTexts();
  const on = (group: Parameters<Origins["home"]>[0]) => ({ help: origins.home(group) });
  const format = useFormat();
  const { go } = useNavigation();
  const colleagues = useColleagues();
  // A person who came in with one name only is renamed by that one.
  const hasParts = party.givenName !== null || party.familyName !== null;
  const shown = fields.filter(({ isHidden, isRetired }) => !isHidden && !isRetired);
  const [own, setOwn] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(shown.map(({ key }) => [key, wordsOf(party.custom[key])])),
  );
  const [reason, setReason] = useState("");
  const back = () => go(links.party(party.partyId, { tab: "data" }), { replace: true });
  const change = useWrite(changeParty, {
    invalidates: [readParty, readGoldenRecord, listPartyEvents, listCustomers, listPeople],
  });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).PartyFields,
    initialValues: valuesOf(party),
    send: async (values) => {
      const { partyId, version } = party;
      await change.mutateAsync({
        partyId,
        version,
        ...(hasParts
          ? { givenName: values.givenName ?? null, familyName: values.familyName ?? null }
          : values.name === undefined
            ? {}
            : { name: values.name }),
        stage: values.stage,
        ownerId: values.ownerId,
        legalName: values.legalName ?? null,
        segment: values.segment ?? null,
        territory: values.territory ?? null,
        industry: values.industry ?? null,
        employeesCount: values.employeesCount ?? null,
        website: values.website ?? null,
        taxNumber: values.taxNumber ?? null,
        language: values.language ?? null,
        note: values.note ?? null,
        ...(reason.trim() && { saveAnyway: { reason: reason.trim() } }),
        ...(shown.length > 0 && { custom: changedOf(party, own) }),
      });
      toastDone(t.saved);
      back();
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <FormProblems problem={problem} errors={form.errors} />
      {party.recordsCount > 1 ? (
        <p className={classes.quiet}>{o.formSentence(format.amount(party.recordsCount))}</p>
      ) : null}
      <Fields columns={2}>
        {hasParts ? (
          <>
            <TextField
              label={t.givenName}
              isOptional
              autoFocus
              {...on("name")}
              {...form.getInputProps("givenName")}
            />
            <TextField
              label={t.familyName}
              isOptional
              {...on("name")}
              {...form.getInputProps("familyName")}
            />
          </>
        ) : (
          <>
            <TextField label={t.name} autoFocus {...on("name")} {...form.getInputProps("name")} />
            {party.kind === "person" ? null : (
              <TextField
                label={t.legalName}
                isOptional
                {...on("registration")}
                {...form.getInputProps("legalName")}
              />
            )}
          </>
        )}
        <SelectField
          label={t.stage}
          data={stages.map((value) => ({ value, label: stageWords[value] }))}
          {...form.getInputProps("stage")}
        />
        <SelectField label={t.owner} isOptional data={[...colleagues]} {...form.getInputProps("ownerId")} />
        <TextField label={t.segment} isOptional {...on("grouping")} {...form.getInputProps("segment")} />
        <TextField label={t.territory} isOptional {...on("grouping")} {...form.getInputProps("territory")} />
        <TextField label={t.industry} isOptional {...on("business")} {...form.getInputProps("industry")} />
        <TextField
          label={t.employees}
          isOptional
          {...on("business")}
          inputMode="numeric"
          {...form.getInputProps("employeesCount")}
        />
        <TextField label={t.website} isOptional {...on("website")} {...form.getInputProps("website")} />
        <TextField
          label={t.taxNumber}
          isOptional
          {...on("registration")}
          {...form.getInputProps("taxNumber")}
        />
        <TextField label={t.language} isOptional {...on("language")} {...form.getInputProps("language")} />
      </Fields>
      <CustomInputs
        fields={shown}
        values={own}
        errors={form.errors}
        onChange={(key, value) => setOwn((values) => ({ ...values, [key]: value }))}
      />
      <NoteField label={t.note} isOptional {...form.getInputProps("note")} />
      <WhyAnother party={party} problem={problem} value={reason} onChange={setReason} />
      <Submit verb={t.save} isBusy={isBusy} onCancel={back} />
    </form>
  );
}

/** What of the workspace's own fields was changed here; an emptied one is taken away. */
function changedOf(party: Party, own: Readonly<Record<string, string>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, value]) =>
      value === wordsOf(party.custom[key]) ? [] : [[key, value === "" ? null : value]],
    ),
  );
}

function valuesOf(party: Party) {
  return {
    name: party.name,
    givenName: party.givenName ?? "",
    familyName: party.familyName ?? "",
    legalName: party.legalName ?? "",
    stage: party.stage,
    ownerId: party.owner?.userId ?? null,
    segment: party.segment ?? "",
    territory: party.territory ?? "",
    industry: party.industry ?? "",
    employeesCount: party.employeesCount === null ? "" : String(party.employeesCount),
    website: party.website ?? "",
    taxNumber: party.taxNumber ?? "",
    language: party.language ?? "",
    note: party.note ?? "",
  };
}
