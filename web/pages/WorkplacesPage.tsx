import { getRouteApi } from "@tanstack/react-router";
import { readParty } from "../../contract/customers.ts";
import { listMisplacedPeople } from "../../contract/data-quality.ts";
import { useRead } from "../api.ts";
import { DecidedWorkplaces } from "../data-quality/workplaces/DecidedWorkplaces.tsx";
import { PeopleInDoubt } from "../data-quality/workplaces/PeopleInDoubt.tsx";
import { SearchWorkplaces } from "../data-quality/workplaces/SearchWorkplaces.tsx";
import classes from "../data-quality/workplaces/workplaces.module.css";
import { links } from "../links.ts";
import { useWorkplaceTexts } from "../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Choice } from "../ui/forms/Choice.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Link, useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";

const route = getRouteApi("/shell/workplaces");

/** Counted no further: how many thousands there are is no matter to who begins. */
const countMost = 1000;

/** People whose traces point to another organisation than where they are noted: to decide, and what was decided. */
export function WorkplacesPage() {
  const { workplaces: t } = useWorkplaceTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const search = route.useSearch();
  const { tab = "open", kind, about } = search;
  const order = search.order ?? ("strongest" as const);
  const narrowed = { order, ...(kind && { kind }), ...(about && { about }) };
  const total = useRead(listMisplacedPeople, { ...narrowed, limit: 1 }, { keepsFormer: true });
  const count = total.data?.count ?? 0;
  const show = (next: Partial<typeof search>) =>
    go(links.workplaces({ ...search, ...next }), { replace: true });
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader
        title={t.title}
        sentence={t.sentence}
        actions={<SearchWorkplaces searchedAt={total.data?.searchedAt ?? null} />}
      />
      <Tabs
        label={t.title}
        current={tab}
        tabs={[
          { id: "open", label: t.tabs.open, href: links.workplaces({ ...search, tab: undefined }) },
          { id: "decided", label: t.tabs.decided, href: links.workplaces({ tab: "decided" }) },
        ]}
      />
      {tab === "decided" ? (
        <DecidedWorkplaces />
      ) : (
        <>
          <div className={classes.filters}>
            <strong>{(count < countMost ? t.count : t.countMost)(format.amount(count))}</strong>
            <Choice
              label={t.kind}
              value={kind ?? "all"}
              onChange={(next) => show({ kind: next === "all" ? undefined : next })}
              options={(["all", "moved", "left"] as const).map((value) => ({ value, label: t.kinds[value] }))}
            />
            <Choice
              label={t.order}
              value={order}
              onChange={(next) => show({ order: next === "strongest" ? undefined : next })}
              options={(["strongest", "newest"] as const).map((value) => ({
                value,
                label: t.orders[value],
              }))}
            />
            {about ? (
              <About partyId={about} href={links.workplaces({ ...search, about: undefined })} />
            ) : null}
          </div>
          <PeopleInDoubt
            key={`${kind} ${order} ${about}`}
            kind={kind}
            order={order}
            about={about}
            wasSearched={(total.data?.searchedAt ?? null) !== null}
          />
        </>
      )}
    </Page>
  );
}

/** Of whom the list is, when it is of one, and the way to all. */
function About({ partyId, href }: { partyId: string; href: string }) {
  const { workplaces: t } = useWorkplaceTexts();
  const { data } = useRead(readParty, { partyId });
  return (
    <span>
      {t.about(data?.name ?? "…")} <Link href={href}>{t.aboutAll}</Link>
    </span>
  );
}
