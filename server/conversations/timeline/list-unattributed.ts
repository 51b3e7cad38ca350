import type * as conversations from "../../../contract/conversations.ts";
import type { Call } from "../../plumbing/action.ts";
import { ownCompanyId } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { readTimeline } from "./read-timeline.ts";

/** The facts our own company carries because their source names nobody. Those who see only some customers don't see them. */
export async function listUnattributed({ tx, actor, input }: Call<typeof conversations.listUnattributed>) {
  if (actor.scope !== "all") refuse("not_permitted");
  return readTimeline(tx, actor, ownCompanyId, input);
}
