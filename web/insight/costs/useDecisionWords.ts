import type { OutputOf } from "../../../contract/endpoint.ts";
import type { listCostChanges } from "../../../contract/insight.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";

export type ChangeRow = OutputOf<typeof listCostChanges>["rows"][number];

/** Who drafted a change and what became of it. */
export function useDecisionWords() {
  const { change: t } = useCostsTexts();
  const format = useFormat();
  return (row: ChangeRow): string => {
    const drafted = t.draftedBy(row.draftedBy, format.date(row.draftedAt));
    if (row.decidedBy === null || row.decidedAt === null) return drafted;
    const when = format.date(row.decidedAt);
    const decided =
      row.state === "approved" ? t.approvedBy(row.decidedBy, when) : t.withdrawnBy(row.decidedBy, when);
    return [drafted, decided, row.isOwn ? t.own : null].filter(Boolean).join(" · ");
  };
}
