import { type ReactNode, useMemo } from "react";
import { completeSetUp } from "../../../contract/administration.ts";
import { useWrite } from "../../api.ts";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { PasswordField } from "../../ui/forms/PasswordField.tsx";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { countries, currencies, locales, proposals, timeZones } from "../choices.ts";
import classes from "./SetUpForm.module.css";
import { useEnter } from "./useEnter.ts";

/** The company, how its figures and days are written, and its first owner: three short groups. */
export function SetUpForm({ token }: { token: string }) {
  const { door } = useDoorTexts();
  const enter = useEnter();
  const send = useWrite(completeSetUp);
  const proposed = useMemo(proposals, []);
  const choices = useMemo(
    () => ({
      countries: countries("en"),
      currencies: currencies("en"),
      timeZones: timeZones(),
      locales: locales("en", [proposed.locale]),
    }),
    [proposed],
  );
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).SetUpFields,
    initialValues: {
      token,
      workspaceName: "",
      country: proposed.country,
      baseCurrency: proposed.currency,
      timeZone: proposed.timeZone,
      locale: proposed.locale,
      name: "",
      mail: "",
      password: "",
    },
    send: async ({ country, ...values }) =>
      enter(await send.mutateAsync({ ...values, ...(country ? { country } : {}) })),
  });
  const labels = {
    workspaceName: door.companyName,
    country: door.country,
    baseCurrency: door.currency,
    timeZone: door.timeZone,
    locale: door.locale,
    name: door.yourName,
    mail: door.mail,
    password: door.password,
  };
  const field = (name: keyof typeof labels) => ({ label: labels[name], name, ...form.getInputProps(name) });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} errors={form.errors} labels={labels} />
      <Group name={door.company}>
        <TextField {...field("workspaceName")} autoComplete="organization" autoFocus />
        <SelectField {...field("country")} help={door.countryHelp} data={choices.countries} isOptional />
      </Group>
      <Group name={door.figures}>
        <SelectField {...field("baseCurrency")} help={door.currencyHelp} data={choices.currencies} />
        <SelectField {...field("timeZone")} help={door.timeZoneHelp} data={choices.timeZones} />
        <SelectField {...field("locale")} data={choices.locales} />
      </Group>
      <Group name={door.you}>
        <TextField {...field("name")} autoComplete="name" />
        <TextField {...field("mail")} type="email" autoComplete="username" />
        <PasswordField {...field("password")} help={door.passwordHelp} purpose="new" />
      </Group>
      <Submit verb={door.setUpVerb} isBusy={isBusy} />
    </form>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.name}>{name}</legend>
      <Fields columns={2}>{children}</Fields>
    </fieldset>
  );
}
