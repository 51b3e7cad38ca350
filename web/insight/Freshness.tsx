import { Button } from "@mantine/core";
import type { Endpoint } from "../../contract/endpoint.ts";
import { readValueSummary, recomputeValue } from "../../contract/insight.ts";
import { useRead, useWrite } from "../api.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { Notice } from "../ui/states/Notice.tsx";

/**
 * Says when facts changed after the figures were computed, and offers to compute anew to those who may.
 * @param reads what the page shows of the figures, asked again afterwards
 */
export function Freshness({ reads }: { reads: readonly Endpoint[] }) {
  const { curve: t } = useCurveTexts();
  const { data } = useRead(readValueSummary, {});
  const again = useWrite(recomputeValue, { invalidates: [...reads, readValueSummary] });
  const mayRun = useMay("value.run");
  if (!data?.isStale || data.customers === 0) return null;
  return (
    <Notice
      actions={
        mayRun && !again.isSuccess ? (
          <Button loading={again.isPending} onClick={() => again.mutate({})}>
            {t.recompute}
          </Button>
        ) : null
      }
    >
      {again.isSuccess ? t.asked : t.stale}
    </Notice>
  );
}
