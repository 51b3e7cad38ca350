import { getRouteApi } from "@tanstack/react-router";
import { readParty } from "../../contract/customers.ts";
import { useRead } from "../api.ts";
import { NewPartyForm } from "../customers/entering/NewPartyForm.tsx";
import { links } from "../links.ts";
import { useNewPartyTexts } from "../texts/party/useNewPartyTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/parties/new");

/** A new organisation, person or household; a person perhaps of an organisation one came from. */
export function NewPartyPage() {
  const { customers, newParty: t } = useNewPartyTexts();
  const { kind, name, at } = route.useSearch();
  const organisation = useRead(readParty, { partyId: at ?? "" }, { isOn: at !== undefined });
  const isReady = at === undefined || organisation.isFetched;
  return (
    <Page shape="read">
      <Trail steps={[{ label: customers.title, href: links.customers() }, { label: t[kind] }]} />
      <PageHeader title={t[kind]} sentence={t.sentence} />
      {isReady ? (
        <NewPartyForm key={`${kind} ${at}`} kind={kind} name={name} at={organisation.data} />
      ) : (
        <SkeletonLines lines={6} lineHeight={50} />
      )}
    </Page>
  );
}
