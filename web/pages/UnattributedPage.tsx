import { getRouteApi } from "@tanstack/react-router";
import { listUnattributed, summariseUnattributed, timelineKinds } from "../../contract/conversations.ts";
import { useRead, useReadPages } from "../api.ts";
import { KindChoice } from "../conversations/KindChoice.tsx";
import { TimelineList } from "../conversations/TimelineList.tsx";
import { links } from "../links.ts";
import { useListTexts } from "../texts/lists/useListTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Figure, FigureRow } from "../ui/figures/Figure.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/unattributed");

/** What happened and cost that nobody could attribute to a customer: shown here, and never smeared over the others. */
export function UnattributedPage() {
  const { unattributed: t, timeline } = useListTexts();
  const format = useFormat();
  const search = route.useSearch();
  const { data, error, refetch } = useRead(summariseUnattributed, {});
  const kinds = timelineKinds.filter((kind) => data?.kinds.some((one) => one.kind === kind));
  const kind = kinds.find((one) => one === search.kind);
  const list = useReadPages(
    listUnattributed,
    { ...(kind ? { kinds: kind } : {}), limit: 50 },
    { keepsFormer: true, isOn: !error },
  );
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader title={t.title} sentence={t.sentence} />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonLines lines={3} lineHeight={30} /> : null}
      {data && data.kinds.length > 0 ? (
        <FigureRow>
          {data.kinds.map((one) => (
            <Figure
              key={one.kind}
              label={timeline.kinds[one.kind]}
              value={one.count}
              href={links.unattributed({ kind: one.kind })}
              reason={[
                one.open > 0 ? t.open(format.amount(one.open)) : null,
                one.amount === undefined || Number(one.amount) === 0
                  ? null
                  : t.costs(format.money(one.amount)),
                one.firstOn && one.lastOn
                  ? [...new Set([format.month(one.firstOn), format.month(one.lastOn)])].join(" – ")
                  : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            />
          ))}
        </FigureRow>
      ) : null}
      {kinds.length > 1 ? (
        <KindChoice kinds={kinds} kind={kind} hrefOf={(next) => links.unattributed({ kind: next })} />
      ) : null}
      {error ? null : <TimelineList list={list} empty={<Empty title={t.none} sentence={t.noneSentence} />} />}
    </Page>
  );
}
