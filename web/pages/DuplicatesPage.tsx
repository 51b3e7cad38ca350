import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { Decided } from "../data-quality/duplicates/Decided.tsx";
import { duplicateFields, filterOf } from "../data-quality/duplicates/duplicate-filter.ts";
import { ReviewQueue } from "../data-quality/duplicates/ReviewQueue.tsx";
import { links } from "../links.ts";
import { useDuplicatesTexts } from "../texts/duplicates/useDuplicatesTexts.ts";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";

const route = getRouteApi("/shell/duplicates");

/** Records that look alike: to be decided on pair by pair, and what was decided. */
export function DuplicatesPage() {
  const texts = useDuplicatesTexts();
  const { duplicates: t } = texts;
  const { go } = useNavigation();
  const { tab = "review", mine = false, kind, band, relation } = route.useSearch();
  const values = { kind, band, relation };
  // biome-ignore lint/correctness/useExhaustiveDependencies: one filter for as long as the address says the same
  const filter = useMemo(() => filterOf(values), [kind, band, relation]);
  const isNarrowed = Object.values(values).some((value) => value !== undefined);
  return (
    <Page shape={tab === "review" ? "fill" : "flow"}>
      <Trail steps={[{ label: t.title }]} />
      <Tabs
        label={t.tabs}
        current={tab}
        tabs={(["review", "decided"] as const).map((id) => ({
          id,
          label: t.tab[id],
          href: links.duplicates(id === "review" ? values : { tab: id }),
        }))}
      />
      {tab === "review" ? (
        <ReviewQueue
          sentence={
            <FilterSentence
              subject={t.subject}
              fields={duplicateFields(texts)}
              values={values}
              onChange={(clauses) => go(links.duplicates(clauses), { replace: true })}
            />
          }
          filter={filter}
          isNarrowed={isNarrowed}
          onAll={() => go(links.duplicates(), { replace: true })}
        />
      ) : (
        <Decided
          isMine={mine}
          onWhose={(isMine) => go(links.duplicates({ tab, mine: isMine }), { replace: true })}
        />
      )}
    </Page>
  );
}
