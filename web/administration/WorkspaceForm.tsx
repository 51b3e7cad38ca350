import { useMemo } from "react";
import { approvalRules, changeWorkspace, readMe, readWorkspace } from "../../contract/administration.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useWrite } from "../api.ts";
import { useDoorTexts } from "../texts/door/useDoorTexts.ts";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Fields } from "../ui/forms/Field.tsx";
import { FormProblems } from "../ui/forms/FormProblems.tsx";
import { SelectField } from "../ui/forms/SelectField.tsx";
import { Submit } from "../ui/forms/Submit.tsx";
import { TextField } from "../ui/forms/TextField.tsx";
import { useSchemaForm } from "../ui/forms/useSchemaForm.ts";
import { toastDone } from "../ui/states/toast.tsx";
import { countries, currencies, locales, months, timeZones } from "./choices.ts";

type WorkspaceFormProps = { workspace: OutputOf<typeof readWorkspace>; mayChange: boolean };

/** The company's name, currency, zone, country and language, its fiscal year, and what the audit keeps. */
export function WorkspaceForm({ workspace, mayChange }: WorkspaceFormProps) {
  const { workspace: words } = useAdministrationTexts();
  const { door } = useDoorTexts();
  const send = useWrite(changeWorkspace, {
    invalidates: [readWorkspace, readMe],
    onDone: () => toastDone(words.saved),
  });
  const choices = useMemo(
    () => ({
      countries: countries("en"),
      currencies: currencies("en"),
      timeZones: timeZones(),
      locales: locales("en", [workspace.locale]),
      months: months("en"),
    }),
    [workspace.locale],
  );
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("./schemas.ts")).WorkspaceFields,
    initialValues: {
      name: workspace.name,
      baseCurrency: workspace.baseCurrency,
      timeZone: workspace.timeZone,
      country: workspace.country ?? "",
      locale: workspace.locale,
      fiscalYearStarts: String(workspace.fiscalYearStarts),
      viewingsKeptMonths: String(workspace.viewingsKeptMonths),
      viewingsAnHourMax: String(workspace.viewingsAnHourMax),
      approvalRule: workspace.approvalRule,
    },
    send: ({ country, ...values }) =>
      send.mutateAsync({ version: workspace.version, ...values, country: country ?? null }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields columns={2}>
        <TextField label={door.companyName} autoComplete="organization" {...form.getInputProps("name")} />
        <SelectField
          label={door.country}
          help={door.countryHelp}
          data={choices.countries}
          isOptional
          {...form.getInputProps("country")}
        />
        <SelectField
          label={door.currency}
          help={workspace.isCurrencyFixed ? words.currencyFixed : door.currencyHelp}
          data={choices.currencies}
          disabled={workspace.isCurrencyFixed}
          {...form.getInputProps("baseCurrency")}
        />
        <SelectField
          label={door.timeZone}
          help={door.timeZoneHelp}
          data={choices.timeZones}
          {...form.getInputProps("timeZone")}
        />
        <SelectField label={door.locale} data={choices.locales} {...form.getInputProps("locale")} />
        <SelectField
          label={words.fiscalYear}
          help={words.fiscalYearHelp}
          data={choices.months}
          {...form.getInputProps("fiscalYearStarts")}
        />
        <TextField
          label={words.kept}
          help={words.keptHelp}
          inputMode="numeric"
          {...form.getInputProps("viewingsKeptMonths")}
        />
        <TextField
          label={words.anHour}
          help={words.anHourHelp}
          inputMode="numeric"
          {...form.getInputProps("viewingsAnHourMax")}
        />
        <SelectField
          label={words.approval}
          help={words.approvalHelp}
          data={approvalRules.map((value) => ({ value, label: words.approvals[value] }))}
          {...form.getInputProps("approvalRule")}
        />
      </Fields>
      <Submit verb={words.save} isBusy={isBusy} reason={mayChange ? undefined : words.mayNot} />
    </form>
  );
}
