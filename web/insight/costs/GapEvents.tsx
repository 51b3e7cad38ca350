import type { OutputOf } from "../../../contract/endpoint.ts";
import type { listCostGaps } from "../../../contract/insight.ts";
import { listGapEvents } from "../../../contract/insight.ts";
import { useReadPages } from "../../api.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { Peek } from "../../ui/frame/Peek.tsx";
import { FactList } from "./FactList.tsx";

export type Gap = OutputOf<typeof listCostGaps>["rows"][number];

/** What happened on days without a rate. */
export function GapEvents({ gap, onClose }: { gap: Gap; onClose: () => void }) {
  const { rates: t, coverage } = useCostsTexts();
  const { activity, from, until } = gap;
  const list = useReadPages(listGapEvents, { activity, from, until, limit: 100 });
  return (
    <Peek label={t.eventsOf(gap.name)} onClose={onClose}>
      <FactList list={list} empty={coverage.empty} />
    </Peek>
  );
}
