import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { listTeams } from "../../../contract/administration.ts";
import { useRead } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "./Teams.module.css";

// The form brings its schema with it; it comes when it is opened.
const NewTeam = lazy(async () => ({ default: (await import("./NewTeam.tsx")).NewTeam }));

/** The teams with their sizes, and a line to add one. */
export function Teams({ mayChange }: { mayChange: boolean }) {
  const { users } = useAdministrationTexts();
  const { data, error } = useRead(listTeams, {});
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={users.teams}
      note={users.teamsNote}
      actions={
        mayChange && !isAdding ? <Button onClick={() => setAdding(true)}>{users.addTeam}</Button> : null
      }
    >
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
      <Suspense fallback={<div className={classes.room} />}>{isAdding ? <NewTeam /> : null}</Suspense>
    </Section>
  );
}
