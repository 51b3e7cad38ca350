import { Button } from "@mantine/core";
import { endMyOtherSessions, endMySession, listMySessions } from "../../../contract/administration.ts";
import { useRead, useWrite } from "../../api.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { SessionList } from "./SessionList.tsx";

export function MySessions() {
  const { sessions } = useAdministrationTexts();
  const { data, error, refetch } = useRead(listMySessions, {});
  const said = {
    invalidates: [listMySessions],
    onDone: ({ ended }: { ended: number }) => toastDone(sessions.ended(ended)),
  };
  const endOne = useWrite(endMySession, said);
  const endOthers = useWrite(endMyOtherSessions, said);
  const problem = error ?? endOne.error ?? endOthers.error;
  const hasOthers = data?.rows.some((row) => !row.isThisOne) ?? false;
  return (
    <Section
      title={sessions.title}
      actions={
        hasOthers ? (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {sessions.endOthers}
          </Button>
        ) : null
      }
    >
      {problem ? <ErrorNote problem={problem} isInline onRetry={() => void refetch()} /> : null}
      {data ? (
        <SessionList
          sessions={data.rows}
          onEnd={(sessionId) => endOne.mutate({ sessionId })}
          ending={endOne.isPending ? endOne.variables.sessionId : undefined}
        />
      ) : (
        <SkeletonLines lines={2} lineHeight={48} />
      )}
    </Section>
  );
}
