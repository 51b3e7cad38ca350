import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { readExample } from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useRead } from "../../api.ts";

export type Example = OutputOf<typeof readExample>;

const lookEveryMs = 800;

/** Whether the example company is here. When it has come or gone, everything that was read before is asked for anew. */
export function useExample(): Example | undefined {
  const client = useQueryClient();
  const { data } = useRead(readExample, {}, { every: (former) => former?.state === "coming" && lookEveryMs });
  const former = useRef(data?.state);
  useEffect(() => {
    const was = former.current;
    former.current = data?.state;
    if (was !== undefined && data !== undefined && was !== data.state) void client.invalidateQueries();
  }, [client, data]);
  return data;
}
