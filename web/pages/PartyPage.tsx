import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { readParty } from "../../contract/customers.ts";
import { useRead } from "../api.ts";
import { OpenMatters } from "../conversations/OpenMatters.tsx";
import { type Party, PartyHeader } from "../customers/card/PartyHeader.tsx";
import { PartyMenu } from "../customers/card/PartyMenu.tsx";
import { CustomerRating, CustomerValue } from "../insight/card/CustomerValue.tsx";
import { ComplaintsInContext, RatingStanding } from "../insight/rating/RatingStanding.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useTexts } from "../texts/TextsContext.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useKeys } from "../ui/keys/KeysContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import { CardAhead } from "./CardAhead.tsx";
import { PartyTab, partyTabs } from "./PartyTab.tsx";

// Forms come when they are opened: with them comes what the card itself needs nothing of.
const CaseForm = lazy(async () => ({ default: (await import("../conversations/CaseForm.tsx")).CaseForm }));
const MergeForm = lazy(async () => ({
  default: (await import("../customers/card/MergeForm.tsx")).MergeForm,
}));
const WorkplaceHint = lazy(async () => ({
  default: (await import("../data-quality/workplaces/WorkplaceHint.tsx")).WorkplaceHint,
}));
const LogContact = lazy(async () => ({ default: (await import("./LogContactHere.tsx")).LogContactHere }));

const route = getRouteApi("/shell/parties/$partyId");

/** The customer card: who, what they bring and take, what is open now; then everything, in order. */
export function PartyPage() {
  const { partyId } = route.useParams();
  const { tab, kinds, window, refunds } = route.useSearch();
  const { customers, party: t } = useTexts();
  const { data, error, refetch } = useRead(readParty, { partyId });
  if (error?.status === 404)
    return (
      <Page shape="read">
        <Trail steps={[{ label: customers.title, href: links.customers() }, { label: "–" }]} />
        <ErrorNote problem={error}>
          <ButtonLink href={links.customers()}>{t.toList}</ButtonLink>
        </ErrorNote>
      </Page>
    );
  return (
    <Page>
      <CardAhead
        partyId={partyId}
        choice={{ window, refunds }}
        timeline={tab === undefined || tab === "timeline" ? { kinds } : undefined}
      />
      <Trail steps={[{ label: customers.title, href: links.customers() }, { label: data?.name ?? "…" }]} />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Card party={data} /> : error ? null : <SkeletonLines lines={9} lineHeight={34} />}
    </Page>
  );
}

function Card({ party }: { party: Party }) {
  const { party: t, keys } = useTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const may = {
    write: useMay("party.write"),
    log: useMay("contact.write"),
    hear: useMay("contact.read"),
    rate: useMay("value.read"),
  };
  const [isLogging, setLogging] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const { partyId } = party;
  const tabs = partyTabs(t, { hear: may.hear, documents: useMay("document.read"), rate: may.rate });
  const current = tabs.find((tab) => tab.id === search.tab)?.id ?? tabs[0]?.id ?? "data";
  const edit = () => go(links.party(partyId, { tab: "data", edit: true }));

  useKeys(keys.everywhere, [
    ...(may.write ? [{ keys: "e", words: keys.edit, run: edit }] : []),
    ...(may.log ? [{ keys: "l", words: t.logContact, run: () => setLogging(true) }] : []),
  ]);

  return (
    <>
      {party.askedId === partyId ? null : <Notice>{t.mergedNote(party.name)}</Notice>}
      <PartyHeader
        party={party}
        sentence={may.rate && party.rating ? <CustomerRating partyId={partyId} /> : undefined}
        actions={
          <>
            {may.log ? <Button onClick={() => setLogging(true)}>{t.logContact}</Button> : null}
            {may.write ? <Button onClick={edit}>{t.edit}</Button> : null}
            <PartyMenu
              party={party}
              onOpenCase={may.log ? () => setOpening(true) : undefined}
              onMerge={may.write ? () => setMerging(true) : undefined}
            />
          </>
        }
      />
      {party.kind === "person" ? (
        <Suspense>
          <WorkplaceHint partyId={partyId} isPerson />
        </Suspense>
      ) : null}
      {may.rate && party.rating ? <RatingStanding partyId={partyId} /> : null}
      {may.hear ? <ComplaintsInContext partyId={partyId} /> : null}
      <Columns widths={may.rate ? ["1.2fr", "1.1fr", "0.85fr"] : ["1fr"]}>
        {may.rate ? (
          <CustomerValue
            partyId={partyId}
            choice={{ window: search.window, refunds: search.refunds }}
            onChoice={({ window, refunds }) =>
              go(
                links.party(partyId, {
                  tab: search.tab,
                  window: window === "12m" ? undefined : window,
                  refunds: refunds === "by_sale" ? refunds : undefined,
                }),
                { replace: true },
              )
            }
          />
        ) : null}
        {may.hear ? (
          <Section title={t.now}>
            <OpenMatters partyId={partyId} />
          </Section>
        ) : null}
      </Columns>
      <Tabs
        label={t.tabs}
        current={current}
        tabs={tabs.map((tab) => ({
          ...tab,
          href: links.party(partyId, { tab: tab.id, window: search.window, refunds: search.refunds }),
        }))}
      />
      <PartyTab
        party={party}
        tab={current}
        kinds={search.kinds}
        isEditing={search.edit === "true"}
        onLog={may.log ? () => setLogging(true) : undefined}
        onOpenCase={may.log ? () => setOpening(true) : undefined}
      />
      <Suspense>
        {isLogging ? (
          <LogContact partyId={partyId} name={party.name} onClose={() => setLogging(false)} />
        ) : null}
        {isOpening ? <CaseForm partyId={partyId} onClose={() => setOpening(false)} /> : null}
        {isMerging ? <MergeForm party={party} onClose={() => setMerging(false)} /> : null}
      </Suspense>
    </>
  );
}
