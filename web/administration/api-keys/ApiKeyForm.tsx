import { createApiKey, listApiKeys } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { type Permission, permissions } from "../../../contract/permissions.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { DateField } from "../../ui/forms/DateField.tsx";
import { Fields } from "../../ui/forms/Field.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import classes from "./ApiKeyForm.module.css";

type ApiKeyFormProps = {
  /** What the person has; a key can't have more. */
  mine: readonly Permission[];
  onDone: (made: OutputOf<typeof createApiKey>) => void;
  onCancel: () => void;
};

export function ApiKeyForm({ mine, onDone, onCancel }: ApiKeyFormProps) {
  const { apiKeys: words } = useAdministrationTexts();
  const send = useWrite(createApiKey, { invalidates: [listApiKeys] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).CreateApiKey,
    initialValues: { name: "", permissions: noPermissions, endsOn: "" },
    send: async (values) => onDone(await send.mutateAsync(values)),
  });
  const chosen = form.values.permissions;
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems problem={problem} />
      <Fields>
        <TextField
          label={words.name}
          help={words.nameHelp}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps("name")}
        />
        <fieldset className={classes.group}>
          <legend className={classes.legend}>{words.permissions}</legend>
          <div className={classes.permissions}>
            {mine.map((name) => (
              <CheckField
                key={name}
                name={name}
                label={permissions[name]}
                isOn={chosen.includes(name)}
                onChange={(isOn) => form.setFieldValue("permissions", withOrWithout(chosen, name, isOn))}
              />
            ))}
          </div>
          {form.errors.permissions ? <p className={classes.error}>{form.errors.permissions}</p> : null}
        </fieldset>
        <DateField
          label={words.endsOn}
          help={words.endsOnHelp}
          isOptional
          min={new Date().toISOString().slice(0, 10)}
          {...form.getInputProps("endsOn")}
        />
      </Fields>
      <Submit verb={words.createVerb} isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}

const noPermissions: Permission[] = [];

function withOrWithout(chosen: readonly Permission[], name: Permission, isOn: boolean): Permission[] {
  return isOn ? [...chosen, name] : chosen.filter((one) => one !== name);
}
