import { Space } from "@mantine/core";
import { useMay } from "../shell/MeContext.tsx";
import { useTexts } from "../texts/TextsContext.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ContactPoints } from "./ContactPoints.tsx";
import { PartyFacts } from "./PartyFacts.tsx";
import { PartyForm } from "./PartyForm.tsx";
import type { Party } from "./PartyHeader.tsx";
import { PartyHistory } from "./PartyHistory.tsx";

/** Everything written down about a record, to read and to correct; beside it who changed what. */
export function PartyData({ party, isEditing }: { party: Party; isEditing: boolean }) {
  const { data: t } = useTexts();
  const mayWrite = useMay("party.write");
  const mayHistory = useMay("event.read");
  if (isEditing && mayWrite)
    return (
      <>
        <Space h="sm" />
        <PartyForm key={party.version} party={party} />
      </>
    );
  return (
    <Columns widths={mayHistory ? ["1fr", "1fr", "0.9fr"] : ["1fr", "1fr"]}>
      <Section title={t.record}>
        <PartyFacts party={party} />
      </Section>
      <Section title={t.reach}>
        <ContactPoints party={party} mayWrite={mayWrite} />
      </Section>
      {mayHistory ? (
        <Section title={t.history}>
          <PartyHistory partyId={party.partyId} />
        </Section>
      ) : null}
    </Columns>
  );
}
