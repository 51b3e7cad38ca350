import { useState } from "react";
import { z } from "zod";
import { CheckField } from "../forms/CheckField.tsx";
import { Choice } from "../forms/Choice.tsx";
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
  const [mayCall, setMayCall] = useState(true);
  const [feeling, setFeeling] = useState<"pleased" | "even" | "upset">("even");
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => Schema,
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
        <CheckField label="May be called" isOn={mayCall} onChange={setMayCall} />
        <CheckField
          label="May be written to"
          isOn={false}
          onChange={() => undefined}
          help="Asked on 3 May, declined"
        />
        <Choice
          label="Feeling"
          value={feeling}
          onChange={setFeeling}
          options={[
            { value: "pleased", label: "pleased" },
            { value: "even", label: "even" },
            { value: "upset", label: "upset" },
          ]}
        />
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
