import { useQueryClient } from "@tanstack/react-query";
import { readMe } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { keyOf } from "../../api.ts";
import { links } from "../../links.ts";
import { useNavigation } from "../../ui/Link.tsx";

/** Goes inside as somebody who has just signed in. What another person read at this browser is forgotten first. */
export function useEnter(): (me: OutputOf<typeof readMe>, to?: string) => void {
  const client = useQueryClient();
  const { go } = useNavigation();
  return (me, to) => {
    client.clear();
    client.setQueryData(keyOf(readMe, {}), me);
    go(isInside(to) ? to : links.home(), { replace: true });
  };
}

/** Only an address of our own: `//elsewhere.example` and `/\elsewhere` would leave. */
function isInside(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to);
}
