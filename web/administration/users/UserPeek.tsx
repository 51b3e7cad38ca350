import { Button } from "@mantine/core";
import {
  changeUser,
  endUserSession,
  endUserSessions,
  listUserSessions,
  listUsers,
  makeUserLink,
  readUser,
} from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead, useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { SessionList } from "../account/SessionList.tsx";
import type { LinkToHandOver } from "./HandOverLink.tsx";
import { UserForm } from "./UserForm.tsx";
import classes from "./UserPeek.module.css";

type User = OutputOf<typeof readUser>;
type UserPeekProps = { userId: string; mayChange: boolean; onLink: (made: LinkToHandOver) => void };

/** One of the people here: what they may do, where they are signed in, and the ways to let them in or keep them out. */
export function UserPeek({ userId, mayChange, onLink }: UserPeekProps) {
  const { users } = useAdministrationTexts();
  const { data: user, error, refetch } = useRead(readUser, { userId });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />;
  if (!user) return <SkeletonLines lines={8} lineHeight={40} />;
  return (
    <div>
      <Section isFirst>
        <UserForm key={user.version} user={user} reason={mayChange ? undefined : users.mayNot} />
      </Section>
      {mayChange ? <Access user={user} onLink={onLink} /> : null}
      {mayChange ? <Sessions user={user} /> : null}
    </div>
  );
}

function Access({ user, onLink }: { user: User; onLink: (made: LinkToHandOver) => void }) {
  const { users } = useAdministrationTexts();
  const isLocked = user.state === "locked";
  const invalidates = [listUsers, readUser, listUserSessions];
  const makeLink = useWrite(makeUserLink, {
    invalidates,
    onDone: (link) => onLink({ name: user.name, link }),
  });
  const lock = useWrite(changeUser, {
    invalidates,
    onDone: () => toastDone(isLocked ? users.unlocked(user.name) : users.locked(user.name)),
  });
  const problem = makeLink.error ?? lock.error;
  return (
    <Section title={users.state} note={users.states[user.state]}>
      {problem ? <ErrorNote problem={problem} isInline /> : null}
      <div className={classes.ways}>
        <Button
          loading={makeLink.isPending}
          disabled={isLocked || user.mail === null}
          onClick={() => makeLink.mutate({ userId: user.userId })}
        >
          {users.makeLink}
        </Button>
        <Button
          loading={lock.isPending}
          onClick={() => lock.mutate({ userId: user.userId, version: user.version, isLocked: !isLocked })}
        >
          {isLocked ? users.unlock : users.lock}
        </Button>
      </div>
      <p className={classes.help}>{users.lockHelp}</p>
    </Section>
  );
}

function Sessions({ user }: { user: User }) {
  const { sessions } = useAdministrationTexts();
  const { data, error } = useRead(listUserSessions, { userId: user.userId });
  const said = {
    invalidates: [listUserSessions, listUsers],
    onDone: ({ ended }: { ended: number }) => toastDone(sessions.ended(ended)),
  };
  const endOne = useWrite(endUserSession, said);
  const endAll = useWrite(endUserSessions, said);
  const problem = error ?? endOne.error ?? endAll.error;
  return (
    <Section
      title={sessions.titleOf(user.name)}
      actions={
        data && data.rows.length > 0 ? (
          <Button loading={endAll.isPending} onClick={() => endAll.mutate({ userId: user.userId })}>
            {sessions.endAll}
          </Button>
        ) : null
      }
    >
      {problem ? <ErrorNote problem={problem} isInline /> : null}
      {data ? (
        <SessionList
          sessions={data.rows}
          onEnd={(sessionId) => endOne.mutate({ userId: user.userId, sessionId })}
          ending={endOne.isPending ? endOne.variables.sessionId : undefined}
        />
      ) : null}
    </Section>
  );
}
