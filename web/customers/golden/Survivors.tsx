import { Button } from "@mantine/core";
import { useState } from "react";
import { readGoldenRecord } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { ChooseRecord } from "./ChooseRecord.tsx";
import { GroupLines, SetLines } from "./GroupLines.tsx";
import type { Group } from "./useGroupWords.ts";

type Surviving = OutputOf<typeof readGoldenRecord>["groups"][number];

/** Of a customer of several records: what counts in each group of fields, whose it is and why, and a choice of another one's. */
export function Survivors({ partyId }: { partyId: string }) {
  const { survivors: t, origins } = useMergedRecordsTexts();
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const [choosing, choose] = useState<Group>();
  const { data, error, refetch } = useRead(readGoldenRecord, { partyId });
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} isInline />;
  if (data === undefined) return null;
  const whyOf = ({ from, rule, pinned }: Surviving) =>
    pinned
      ? t.pinned(from.name, pinned.byName, format.date(pinned.at))
      : origins.from(from.name, origins.rules[rule]);
  const chosen = data.groups.find(({ group }) => group === choosing);
  return (
    <Section title={t.title} note={t.note}>
      <GroupLines
        label={t.title}
        groups={data.groups}
        whyOf={whyOf}
        action={(one) =>
          mayWrite && (one.said.length > 1 || one.pinned !== null) ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t.chooseOf(t.groups[one.group])}
              onClick={() => choose(one.group)}
            >
              {t.choose}
            </Button>
          ) : null
        }
      >
        <SetLines title={t.mails} set={data.mails} records={data.records} />
        <SetLines title={t.phones} set={data.phones} records={data.records} />
      </GroupLines>
      {chosen ? (
        <ChooseRecord partyId={data.partyId} surviving={chosen} onClose={() => choose(undefined)} />
      ) : null}
    </Section>
  );
}
