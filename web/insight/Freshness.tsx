import { Button } from "@mantine/core";
import type { Endpoint } from "../../contract/endpoint.ts";
import { readValueSummary, recomputeValue } from "../../contract/insight.ts";
import { useRead, useWrite } from "../api.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { Notice } from "../ui/states/Notice.tsx";

/** While figures are computed: the notice goes when they are there. */
const lookEveryMs = 2000;

/**
 * Says when facts changed after the figures were computed, and offers to compute anew to those who may.
 * @param reads what the page shows of the figures, asked again afterwards
 */
export function Freshness({ reads }: { reads: readonly Endpoint[] }) {
  const { curve: t } = useCurveTexts();
  const { data } = useRead(
    readValueSummary,
    {},
    { every: (former) => former?.isComputing === true && lookEveryMs },
  );
  const again = useWrite(recomputeValue, { invalidates: [...reads, readValueSummary] });
  const mayRun = useMay("value.run");
  const isComputing = data?.isComputing ?? false;
  if (!data?.isStale || data.customers === 0) return null;
  return (
    <Notice
      actions={
        mayRun && !isComputing ? (
          <Button loading={again.isPending} onClick={() => again.mutate({})}>
            {t.recompute}
          </Button>
        ) : null
      }
    >
      {isComputing ? t.asked : t.stale}
    </Notice>
  );
}
