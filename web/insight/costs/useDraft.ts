import type { OutputOf } from "../../../contract/endpoint.ts";
import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import {
  changeCostChange,
  draftCostChange,
  listCostChanges,
  readCostChange,
} from "../../../contract/insight.ts";
import { call, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useCostsTexts } from "../../texts/useCostsTexts.ts";
import { useNavigation } from "../../ui/Link.tsx";
import { toastDone } from "../../ui/states/toast.tsx";

export type Change = OutputOf<typeof readCostChange>;
type Part = Partial<Pick<CostModelDocument, "pools" | "activities">>;

/** Which draft something goes into: one that is open, or a new one with its days and reason. */
export type Into = { changeId: string; validFrom: string; validUntil: string; reason: string };

/** Puts a pool or an activity into a draft, in place of what it says of the same one already, and opens that draft. */
export function useDraft() {
  const { draft: t } = useCostsTexts();
  const { go } = useNavigation();
  const reads = [listCostChanges, readCostChange];
  const begin = useWrite(draftCostChange, { invalidates: reads });
  const change = useWrite(changeCostChange, { invalidates: reads });

  return async (title: string, part: Part, into: Into) => {
    const { changeId } =
      into.changeId === "" ? await fresh(title, part, into) : await added(part, into.changeId);
    toastDone(t.saved);
    go(links.costs({ tab: "changes", change: changeId }));
  };

  function fresh(title: string, part: Part, { validFrom, validUntil, reason }: Into) {
    return begin.mutateAsync({
      document: { title, reason, validFrom: validFrom || null, validUntil: validUntil || null, ...part },
    });
  }

  async function added(part: Part, changeId: string) {
    const now = await call(readCostChange, { changeId });
    const document = now.document;
    if (document === undefined) throw new Error("A draft without its document.");
    const pools = part.pools ?? [];
    const activities = part.activities ?? [];
    const others = <Row extends { code: string }>(rows: readonly Row[], fresh: readonly Row[]) =>
      rows.filter((row) => fresh.every((one) => one.code !== row.code));
    return change.mutateAsync({
      changeId,
      version: now.version,
      document: {
        ...document,
        pools: [...others(document.pools, pools), ...pools],
        activities: [...others(document.activities, activities), ...activities],
      },
    });
  }
}
