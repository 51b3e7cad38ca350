import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import {
  createParty,
  findDuplicates,
  listCustomers,
  listParties,
  listPeople,
  search,
  summariseCustomers,
} from "../../../contract/customers.ts";
import type { partyKinds } from "../../../contract/party-words.ts";
import { type Given, useRead, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useNewPartyTexts } from "../../texts/party/useNewPartyTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField, TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { useNavigation } from "../../ui/Link.tsx";
import classes from "../customers.module.css";
import { PartyPicker } from "../PartyPicker.tsx";
import { DuplicatesFound, type Otherwise } from "./DuplicatesFound.tsx";
import { newPartyOf, rolesToGive } from "./new-party.ts";
import { WhyAnother } from "./WhyAnother.tsx";

type Kind = (typeof partyKinds)[number];

type NewPartyFormProps = {
  kind: Kind;
  name?: string | undefined;
  at?: { partyId: string; name: string } | undefined;
};

/** Enters a record. Who is here already and may be the same is shown while it is typed. */
export function NewPartyForm({ kind, name, at }: NewPartyFormProps) {
  const { newParty: t, duplicates, data, roles } = useNewPartyTexts();
  const { go } = useNavigation();
  const [worksFor, setWorksFor] = useState<string | null>(at?.partyId ?? null);
  const [otherwise, setOtherwise] = useState<Otherwise>({ related: null, reason: "" });
  const create = useWrite(createParty, {
    invalidates: [listCustomers, summariseCustomers, listPeople, listParties, search],
  });
  const isPerson = kind === "person";
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).NewPartyFields,
    initialValues: { ...blank, ...namesOf(kind, name), role: isPerson ? null : "prospect" },
    send: async (values) => {
      const { related, reason } = otherwise;
      const party = await create.mutateAsync({
        ...newPartyOf(kind, values, worksFor),
        ...(related && { relatedTo: related }),
        ...(reason.trim() && { createAnyway: { reason: reason.trim() } }),
      });
      go(links.party(party.partyId), { replace: true });
    },
  });
  const found = useDuplicates(kind, newPartyOf(kind, blankless(form.getValues()), worksFor));
  const isAnswered = otherwise.related !== null || otherwise.reason.trim() !== "";
  const missing =
    found.answer === "block" && otherwise.related === null
      ? duplicates.blocked
      : found.answer === "reason" && !isAnswered
        ? duplicates.reasonMissing
        : undefined;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <FormProblems problem={problem} errors={form.errors} />
      <Fields columns={2}>
        {isPerson ? (
          <>
            <TextField label={data.givenName} isOptional autoFocus {...form.getInputProps("givenName")} />
            <TextField label={data.familyName} {...form.getInputProps("familyName")} />
            <PartyPicker
              label={t.worksFor}
              isOptional
              value={worksFor}
              name={at?.name}
              onChange={setWorksFor}
              kinds={["organisation", "household"]}
            />
            <TextField label={t.function} isOptional {...form.getInputProps("title")} />
          </>
        ) : (
          <>
            <TextField label={t.name} autoFocus {...form.getInputProps("name")} />
            <SelectField
              label={t.role}
              isOptional
              data={rolesToGive.map((value) => ({ value, label: roles[value] }))}
              {...form.getInputProps("role")}
            />
          </>
        )}
        <TextField label={t.phone} type="tel" isOptional {...form.getInputProps("phone")} />
        <TextField label={t.mail} type="email" isOptional {...form.getInputProps("mail")} />
        {isPerson ? null : (
          <>
            <TextField label={t.site} isOptional {...form.getInputProps("site")} />
            <TextField label={t.taxNumber} isOptional {...form.getInputProps("taxNumber")} />
          </>
        )}
      </Fields>
      <NoteField label={t.note} isOptional {...form.getInputProps("note")} />
      <DuplicatesFound found={found} kind={kind} value={otherwise} onChange={setOtherwise} />
      {found.answer === "reason" ? null : (
        <WhyAnother
          problem={problem}
          value={otherwise.reason}
          onChange={(reason) => setOtherwise({ ...otherwise, reason })}
        />
      )}
      <Submit
        verb={t.create[kind]}
        isBusy={isBusy}
        onCancel={() => history.back()}
        reason={missing}
        withKey
      />
    </form>
  );
}

/** What is here already of what stands in the form, asked at each pause of whoever types. */
function useDuplicates(kind: Kind, given: ReturnType<typeof newPartyOf>) {
  const asked = {
    kind,
    name: given.name,
    givenName: given.givenName,
    familyName: given.familyName,
    website: given.website,
    taxNumber: given.taxNumber,
    worksFor: given.worksFor,
    contactPoints: given.contactPoints?.map(({ kind: of, raw }) => ({ kind: of, raw })),
  };
  const [text] = useDebouncedValue(JSON.stringify(asked), 200);
  const settled: Given<typeof findDuplicates> = JSON.parse(text);
  const isOn = [
    settled.name,
    settled.familyName,
    ...(settled.contactPoints ?? []).map(({ raw }) => raw),
  ].some((word) => (word?.trim().length ?? 0) >= 3);
  const { data } = useRead(findDuplicates, settled, { isOn, keepsFormer: isOn, staleMs: 0 });
  return isOn && data !== undefined ? data : { duplicates: [], answer: "ignore" as const };
}

/** What is not filled yet isn't asked about. */
const blankless = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) as T;

const blank = {
  name: "",
  givenName: "",
  familyName: "",
  phone: "",
  mail: "",
  site: "",
  taxNumber: "",
  title: "",
  note: "",
};

function namesOf(kind: Kind, name = "") {
  if (kind !== "person") return { name };
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return rest.length === 0 ? { familyName: first } : { givenName: first, familyName: rest.join(" ") };
}
