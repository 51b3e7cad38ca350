import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { listEvents, listViewings } from "../../contract/administration.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import { type AuditFilter, EventFilters, isNarrowed } from "../administration/audit/EventFilters.tsx";
import { EventList } from "../administration/audit/EventList.tsx";
import { ViewingList } from "../administration/viewings/ViewingList.tsx";
import { useReadPages } from "../api.ts";
import { links } from "../links.ts";
import { useMe } from "../shell/MeContext.tsx";
import { useAuditTexts } from "../texts/audit/useAuditTexts.ts";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/administration/audit");

export function AuditPage() {
  const { administration } = useAdministrationTexts();
  const { audit, viewings } = useAuditTexts();
  const { permissions } = useMe();
  const { go } = useNavigation();
  const filter = route.useSearch();
  return (
    <Page>
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: audit.title }]}
      />
      <PageHeader
        title={audit.title}
        sentence={filter.show === "seen" ? viewings.sentence : audit.sentence}
      />
      <AdministrationTabs current="audit" permissions={permissions} />
      <EventFilters filter={filter} onFilter={(next) => go(links.audit(next), { replace: true })} />
      {filter.show === "seen" ? <WhatWasSeen filter={filter} /> : <WhatWasChanged filter={filter} />}
    </Page>
  );
}

function WhatWasChanged({ filter }: { filter: AuditFilter }) {
  const { audit } = useAuditTexts();
  const list = useReadPages(
    listEvents,
    { ...whoAndWhen(filter), ...(filter.kind && { subjectKind: filter.kind }) },
    { keepsFormer: true },
  );
  return (
    <ListState list={list} title={isNarrowed(filter) ? audit.emptyFiltered : audit.empty} filter={filter}>
      <EventList
        events={list.rows}
        hasMore={list.hasMore}
        isLoadingMore={list.isLoadingMore}
        onMore={list.onMore}
      />
    </ListState>
  );
}

function WhatWasSeen({ filter }: { filter: AuditFilter }) {
  const { viewings } = useAuditTexts();
  const list = useReadPages(listViewings, whoAndWhen(filter), { keepsFormer: true });
  return (
    <ListState
      list={list}
      title={isNarrowed(filter) ? viewings.emptyFiltered : viewings.empty}
      filter={filter}
    >
      <ViewingList
        viewings={list.rows}
        hasMore={list.hasMore}
        isLoadingMore={list.isLoadingMore}
        onMore={list.onMore}
      />
    </ListState>
  );
}

function whoAndWhen({ user, from, until }: AuditFilter) {
  return { ...(user && { userId: user }), ...(from && { fromDay: from }), ...(until && { untilDay: until }) };
}

type ListStateProps = {
  list: Pick<ReturnType<typeof useReadPages<typeof listEvents>>, "problem" | "state" | "onRetry"> & {
    rows: readonly unknown[];
  };
  title: string;
  filter: AuditFilter;
  children: ReactNode;
};

/** A list while it comes, when it fails, when nothing is in it. */
function ListState({ list, title, filter, children }: ListStateProps) {
  const { audit } = useAuditTexts();
  return (
    <>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={10} lineHeight={36} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty title={title} {...(isNarrowed(filter) && { sentence: audit.emptySentence })} />
      ) : null}
      {list.rows.length > 0 ? children : null}
    </>
  );
}
