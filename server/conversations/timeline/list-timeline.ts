import type * as conversations from "../../../contract/conversations.ts";
import { timelineKinds } from "../../../contract/conversations.ts";
import { findParty } from "../../customers/find-party.ts";
import type { Call } from "../../plumbing/action.ts";
import { readTimeline } from "./read-timeline.ts";

/** Everything that happened with a customer. Those who may not see documents see the rest. */
export async function listTimeline({ tx, actor, input }: Call<typeof conversations.listTimeline>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const hidden = new Set<string>();
  if (!actor.may.has("document.read")) hidden.add("document");
  if (!actor.may.has("value.read")) hidden.add("rating");
  const kinds = (input.kinds ?? timelineKinds).filter((kind) => !hidden.has(kind));
  return readTimeline(tx, actor, partyId, { ...input, kinds });
}
