import { getRouteApi } from "@tanstack/react-router";
import { listEvents } from "../../contract/administration.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import { EventFilters } from "../administration/audit/EventFilters.tsx";
import { EventList } from "../administration/audit/EventList.tsx";
import { useReadPages } from "../api.ts";
import { links } from "../links.ts";
import { useMe } from "../shell/MeContext.tsx";
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
  const { administration, audit } = useAdministrationTexts();
  const { permissions } = useMe();
  const { go } = useNavigation();
  const filter = route.useSearch();
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const list = useReadPages(
    listEvents,
    {
      ...(filter.user && { userId: filter.user }),
      ...(filter.kind && { subjectKind: filter.kind }),
      ...(filter.from && { fromDay: filter.from }),
      ...(filter.until && { untilDay: filter.until }),
    },
    { keepsFormer: true },
  );
  return (
    <Page>
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: audit.title }]}
      />
      <PageHeader title={audit.title} sentence={audit.sentence} />
      <AdministrationTabs current="audit" permissions={permissions} />
      <EventFilters filter={filter} onFilter={(next) => go(links.audit(next), { replace: true })} />
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={10} lineHeight={36} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty
          title={isFiltered ? audit.emptyFiltered : audit.empty}
          {...(isFiltered && { sentence: audit.emptySentence })}
        />
      ) : null}
      {list.rows.length > 0 ? (
        <EventList
          events={list.rows}
          hasMore={list.hasMore}
          isLoadingMore={list.isLoadingMore}
          onMore={list.onMore}
        />
      ) : null}
    </Page>
  );
}
