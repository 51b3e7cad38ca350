import { Checkbox } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { CreateApiKey, createApiKey, listApiKeys } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { type Permission, permissions } from "../../../contract/permissions.ts";
import { useWrite } from "../../api.ts";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Fields, useFieldProps } from "../../ui/forms/Field.tsx";
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
  const { apiKeys: words } = useTexts();
  const send = useWrite(createApiKey, { invalidates: [listApiKeys] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: CreateApiKey,
    initialValues: { name: "", permissions: noPermissions, endsOn: "" },
    send: async (values) => onDone(await send.mutateAsync(values)),
  });
  const dayProps = useFieldProps({ label: words.endsOn, help: words.endsOnHelp, isOptional: true });
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
        <Checkbox.Group label={words.permissions} {...form.getInputProps("permissions")}>
          <div className={classes.permissions}>
            {mine.map((name) => (
              <Checkbox key={name} value={name} label={permissions[name]} />
            ))}
          </div>
        </Checkbox.Group>
        <DateInput
          {...dayProps}
          valueFormat="YYYY-MM-DD"
          placeholder="2027-12-31"
          minDate={new Date().toISOString().slice(0, 10)}
          clearable
          value={form.values.endsOn || null}
          onChange={(day) => form.setFieldValue("endsOn", day ?? "")}
          error={form.errors.endsOn}
        />
      </Fields>
      <Submit verb={words.createVerb} isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}

const noPermissions: Permission[] = [];
