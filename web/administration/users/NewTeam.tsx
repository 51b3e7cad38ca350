import { Button } from "@mantine/core";
import { createTeam, listTeams } from "../../../contract/administration.ts";
import { useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import classes from "./Teams.module.css";

/** A line to add a team. */
export function NewTeam() {
  const { users } = useAdministrationTexts();
  const send = useWrite(createTeam, { invalidates: [listTeams] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: async () => (await import("../schemas.ts")).CreateTeam,
    initialValues: { name: "" },
    send: async (values) => {
      await send.mutateAsync(values);
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <FormProblems problem={problem} />
      <div className={classes.line}>
        <TextField
          label={users.newTeam}
          autoComplete="off"
          data-autofocus
          autoFocus
          {...form.getInputProps("name")}
        />
        <Button type="submit" loading={isBusy}>
          {users.createTeam}
        </Button>
      </div>
    </form>
  );
}
