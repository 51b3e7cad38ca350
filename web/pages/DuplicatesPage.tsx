import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { summariseDuplicates } from "../../contract/data-quality/duplicate-search.ts";
import { useRead } from "../api.ts";
import { Decided } from "../data-quality/duplicates/Decided.tsx";
import { clusterFilterOf, duplicateFields, filterOf } from "../data-quality/duplicates/duplicate-filter.ts";
import { Groups } from "../data-quality/duplicates/groups/Groups.tsx";
import { ReviewQueue } from "../data-quality/duplicates/ReviewQueue.tsx";
import { SearchLine } from "../data-quality/duplicates/SearchLine.tsx";
import { SureOnes } from "../data-quality/duplicates/SureOnes.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useDuplicatesTexts } from "../texts/duplicates/useDuplicatesTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";
import { Empty } from "../ui/states/Empty.tsx";

const route = getRouteApi("/shell/duplicates");

/** Records that look alike: to be decided on pair by pair, as groups, and what was decided. */
export function DuplicatesPage() {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const { go } = useNavigation();
  const mayReview = useMay("duplicate.review");
  const { tab = "review", mine = false, near, kind, band, relation } = route.useSearch();
  const searched = useRead(
    summariseDuplicates,
    {},
    { every: (known) => (known?.running ? 1500 : 30_000), keepsFormer: true },
  );
  const clauses = { kind, band, relation };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one filter for as long as the address says the same
  const filter = useMemo(() => filterOf({ ...clauses, near }), [kind, band, relation, near]);
  const sentence = (
    <FilterSentence
      subject={tab === "clusters" ? t.tab.clusters : t.subject}
      fields={duplicateFields(texts)}
      values={clauses}
      onChange={(values) => go(links.duplicates({ tab: tabOf(tab), ...values }), { replace: true })}
    />
  );
  return (
    <Page shape={tab === "decided" ? "flow" : "fill"}>
      <Trail steps={[{ label: t.title }]} />
      <Tabs
        label={t.tabs}
        current={tab}
        tabs={(["review", "sure", "clusters", "decided"] as const).map((id) => ({
          id,
          label: t.tab[id],
          href: links.duplicates(
            id === "decided" || id === "sure" ? { tab: id } : { tab: tabOf(id), ...clauses },
          ),
        }))}
        actions={searched.data ? <SearchLine searched={searched.data} /> : undefined}
      />
      {tab === "review" && !mayReview ? (
        <Empty
          title={t.notYours.title}
          sentence={t.notYours.sentence}
          action={<ButtonLink href={links.duplicates({ tab: "decided" })}>{t.notYours.toDecided}</ButtonLink>}
        />
      ) : null}
      {tab === "review" && mayReview ? (
        <ReviewQueue
          sentence={sentence}
          filter={filter}
          searched={searched.data}
          isNarrowed={near !== undefined || Object.values(clauses).some((value) => value !== undefined)}
          onAll={() => go(links.duplicates(), { replace: true })}
        />
      ) : null}
      {tab === "sure" ? <SureOnes /> : null}
      {tab === "clusters" ? (
        <>
          {sentence}
          <Groups filter={clusterFilterOf(clauses)} />
        </>
      ) : null}
      {tab === "decided" ? (
        <Decided
          isMine={mine}
          onWhose={(isMine) => go(links.duplicates({ tab, mine: isMine }), { replace: true })}
        />
      ) : null}
    </Page>
  );
}

/** The first tab needs no name in the address. */
function tabOf(tab: "review" | "sure" | "clusters" | "decided"): string | undefined {
  return tab === "review" ? undefined : tab;
}
