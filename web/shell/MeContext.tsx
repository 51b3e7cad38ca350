import { createContext, useContext } from "react";
import type { readMe } from "../../contract/administration.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import type { Permission } from "../../contract/permissions.ts";

export type Me = OutputOf<typeof readMe>;

export const MeContext = createContext<Me | null>(null);

/** The person who is signed in. Only below the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe is for pages inside the shell: there somebody is signed in.");
  return me;
}

/** Whether the role holds a permission: to leave out what it may not use, or to disable it with a reason. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
