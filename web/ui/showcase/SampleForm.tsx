import { Checkbox, SegmentedControl } from "@mantine/core";
import { z } from "zod";
import { Fields } from "../forms/Field.tsx";
import { FileDrop } from "../forms/FileDrop.tsx";
import { FormProblems } from "../forms/FormProblems.tsx";
import { PasswordField } from "../forms/PasswordField.tsx";
import { SelectField } from "../forms/SelectField.tsx";
import { Submit } from "../forms/Submit.tsx";
import { NoteField, TextField } from "../forms/TextField.tsx";
import { useSchemaForm } from "../forms/useSchemaForm.ts";
import { toastDone } from "../states/toast.tsx";
import classes from "./Showcase.module.css";

const Schema = z.object({
  name: z.string("Give the name.").min(2, "Give the name as it stands on a letter."),
  mail: z.email("Write a mail address such as name@company.com.").optional(),
  password: z.string("Choose a password.").min(12, "At least 12 characters."),
  industry: z.string().optional(),
  note: z.string().optional(),
});

/** Every form part, checked by a schema. */
export function SampleForm() {
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: Schema,
    initialValues: { name: "", mail: "", password: "", industry: "", note: "" },
    send: async () => toastDone("Nordwind Handels GmbH was created."),
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <FormProblems
        problem={problem}
        errors={form.errors}
        labels={{ name: "Name", mail: "Mail", password: "Password" }}
      />
      <Fields columns={2}>
        <TextField label="Name" help="As it stands on a letter" {...form.getInputProps("name")} />
        <TextField label="Mail" isOptional {...form.getInputProps("mail")} />
        <PasswordField label="Password" purpose="new" {...form.getInputProps("password")} />
        <SelectField
          label="Industry"
          isOptional
          data={["Wholesale", "Machinery", "Logistics"]}
          {...form.getInputProps("industry")}
        />
        <TextField label="Customer number" value="10-2231" disabled readOnly />
        <TextField
          label="Tax number"
          defaultValue="DE 123"
          error="The check digit doesn't fit. Compare it with the invoice."
        />
      </Fields>
      <div className={classes.space} />
      <NoteField label="Note" isOptional {...form.getInputProps("note")} />
      <div className={classes.space} />
      <div className={classes.rowOf}>
        <Checkbox label="May be called" defaultChecked />
        <Checkbox label="May be written to" />
        <SegmentedControl aria-label="Feeling" data={["pleased", "even", "upset"]} />
      </div>
      <Submit verb="Create the organisation" isBusy={isBusy} onCancel={() => form.reset()} withKey />
      <Submit verb="Approve the discount" reason="Only a manager may approve more than 20 %." />
      <div className={classes.space} />
      <FileDrop
        onFiles={(files) => toastDone(`${files.length} files taken.`)}
        hint="CSV, TSV, XLSX, JSON lines, up to 2 GB. Exports of Salesforce, HubSpot, SuiteCRM, vtiger and Zoho are recognised."
        accept={{ "text/csv": [".csv"] }}
      />
    </form>
  );
}
