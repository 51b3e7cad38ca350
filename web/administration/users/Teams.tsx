import { Button } from "@mantine/core";
import { CreateTeam, createTeam, listTeams } from "../../../contract/administration.ts";
import { useRead, useWrite } from "../../api.ts";
import { useTexts } from "../../texts/TextsContext.tsx";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { TextField } from "../../ui/forms/TextField.tsx";
import { useSchemaForm } from "../../ui/forms/useSchemaForm.ts";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./Teams.module.css";

/** The teams with their sizes, and a line to add one. */
export function Teams({ mayChange }: { mayChange: boolean }) {
  const { users } = useTexts();
  const { data, error } = useRead(listTeams, {});
  return (
    <Section title={users.teams} note={users.teamsNote}>
      {error ? <ErrorNote problem={error} isInline /> : null}
      {data === undefined && !error ? <SkeletonLines lines={2} /> : null}
      {data?.rows.length === 0 ? <p className={classes.none}>{users.noTeams}</p> : null}
      <Facts>
        {data?.rows.map((team) => (
          <Fact key={team.teamId} name={team.name}>
            {users.members(team.memberCount)}
          </Fact>
        ))}
      </Facts>
      {mayChange ? <NewTeam /> : null}
    </Section>
  );
}

function NewTeam() {
  const { users } = useTexts();
  const send = useWrite(createTeam, { invalidates: [listTeams] });
  const { form, problem, isBusy, submit } = useSchemaForm({
    schema: CreateTeam,
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
        <TextField label={users.newTeam} autoComplete="off" {...form.getInputProps("name")} />
        <Button type="submit" loading={isBusy}>
          {users.createTeam}
        </Button>
      </div>
    </form>
  );
}
