import { readParty } from "../../contract/customers.ts";
import { useRead } from "../api.ts";
import { OpenMatters } from "../conversations/OpenMatters.tsx";
import { PartyHeader } from "../customers/card/PartyHeader.tsx";
import { ReachList } from "../customers/card/ReachList.tsx";
import type { CustomerRow } from "../customers/list/customer-columns.tsx";
import { CustomerValue } from "../insight/card/CustomerValue.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { Peek } from "../ui/frame/Peek.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

/** A customer beside the list: who it is, what is open, what it brought. */
export function CustomerPeek({
  row,
  onClose,
}: {
  row: Pick<CustomerRow, "partyId" | "name">;
  onClose: () => void;
}) {
  const { party: t, data } = useCardTexts();
  const mayRate = useMay("value.read");
  const mayHear = useMay("contact.read");
  const { partyId } = row;
  const party = useRead(readParty, { partyId });
  return (
    <Peek label={row.name} href={links.party(partyId)} onClose={onClose}>
      {party.error ? <ErrorNote problem={party.error} onRetry={() => void party.refetch()} /> : null}
      {party.data ? <PartyHeader party={party.data} /> : party.error ? null : <SkeletonLines lines={3} />}
      {mayHear ? (
        <Section title={t.now}>
          <OpenMatters partyId={partyId} />
        </Section>
      ) : null}
      {mayRate ? <CustomerValue partyId={partyId} /> : null}
      {party.data && party.data.contactPoints.length > 0 ? (
        <Section title={data.reach}>
          <ReachList points={party.data.contactPoints} />
        </Section>
      ) : null}
    </Peek>
  );
}
