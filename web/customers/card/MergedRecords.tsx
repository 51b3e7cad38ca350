import { Button } from "@mantine/core";
import { useState } from "react";
import { findDuplicates, listCustomers, listPeople, readParty } from "../../../contract/customers.ts";
import { readGoldenRecord, readMergeHistory, unmergeParty } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead, useWrite } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { toastDone } from "../../ui/states/toast.tsx";

type Merge = OutputOf<typeof readMergeHistory>["merges"][number];

/** The records that are kept as this one, who merged them and why; each can be taken apart again. */
export function MergedRecords({ partyId }: { partyId: string }) {
  const { merged: t } = useMergedRecordsTexts();
  const mayWrite = useMay("party.write");
  const [leaving, setLeaving] = useState<Merge>();
  const { data, error, refetch } = useRead(readMergeHistory, { partyId });
  const inForce = (data?.merges ?? []).filter((merge) => merge.undoneAt === null);
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} isInline />;
  if (inForce.length === 0) return null;
  return (
    <Section title={t.title}>
      <Rows isNarrow label={t.title}>
        {inForce.map((merge) => (
          <Row key={merge.party.partyId}>
            <RowMain>
              {merge.party.name}{" "}
              <RowAside>
                {[
                  merge.into.partyId === partyId ? null : t.into(merge.into.name),
                  t.by(merge.mergedByName),
                  merge.reason,
                ]
                  .filter(Boolean)
                  .join(", ")}
                , <DateText value={merge.mergedAt} />
              </RowAside>
            </RowMain>
            {mayWrite ? (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.takeApartOf(merge.party.name)}
                onClick={() => setLeaving(merge)}
              >
                {t.takeApart}
              </Button>
            ) : null}
          </Row>
        ))}
      </Rows>
      {leaving ? <TakeApart merge={leaving} onClose={() => setLeaving(undefined)} /> : null}
    </Section>
  );
}

function TakeApart({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const { merged: t } = useMergedRecordsTexts();
  const unmerge = useWrite(unmergeParty, {
    invalidates: [readParty, readGoldenRecord, readMergeHistory, findDuplicates, listCustomers, listPeople],
  });
  const { partyId, name } = merge.party;
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t.confirmTitle(name)}
      verb={t.takeApart}
      problem={unmerge.error ?? undefined}
      onConfirm={async () => {
        await unmerge
          .mutateAsync({ partyId })
          .then(() => {
            toastDone(t.done(name));
            onClose();
          })
          .catch(() => undefined);
      }}
    >
      {t.confirmSentence}
    </Confirm>
  );
}
