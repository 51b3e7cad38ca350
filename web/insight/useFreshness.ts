import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Endpoint, OutputOf } from "../../contract/endpoint.ts";
import { readFreshness } from "../../contract/insight.ts";
import { keyOf, useRead } from "../api.ts";

/** While figures are computed: what says so goes when they are there. */
const lookEveryMs = 2000;

/**
 * Whether the figures are those of today's facts, and whether they are being computed.
 * @param reads what is shown of the figures, asked again when they were computed
 */
export function useFreshness(reads: readonly Endpoint[]): OutputOf<typeof readFreshness> | undefined {
  const client = useQueryClient();
  const { data } = useRead(
    readFreshness,
    {},
    { every: (former) => former?.isComputing === true && lookEveryMs },
  );
  const shown = useRef(data?.computedAt);
  useEffect(() => {
    if (data === undefined) return;
    if (shown.current !== undefined && shown.current !== data.computedAt)
      for (const read of reads) void client.invalidateQueries({ queryKey: keyOf(read) });
    shown.current = data.computedAt;
  }, [client, data, reads]);
  return data;
}
