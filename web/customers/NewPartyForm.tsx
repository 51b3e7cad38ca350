import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import {
  createParty,
  listCustomers,
  listParties,
  listPeople,
  search,
  summariseCustomers,
} from "../../contract/customers.ts";
import type { partyKinds } from "../../contract/party-words.ts";
import { useRead, useWrite } from "../api.ts";
import { ApiProblem } from "../api-problem.ts";
import { links } from "../links.ts";
import { useNewPartyTexts } from "../texts/party/useNewPartyTexts.ts";
import { Fields } from "../ui/forms/Field.tsx";
import { FormProblems } from "../ui/forms/FormProblems.tsx";
import { SelectField } from "../ui/forms/SelectField.tsx";
import { Submit } from "../ui/forms/Submit.tsx";
import { NoteField, TextField } from "../ui/forms/TextField.tsx";
import { useSchemaForm } from "../ui/forms/useSchemaForm.ts";
import { Link, useNavigation } from "../ui/Link.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import classes from "./customers.module.css";
import { newPartyOf, rolesToGive } from "./new-party.ts";
import { PartyPicker } from "./PartyPicker.tsx";

type Kind = (typeof partyKinds)[number];

type NewPartyFormProps = {
  kind: Kind;
  name?: string | undefined;
  at?: { partyId: string; name: string } | undefined;
};

/** Enters a record. Who is here already and looks alike is shown while the name is typed. */
export function NewPartyForm({ kind, name, at }: NewPartyFormProps) {
  const { newParty: t, data, roles } = useNewPartyTexts();
  const { go } = useNavigation();
  const [worksFor, setWorksFor] = useState<string | null>(at?.partyId ?? null);
  const [isOther, setOther] = useState(false);
  const [known, setKnown] = useState<{ partyId: string; name: string }>();
  const create = useWrite(createParty, {
    invalidates: [listCustomers, summariseCustomers, listPeople, listParties, search],
  });
  const isPerson = kind === "person";
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("./schemas.ts")).NewPartyFields,
    initialValues: { ...blank, ...namesOf(kind, name), role: isPerson ? null : "prospect" },
    send: async (values) => {
      setKnown(undefined);
      try {
        const party = await create.mutateAsync({
          ...newPartyOf(kind, values, worksFor),
          evenIfKnown: isOther,
        });
        go(links.party(party.partyId), { replace: true });
      } catch (refusal) {
        if (refusal instanceof ApiProblem && refusal.code === "party_known") setKnown(knownOf(refusal));
        throw refusal;
      }
    },
  });
  const values = form.getValues();
  const typed = isPerson
    ? [values.givenName, values.familyName].filter(Boolean).join(" ")
    : (values.name ?? "");
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {known ? (
        <Notice
          tone="attention"
          actions={
            <>
              <Button onClick={() => go(links.party(known.partyId))}>{t.openKnown}</Button>
              <Button type="submit" onClick={() => setOther(true)}>
                {t.createAnyway}
              </Button>
            </>
          }
        >
          {t.known(known.name)}
        </Notice>
      ) : (
        <FormProblems problem={problem} errors={form.errors} />
      )}
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
      <Submit verb={t.create[kind]} isBusy={isBusy} onCancel={() => history.back()} withKey />
      <Alike name={typed} kind={kind} />
    </form>
  );
}

/** Records of that kind with a name like the one being typed. */
function Alike({ name, kind }: { name: string; kind: Kind }) {
  const { newParty: t } = useNewPartyTexts();
  const [text] = useDebouncedValue(name.trim(), 200);
  const { data } = useRead(search, { text, limit: 20 }, { isOn: text.length >= 3, keepsFormer: true });
  const hits = text.length >= 3 ? (data?.hits ?? []).filter((hit) => hit.kind === kind).slice(0, 5) : [];
  if (hits.length === 0) return null;
  return (
    <section className={classes.alike} aria-label={t.alike}>
      <h2 className={classes.group}>{t.alike}</h2>
      <ul className={classes.lines}>
        {hits.map((hit) => (
          <li key={hit.partyId} className={classes.line}>
            <KindMark kind={hit.kind} />
            <span className={classes.lineMain}>
              <Link href={links.party(hit.partyId)}>{hit.name}</Link>
            </span>
            <span className={classes.lineAside}>{hit.place}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

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

function knownOf({ details, message }: ApiProblem): { partyId: string; name: string } | undefined {
  const { partyId, name } = details;
  return typeof partyId === "string"
    ? { partyId, name: typeof name === "string" ? name : message }
    : undefined;
}
