import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { listActivityUse, listCostChanges, listMonths, readReconciliation } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import classes from "../insight/costs/costs.module.css";
import { Freshness } from "../insight/Freshness.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCostsTexts } from "../texts/useCostsTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

// Each with its forms; of five one is looked at.
const PoolsTab = lazy(async () => ({ default: (await import("../insight/costs/PoolsTab.tsx")).PoolsTab }));
const ActivitiesTab = lazy(async () => ({
  default: (await import("../insight/costs/ActivitiesTab.tsx")).ActivitiesTab,
}));
const RatesTab = lazy(async () => ({ default: (await import("../insight/costs/RatesTab.tsx")).RatesTab }));
const ChangesTab = lazy(async () => ({
  default: (await import("../insight/costs/ChangesTab.tsx")).ChangesTab,
}));
const MonthsTab = lazy(async () => ({
  default: (await import("../insight/costs/months/MonthsTab.tsx")).MonthsTab,
}));

const route = getRouteApi("/shell/insight/costs");
const tabs = ["pools", "activities", "rates", "changes", "months"] as const;

/** What the tabs show of a computation. */
const computed = [readReconciliation, listActivityUse, listMonths];

/** The cost model as a controller works with it: pools, activities, rates over time, changes, closed months. */
export function CostsPage() {
  const { costs: t, curve } = useCostsTexts();
  const mayRead = useMay("cost.read");
  const { tab = "pools", activity, change } = route.useSearch();
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader
        title={t.title}
        {...(mayRead && {
          sentence: (
            <>
              {t.sentence} <Link href={links.averageMethod()}>{t.averages}</Link>
            </>
          ),
        })}
      />
      {mayRead ? (
        <>
          <Freshness reads={computed} />
          <CostTabs current={tab} />
          <div className={classes.tab}>
            <Suspense fallback={<SkeletonLines lines={12} lineHeight={36} />}>
              {tab === "pools" ? <PoolsTab /> : null}
              {tab === "activities" ? <ActivitiesTab opened={activity} /> : null}
              {tab === "rates" ? <RatesTab /> : null}
              {tab === "changes" ? <ChangesTab opened={change} /> : null}
              {tab === "months" ? <MonthsTab /> : null}
            </Suspense>
          </div>
        </>
      ) : (
        <Empty
          title={t.noMoneyTitle}
          sentence={t.noMoney}
          action={<ButtonLink href={links.customers()}>{curve.toCustomers}</ButtonLink>}
        />
      )}
    </Page>
  );
}

function CostTabs({ current }: { current: (typeof tabs)[number] }) {
  const { costs: t } = useCostsTexts();
  const drafts = useRead(listCostChanges, { state: "draft" }).data?.rows.length ?? 0;
  return (
    <Tabs
      label={t.tabs}
      current={current}
      tabs={tabs.map((id) => ({
        id,
        label: t[id],
        href: links.costs({ tab: id === "pools" ? undefined : id }),
        ...(id === "changes" && drafts > 0 && { count: drafts }),
      }))}
    />
  );
}
