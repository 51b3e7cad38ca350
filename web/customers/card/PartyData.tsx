import { Space } from "@mantine/core";
import type { ReactNode } from "react";
import { listCustomFields } from "../../../contract/customers/custom-fields.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Columns } from "../../ui/layout/Columns.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { Survivors } from "../golden/Survivors.tsx";
import { Assets } from "./Assets.tsx";
import { Consents } from "./Consents.tsx";
import { ContactPoints } from "./ContactPoints.tsx";
import { Lookalikes } from "./Lookalikes.tsx";
import { MergedRecords } from "./MergedRecords.tsx";
import { PartyFacts } from "./PartyFacts.tsx";
import { PartyForm } from "./PartyForm.tsx";
import type { Party } from "./PartyHeader.tsx";
import { PartyHistory } from "./PartyHistory.tsx";
import { useOrigins } from "./useOrigins.ts";

type PartyDataProps = {
  party: Party;
  isEditing: boolean;
  /** The customer's files, where the role may see them. */
  files: ReactNode;
  /** Who looked at its figures; shown below who changed it. */
  viewings: ReactNode;
};

/** Everything written down about a record, to read and to correct; beside it who changed what. */
export function PartyData({ party, isEditing, files, viewings }: PartyDataProps) {
  const { data: t } = useCardTexts();
  const mayWrite = useMay("party.write");
  const mayHistory = useMay("event.read");
  const custom = useRead(listCustomFields, { kind: party.kind });
  const fields = custom.data?.rows ?? [];
  const origins = useOrigins(party);
  if (isEditing && mayWrite)
    return custom.data || custom.error ? (
      <>
        <Space h="sm" />
        <PartyForm key={party.version} party={party} fields={fields} origins={origins} />
      </>
    ) : (
      <SkeletonLines lines={8} />
    );
  return (
    <Columns widths={mayHistory ? ["1fr", "1fr", "0.9fr"] : ["1fr", "1fr"]}>
      <Section title={t.record}>
        <PartyFacts party={party} fields={fields} />
        {party.recordsCount > 1 ? (
          <>
            <Survivors partyId={party.partyId} />
            <MergedRecords partyId={party.partyId} />
          </>
        ) : null}
        {mayWrite ? <Lookalikes party={party} /> : null}
      </Section>
      <Section title={t.reach}>
        <ContactPoints party={party} mayWrite={mayWrite} origins={origins} />
        <Consents partyId={party.partyId} />
        <Assets partyId={party.partyId} />
        {files}
      </Section>
      {mayHistory ? (
        <Section title={t.history}>
          <PartyHistory partyId={party.partyId} />
          {viewings}
        </Section>
      ) : null}
    </Columns>
  );
}
