import { Button } from "@mantine/core";
import type { Endpoint } from "../../contract/endpoint.ts";
import { readFreshness, recomputeValue } from "../../contract/insight.ts";
import { useWrite } from "../api.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { Notice } from "../ui/states/Notice.tsx";
import { useFreshness } from "./useFreshness.ts";

/**
 * Says when facts or rates changed after the figures were computed, and offers to compute anew to those who may.
 * @param reads what the page shows of the figures, asked again when they were computed
 */
export function Freshness({ reads }: { reads: readonly Endpoint[] }) {
  const { curve: t } = useCurveTexts();
  const data = useFreshness(reads);
  const again = useWrite(recomputeValue, { invalidates: [readFreshness] });
  const mayRun = useMay("value.run");
  if (!data?.isStale || !data.hasCustomers) return null;
  return (
    <Notice
      actions={
        mayRun && !data.isComputing ? (
          <Button loading={again.isPending} onClick={() => again.mutate({})}>
            {t.recompute}
          </Button>
        ) : null
      }
    >
      {data.isComputing ? t.asked : t.stale}
    </Notice>
  );
}
