import { getRouteApi } from "@tanstack/react-router";
import { FitSummary } from "../insight/rating/FitSummary.tsx";
import { PolicyTab } from "../insight/rating/PolicyTab.tsx";
import { Proposals } from "../insight/rating/Proposals.tsx";
import { SetRatings } from "../insight/rating/SetRatings.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useRatingTexts } from "../texts/rating/useRatingTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";
import { Empty } from "../ui/states/Empty.tsx";

const route = getRouteApi("/shell/insight/rating");

/** The rating as a policy: what holds, what is drafted and would change, what waits for a decision, what persons set, the fit. */
export function RatingPolicyPage() {
  const { rating: t } = useRatingTexts();
  const { go } = useNavigation();
  const { tab = "policy", state = "open", direction = "all" } = route.useSearch();
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader title={t.title} sentence={t.sentence} />
      <Tabs
        label={t.tabs}
        current={tab}
        tabs={(["policy", "proposals", "set", "fit"] as const).map((id) => ({
          id,
          label: t.tab[id],
          href: links.rating(id === "policy" ? {} : { tab: id }),
        }))}
      />
      {tab === "policy" ? <Policy kind="rating" /> : null}
      {tab === "proposals" ? (
        <Proposals
          key={`${state} ${direction}`}
          state={state}
          direction={direction}
          onFilter={(filter) => go(links.rating({ tab, ...filter }), { replace: true })}
        />
      ) : null}
      {tab === "set" ? <SetRatings /> : null}
      {tab === "fit" ? (
        <>
          <FitSummary />
          <Policy kind="fit" />
        </>
      ) : null}
    </Page>
  );
}

/** The policy, or that this role doesn't show it: whoever sees ratings need not see their rules. */
function Policy({ kind }: { kind: "rating" | "fit" }) {
  const { rating: t } = useRatingTexts();
  return useMay("policy.read") ? (
    <PolicyTab kind={kind} />
  ) : (
    <Empty title={t.noPolicyTitle} sentence={t.noPolicy} />
  );
}
