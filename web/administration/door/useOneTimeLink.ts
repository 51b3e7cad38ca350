import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { checkLink } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { call } from "../../api.ts";
import type { ApiProblem } from "../../api-problem.ts";

export type OpenLink = OutputOf<typeof checkLink> & { token: string };

/** What the link in the address is good for: its token stands behind the #, which the browser keeps to itself. */
export function useOneTimeLink() {
  const token = useLocation({ select: (location) => location.hash }).replace(/^#/, "");
  const { data, error } = useQuery<OpenLink, ApiProblem>({
    queryKey: ["one-time link", token],
    queryFn: async ({ signal }) => ({ ...(await call(checkLink, { token }, { signal })), token }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  return { token, link: data, problem: error ?? undefined };
}
