import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { isCurrencyFixed, workspaceState } from "./workspace-state.ts";

export async function readWorkspace({ tx }: Call<typeof administration.readWorkspace>) {
  const { fields, version } = await workspaceState(tx);
  return { ...fields, version, isCurrencyFixed: await isCurrencyFixed(tx) };
}
