import { lazy, Suspense } from "react";
import { Timeline } from "../conversations/Timeline.tsx";
import type { Party } from "../customers/card/PartyHeader.tsx";
import { useMay } from "../shell/MeContext.tsx";
import type { Texts } from "../texts/TextsContext.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

// The timeline stands open at first; what is behind the other tabs comes when they are opened.
const Cases = lazy(async () => ({ default: (await import("../conversations/Cases.tsx")).Cases }));
const PartyData = lazy(async () => ({
  default: (await import("../customers/card/PartyData.tsx")).PartyData,
}));
const PartyFiles = lazy(async () => ({
  default: (await import("../conversations/PartyFiles.tsx")).PartyFiles,
}));
const PartyViewings = lazy(async () => ({
  default: (await import("../administration/PartyViewings.tsx")).PartyViewings,
}));
const Relations = lazy(async () => ({
  default: (await import("../customers/card/Relations.tsx")).Relations,
}));
const WorkplaceHint = lazy(async () => ({
  default: (await import("../data-quality/workplaces/WorkplaceHint.tsx")).WorkplaceHint,
}));
const CustomerCompared = lazy(async () => ({
  default: (await import("../insight/groups/CustomerCompared.tsx")).CustomerCompared,
}));
const PartyDocuments = lazy(async () => ({
  default: (await import("../sales/PartyDocuments.tsx")).PartyDocuments,
}));

function Files({ partyId }: { partyId: string }) {
  return useMay("contact.read") ? <PartyFiles partyId={partyId} /> : null;
}

/** The tabs of a card, as far as the role may look into them. */
export function partyTabs(t: Texts["party"], may: { hear: boolean; documents: boolean; rate: boolean }) {
  return [
    ...(may.hear ? [{ id: "timeline", label: t.timeline }] : []),
    { id: "relations", label: t.relations },
    ...(may.documents ? [{ id: "documents", label: t.documents }] : []),
    ...(may.hear ? [{ id: "cases", label: t.cases }] : []),
    ...(may.rate ? [{ id: "value", label: t.value }] : []),
    { id: "data", label: t.data },
  ];
}

type PartyTabProps = {
  party: Party;
  tab: string;
  kinds: string | undefined;
  isEditing: boolean;
  onLog: (() => void) | undefined;
  onOpenCase: (() => void) | undefined;
};

/** What stands under the open tab of a card. */
export function PartyTab(props: PartyTabProps) {
  return (
    <Suspense fallback={<SkeletonLines lines={6} lineHeight={34} />}>
      <TabContent {...props} />
    </Suspense>
  );
}

function TabContent({ party, tab, kinds, isEditing, onLog, onOpenCase }: PartyTabProps) {
  switch (tab) {
    case "timeline":
      return <Timeline partyId={party.partyId} kinds={kinds} onLog={onLog} />;
    case "relations":
      return (
        <>
          {party.kind === "organisation" ? <WorkplaceHint partyId={party.partyId} isPerson={false} /> : null}
          <Relations party={party} />
        </>
      );
    case "documents":
      return <PartyDocuments partyId={party.partyId} />;
    case "cases":
      return <Cases partyId={party.partyId} onOpen={onOpenCase} />;
    case "value":
      return <CustomerCompared partyId={party.partyId} />;
    default:
      return (
        <PartyData
          party={party}
          isEditing={isEditing}
          files={<Files partyId={party.partyId} />}
          viewings={<PartyViewings partyId={party.partyId} />}
        />
      );
  }
}
