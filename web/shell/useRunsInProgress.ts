import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { listRuns } from "../../contract/data-quality.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useRead } from "../api.ts";
import { useMay } from "./MeContext.tsx";

export type RunInProgress = OutputOf<typeof listRuns>["rows"][number];

/** How many stand in the rail; the others are on the page of runs. */
const shown = 3;

const lookMs = { atWork: 2000, atRest: 20_000 };

/**
 * Long work that is under way. When some of it has ended, everything that was read before is asked for anew: a load, an undo or a
 * computation may have changed any page. One often follows another, so that the look stays close for as long as it else rests.
 */
export function useRunsInProgress(): readonly RunInProgress[] {
  const client = useQueryClient();
  const closeUntil = useRef(0);
  const { data } = useRead(
    listRuns,
    { active: "true", limit: shown },
    {
      isOn: useMay("run.read"),
      every: (former) =>
        (former && former.rows.length > 0) || Date.now() < closeUntil.current ? lookMs.atWork : lookMs.atRest,
    },
  );
  const former = useRef(data?.rows);
  useEffect(() => {
    const ended =
      former.current?.some(({ runId }) => !data?.rows.some((run) => run.runId === runId)) ?? false;
    former.current = data?.rows;
    if (!ended) return;
    closeUntil.current = Date.now() + lookMs.atRest;
    void client.invalidateQueries();
  }, [client, data]);
  return data?.rows ?? [];
}
