import { useMemo } from "react";
import { changeMe, readMe } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { toastDone } from "../../ui/states/toast.tsx";
import { locales, sampleOf } from "../choices.ts";

const asWorkspace = "workspace";

/** Name, and how this person reads numbers and dates. */
export function ProfileForm({ me }: { me: OutputOf<typeof readMe> }) {
  const { account } = useAdministrationTexts();
  const send = useWrite(changeMe, { invalidates: [readMe], onDone: () => toastDone(account.saved) });
  const choices = useMemo(
    () => [
      { value: asWorkspace, label: account.localeOfWorkspace(sampleOf(me.workspace.locale)) },
      ...locales("en", [me.locale]),
    ],
    [me.locale, me.workspace.locale, account],
  );
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).ChangeMe,
    initialValues: { name: me.name, locale: me.locale ?? asWorkspace },
    send: ({ name, locale }) =>
      send.mutateAsync({
        version: me.version,
        ...(name !== undefined && { name }),
        locale: locale === undefined || locale === asWorkspace ? null : locale,
      }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields columns={2}>
        <TextField label={account.name} autoComplete="name" {...form.getInputProps("name")} />
        <TextField label={account.mail} help={account.mailHelp} value={me.mail ?? ""} readOnly disabled />
        <SelectField label={account.locale} data={choices} {...form.getInputProps("locale")} />
      </Fields>
      <Submit verb={account.save} isBusy={isBusy} />
    </form>
  );
}
