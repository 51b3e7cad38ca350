import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Endpoint } from "../../contract/endpoint.ts";
import { readFreshness, recomputeValue } from "../../contract/insight.ts";
import { keyOf, useRead, useWrite } from "../api.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { Notice } from "../ui/states/Notice.tsx";

/** While figures are computed: the notice goes when they are there. */
const lookEveryMs = 2000;

/**
 * Says when facts or rates changed after the figures were computed, and offers to compute anew to those who may.
 * @param reads what the page shows of the figures, asked again when they were computed
 */
export function Freshness({ reads }: { reads: readonly Endpoint[] }) {
  const { curve: t } = useCurveTexts();
  const client = useQueryClient();
  const { data } = useRead(
    readFreshness,
    {},
    { every: (former) => former?.isComputing === true && lookEveryMs },
  );
  const again = useWrite(recomputeValue, { invalidates: [readFreshness] });
  const mayRun = useMay("value.run");
  const shown = useRef(data?.computedAt);
  useEffect(() => {
    if (data === undefined) return;
    if (shown.current !== undefined && shown.current !== data.computedAt)
      for (const read of reads) void client.invalidateQueries({ queryKey: keyOf(read) });
    shown.current = data.computedAt;
  }, [client, data, reads]);
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
