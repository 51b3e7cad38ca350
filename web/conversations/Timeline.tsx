import { Button } from "@mantine/core";
import { listTimeline, timelineKinds } from "../../contract/conversations.ts";
import { useReadPages } from "../api.ts";
import { links } from "../links.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { Empty } from "../ui/states/Empty.tsx";
import { KindChoice } from "./KindChoice.tsx";
import { TimelineList } from "./TimelineList.tsx";
import { timelineAsked } from "./timeline-asked.ts";

type TimelineProps = { partyId: string; kinds: string | undefined; onLog?: (() => void) | undefined };

/** Everything that happened with a customer, newest first, each with its amount in the ledger at the right edge. */
export function Timeline({ partyId, kinds, onLog }: TimelineProps) {
  const { timeline: t } = useCardTexts();
  const kind = timelineKinds.find((one) => one === kinds);
  const list = useReadPages(listTimeline, timelineAsked(partyId, kinds), { keepsFormer: true });
  return (
    <div>
      <KindChoice
        kinds={timelineKinds}
        kind={kind}
        hrefOf={(next) => links.party(partyId, { tab: "timeline", kinds: next })}
      />
      <TimelineList
        list={list}
        empty={
          <Empty
            title={kind ? t.emptyKind : t.empty}
            sentence={kind ? undefined : t.emptySentence}
            action={onLog ? <Button onClick={onLog}>{t.log}</Button> : undefined}
          />
        }
      />
    </div>
  );
}
